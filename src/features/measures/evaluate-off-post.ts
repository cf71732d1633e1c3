import type { Database, Tx } from '../../db/database.js';
import { refuseEvaluation } from '../../domain/accountability/measure-procedure.js';
import type { MeasureCode } from '../../domain/accountability/measures.js';
import { OFF_POST_OUTCOMES, type OffPostOutcome } from '../../domain/accountability/off-post.js';
import type { Person } from '../../web/visit.js';
import type { MeasureRow } from './measures.repository.js';
import { endOffPost } from './off-post-absence.js';
import { insertMeasure } from './propose-measure.js';
import {
  type AskedStep,
  type MeasureStepOutcome,
  takeMeasureStep,
  tellConcerned,
} from './take-measure-step.js';

export interface Evaluation extends AskedStep {
  clients: string;
  units: string;
  result: string;
  outcome: OffPostOutcome;
}

/**
 * 003:L82-86: the meeting with representatives of clients and units after the days. Restoring gives the post back at
 * once; otherwise a transfer or a dismissal is proposed, and he stays off his post until that is decided and served.
 */
export function evaluateOffPost(
  database: Database,
  person: Person,
  asked: Evaluation,
  now: Date,
): Promise<MeasureStepOutcome> {
  return takeMeasureStep(database, person, asked, now, async (tx, row, facts) => {
    const refusal = refuseEvaluation(facts, person, now.getTime());
    if (refusal !== null) return refusal;
    const { name, follows } = OFF_POST_OUTCOMES[asked.outcome];
    const evaluation = { clients: asked.clients, units: asked.units, result: asked.result };
    return {
      kind: 'evaluated',
      change: {
        state: 'done',
        isOpen: false,
        evaluatedAt: now,
        evaluation: JSON.stringify(evaluation),
        outcome: asked.outcome,
      },
      note: `${name}；${asked.result}`,
      after: async () => {
        if (follows === null && row.staffId !== null) await endOffPost(tx, row.staffId, now);
        if (follows !== null) await proposeFollowing(tx, row, follows, { person, result: asked.result, now });
        await tellConcerned(tx, row, `期满评议结果：${name}（${row.number}）`, now);
      },
    };
  });
}

async function proposeFollowing(
  tx: Tx,
  { hallId, number, staffId, staffName, departmentId }: MeasureRow,
  code: MeasureCode,
  { person, result, now }: { person: Person; result: string; now: Date },
): Promise<void> {
  await insertMeasure(tx, {
    hallId,
    subjectKind: 'person',
    staffId,
    staffName,
    departmentId,
    code,
    state: 'proposed',
    legalBasis: '被诉待岗制度：期满评议（003:L82-86）',
    facts: `${number} 期满评议：${result}`,
    proposedById: person.staffId,
    proposedBy: person.name,
    proposedAt: now,
    by: { staffId: person.staffId, name: person.name },
  });
}

/** The meeting as it was written down. */
export function readEvaluation(text: string): { clients: string; units: string; result: string } | null {
  return text === '' ? null : (JSON.parse(text) as { clients: string; units: string; result: string });
}
