import type { Database } from '../../db/database.js';
import { refuseCompletion } from '../../domain/accountability/measure-procedure.js';
import type { Person } from '../../web/visit.js';
import { type AskedStep, type MeasureStepOutcome, takeMeasureStep } from './take-measure-step.js';

/** Reports a measure as carried out: an apology made, a transfer done, a person returned to his unit. */
export function completeMeasure(
  database: Database,
  person: Person,
  asked: AskedStep & { note: string },
  now: Date,
): Promise<MeasureStepOutcome> {
  return takeMeasureStep(database, person, asked, now, async (_tx, _row, facts) => {
    const refusal = refuseCompletion(facts, person);
    if (refusal !== null) return refusal;
    return {
      kind: 'completed',
      change: { state: 'done', isOpen: false, endedAt: now, outcome: asked.note },
      note: asked.note,
    };
  });
}
