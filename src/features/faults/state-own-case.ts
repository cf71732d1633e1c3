import type { Database } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { type FaultRefusal, refuseStatement } from '../../domain/accountability/fault-procedure.js';
import type { Person } from '../../web/visit.js';
import { findOwnFault, inProcedure, saveFault } from './faults.repository.js';

export type StatementOutcome =
  | { ok: true }
  | { ok: false; kind: 'not-found' | 'changed' }
  | { ok: false; kind: 'refused'; refusal: FaultRefusal };

/** S-14: the person concerned speaks for himself, in his own words, once. */
export async function stateOwnCase(
  database: Database,
  person: Person,
  given: { number: string; version: number; statement: string },
  now: Date,
): Promise<StatementOutcome> {
  return database.write(async (tx) => {
    const row = await findOwnFault(tx, person.staffId, given.number);
    if (row === null) return { ok: false, kind: 'not-found' };
    const refusal = refuseStatement(inProcedure(row, false), person.staffId);
    if (refusal !== null) return { ok: false, kind: 'refused', refusal };
    const seen = { id: row.id, version: given.version };
    if (!(await saveFault(tx, seen, { hearing: given.statement, heardAt: now })))
      return { ok: false, kind: 'changed' };
    await recordProceeding(tx, {
      hallId: row.hallId,
      about: 'fault',
      aboutId: row.id,
      kind: 'stated',
      fromState: row.state,
      toState: row.state,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      note: given.statement,
    });
    return { ok: true };
  });
}
