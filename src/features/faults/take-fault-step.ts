import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { permissionsOf } from '../../domain/access/permissions.js';
import {
  FAULT_STEPS,
  type FaultRefusal,
  type FaultStep,
  refuseStep,
} from '../../domain/accountability/fault-procedure.js';
import type { Person } from '../../web/visit.js';
import { type FaultRow, findFaultCase, hasOpenAppeal, inProcedure, saveFault } from './faults.repository.js';

export type FaultStepOutcome =
  | { ok: true }
  | { ok: false; kind: 'not-found' | 'changed' }
  | { ok: false; kind: 'refused'; refusal: FaultRefusal };

/** What a step changes in the row, and what the history says; or why it is refused after all. */
export interface StepEffect {
  change: NonNullable<Parameters<Tx['faultCase']['updateMany']>[0]>['data'];
  note: string;
  details?: Record<string, unknown>;
  /** What follows once the row is saved. */
  after?: () => Promise<void>;
}

/**
 * Takes one step of the procedure (S-14): finds the fault within reach, asks the rules who may, saves it when it is as
 * the person saw it, and writes the history, in one transaction.
 */
export async function takeFaultStep(
  database: Database,
  person: Person,
  asked: { number: string; version: number; step: FaultStep },
  now: Date,
  effect: (tx: Tx, row: FaultRow) => Promise<StepEffect | FaultRefusal> | StepEffect | FaultRefusal,
): Promise<FaultStepOutcome> {
  return database.write(async (tx) => {
    const row = await findFaultCase(tx, person, asked.number);
    if (row === null) return { ok: false, kind: 'not-found' };
    const facts = inProcedure(row, await hasOpenAppeal(tx, row.id));
    const by = { staffId: person.staffId, permissions: new Set<string>(permissionsOf(person.roles)) };
    const refusal = refuseStep(facts, asked.step, by, now.getTime());
    if (refusal !== null) {
      const stale = row.version !== asked.version && refusal.code === 'not-now';
      return stale ? { ok: false, kind: 'changed' } : { ok: false, kind: 'refused', refusal };
    }
    if (row.version !== asked.version) return { ok: false, kind: 'changed' };
    const found = await effect(tx, row);
    if ('rule' in found) return { ok: false, kind: 'refused', refusal: found };
    const { to } = FAULT_STEPS[asked.step];
    if (!(await saveFault(tx, row, { ...found.change, state: to }))) return { ok: false, kind: 'changed' };
    await recordProceeding(tx, {
      hallId: row.hallId,
      about: 'fault',
      aboutId: row.id,
      kind: asked.step,
      fromState: row.state,
      toState: to,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      note: found.note,
      ...(found.details ? { details: found.details } : {}),
    });
    await found.after?.();
    return { ok: true };
  });
}
