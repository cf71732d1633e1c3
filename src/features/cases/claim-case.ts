import type { Tx } from '../../db/database.js';
import { refuse } from '../../domain/cases/refusal.js';
import type { ActionOutcome } from './act-on-case.js';
import { type CaseForAction, eventsAfter } from './cases.repository.js';

/**
 * Takes a case for a change, before anything else is written: only while it still is as the person saw it.
 * @returns null when it is his, else what to answer
 */
export async function claimCase(
  tx: Tx,
  found: Pick<CaseForAction, 'id' | 'version' | 'state'>,
  seen: { version: number; seenEventId: number },
): Promise<Extract<ActionOutcome, { kind: 'changed' }> | null> {
  const { count } = await tx.case.updateMany({
    where: { id: found.id, version: seen.version },
    data: { version: { increment: 1 } },
  });
  if (count === 1) return null;
  return {
    ok: false,
    kind: 'changed',
    refusal: refuse('S-59', 'changed-by-another', { state: found.state }).refusal,
    since: await eventsAfter(tx, found.id, seen.seenEventId),
  };
}
