import type { Database } from '../../db/database.js';
import { refuseDecision } from '../../domain/accountability/measure-procedure.js';
import { MEASURES } from '../../domain/accountability/measures.js';
import type { Person } from '../../web/visit.js';
import { tellRole } from '../accountability/tell-deciders.js';
import { measureFacts } from './measures.repository.js';
import { type AskedStep, type MeasureStepOutcome, takeMeasureStep } from './take-measure-step.js';

/** 003:L110: decides on a proposed measure; never who proposed it, never who is concerned. */
export function decideMeasure(
  database: Database,
  person: Person,
  asked: AskedStep & { accepted: boolean; decision: string },
  now: Date,
): Promise<MeasureStepOutcome> {
  return takeMeasureStep(database, person, asked, now, async (tx, row, facts) => {
    const refusal = refuseDecision(facts, person);
    if (refusal !== null) return refusal;
    const state = asked.accepted ? 'decided' : 'rejected';
    const words = `${MEASURES[measureFacts(row).code].name}（${row.number}）已决定，请送达`;
    return {
      kind: state,
      change: {
        state,
        isOpen: asked.accepted,
        decidedById: person.staffId,
        decidedBy: person.name,
        decidedAt: now,
        decision: asked.decision,
      },
      note: asked.decision,
      ...(asked.accepted && {
        after: () =>
          tellRole(tx, {
            hallId: row.hallId,
            role: 'inspection-office',
            kind: 'measure-waiting',
            words,
            at: now,
            exceptId: row.staffId,
          }),
      }),
    };
  });
}
