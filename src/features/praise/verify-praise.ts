import type { Database } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { isPraiseState, type PraiseRefusal, verificationRefusal } from '../../domain/praise/praise.js';
import type { Person } from '../../web/visit.js';
import { findPraise, praiseReach } from './praise.repository.js';

export type VerifyPraiseOutcome =
  | { ok: true }
  | { ok: false; kind: 'refused'; refusal: PraiseRefusal }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'changed' };

/** Says whether praise is true, so that it may count (S-13); never the person praised. */
export async function verifyPraise(
  database: Database,
  person: Person,
  given: { number: string; version: number; outcome: 'verified' | 'not-verified'; note: string },
  now: Date,
): Promise<VerifyPraiseOutcome> {
  return database.write(async (tx) => {
    const row = await findPraise(tx, praiseReach(person), given.number);
    if (row === null) return { ok: false, kind: 'not-found' };
    const state = isPraiseState(row.state) ? row.state : 'not-verified';
    const refusal = verificationRefusal(
      { state, staffId: row.staffId },
      { staffId: person.staffId, ...given },
    );
    if (refusal !== null) return { ok: false, kind: 'refused', refusal };
    const { count } = await tx.praise.updateMany({
      where: { id: row.id, version: given.version, state: 'registered' },
      data: {
        state: given.outcome,
        verifiedAt: now,
        verifiedById: person.staffId,
        verifiedBy: person.name,
        note: given.note,
        version: { increment: 1 },
      },
    });
    if (count === 0) return { ok: false, kind: 'changed' };
    await recordProceeding(tx, {
      hallId: row.hallId,
      about: 'praise',
      aboutId: row.id,
      kind: given.outcome,
      fromState: 'registered',
      toState: given.outcome,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      note: given.note,
    });
    return { ok: true };
  });
}
