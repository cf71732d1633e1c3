import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import type { MeasureFacts, MeasureRefusal } from '../../domain/accountability/measure-procedure.js';
import type { Person } from '../../web/visit.js';
import { putMessages } from '../reminders/reminders.repository.js';
import { findMeasure, type MeasureRow, measureFacts } from './measures.repository.js';

export type MeasureStepOutcome =
  | { ok: true; number: string }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'changed' }
  | { ok: false; kind: 'refused'; refusal: MeasureRefusal };

export interface MeasureStep {
  kind: string;
  change: NonNullable<Parameters<Tx['measure']['updateMany']>[0]>['data'] & { state: string };
  note: string;
  after?: () => Promise<void>;
}

export interface AskedStep {
  number: string;
  version: number;
}

type Find = (tx: Tx, person: Person, number: string) => Promise<MeasureRow | null>;

/**
 * One step of a measure: found within reach, judged by the rules, saved when it is still as the person saw it, with
 * its entry in the history. `judge` gives a refusal or the step.
 */
export function takeMeasureStep(
  database: Database,
  person: Person,
  asked: AskedStep,
  now: Date,
  judge: (tx: Tx, row: MeasureRow, facts: MeasureFacts) => Promise<MeasureRefusal | MeasureStep>,
  find: Find = findMeasure,
): Promise<MeasureStepOutcome> {
  return database.write(async (tx) => {
    const row = await find(tx, person, asked.number);
    if (row === null) return { ok: false, kind: 'not-found' };
    if (row.version !== asked.version) return { ok: false, kind: 'changed' };
    const step = await judge(tx, row, measureFacts(row));
    if ('code' in step) return { ok: false, kind: 'refused', refusal: step };
    const { count } = await tx.measure.updateMany({
      where: { id: row.id, version: asked.version },
      data: { ...step.change, version: { increment: 1 } },
    });
    if (count === 0) return { ok: false, kind: 'changed' };
    await recordProceeding(tx, {
      hallId: row.hallId,
      about: 'measure',
      aboutId: row.id,
      kind: step.kind,
      fromState: row.state,
      toState: step.change.state,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      note: step.note,
    });
    await step.after?.();
    return { ok: true, number: row.number };
  });
}

/** Puts a word before the person whom a measure is on; none when it is on a section. */
export async function tellConcerned(tx: Tx, row: MeasureRow, words: string, at: Date): Promise<void> {
  if (row.staffId === null) return;
  const { hallId, staffId } = row;
  await putMessages(tx, [{ hallId, staffId, caseId: null, kind: 'measure-own', words, at }]);
}
