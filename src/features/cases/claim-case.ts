import type { Tx } from '../../db/database.js';
import { refuse } from '../../domain/cases/refusal.js';
import type { ActionOutcome } from './act-on-case.js';
import { type CaseForAction, eventsAfter } from './cases.repository.js';

type Changed = Extract<ActionOutcome, { kind: 'changed' }>;
type Seen = { version: number; seenEventId: number };

/**
 * What others did to a case since the person looked at it, asked before the rules, so that he is told of it and not
 * only of its consequence.
 * @returns null when it still is as he saw it
 */
export async function changedSince(
  tx: Tx,
  found: Pick<CaseForAction, 'id' | 'version' | 'state'>,
  seen: Seen,
): Promise<Changed | null> {
  return found.version === seen.version ? null : changedByAnother(tx, found, seen);
}

/**
 * Takes a case for a change, before anything else is written: only while it still is as the person saw it.
 * @returns null when it is his, else what to answer
 */
export async function claimCase(
  tx: Tx,
  found: Pick<CaseForAction, 'id' | 'version' | 'state'>,
  seen: Seen,
): Promise<Changed | null> {
  const { count } = await tx.case.updateMany({
    where: { id: found.id, version: seen.version },
    data: { version: { increment: 1 } },
  });
  return count === 1 ? null : changedByAnother(tx, found, seen);
}

async function changedByAnother(
  tx: Tx,
  found: Pick<CaseForAction, 'id' | 'state'>,
  { seenEventId }: Seen,
): Promise<Changed> {
  return {
    ok: false,
    kind: 'changed',
    refusal: refuse('S-59', 'changed-by-another', { state: found.state }).refusal,
    since: await eventsAfter(tx, found.id, seenEventId),
  };
}
