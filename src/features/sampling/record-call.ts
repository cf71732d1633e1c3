import type { Database } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { type Question, SATISFACTIONS, type Satisfaction } from '../../domain/supervision/questionnaire.js';
import type { Person } from '../../web/visit.js';

export interface CallAnswers {
  sampleId: number;
  position: number;
  reached: boolean;
  satisfaction: Satisfaction | '';
  answers: Partial<Record<Question, 'yes' | 'no'>>;
  note: string;
}

/** SV-05: keeps what an applicant answered on the telephone; once, and in the history of his case (T40). */
export async function recordCall(
  database: Database,
  person: Person,
  given: CallAnswers,
  now: Date,
): Promise<{ ok: true } | { ok: false; code: 'not-found' | 'called-already' }> {
  const { sampleId, position, reached, satisfaction, answers, note } = given;
  return database.write(async (tx) => {
    const sample = await tx.sample.findUnique({ where: { id: sampleId } });
    const drawn = await tx.sampleCase.findUnique({ where: { sampleId_position: { sampleId, position } } });
    if (sample === null || drawn === null || sample.hallId !== person.hallId) {
      return { ok: false, code: 'not-found' };
    }
    const { count } = await tx.sampleCase.updateMany({
      where: { sampleId, position, calledAt: null },
      data: {
        calledAt: now,
        calledBy: person.name,
        reached,
        satisfaction: reached ? satisfaction : '',
        answers: JSON.stringify(reached ? answers : {}),
        note,
      },
    });
    if (count === 0) return { ok: false, code: 'called-already' };
    const { state } = await tx.case.findUniqueOrThrow({
      where: { id: drawn.caseId },
      select: { state: true },
    });
    await recordEvent(tx, {
      hallId: sample.hallId,
      caseId: drawn.caseId,
      kind: 'sampled',
      transition: 'T40',
      fromState: state,
      toState: state,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      details: {
        month: sample.month,
        result: reached && satisfaction !== '' ? SATISFACTIONS[satisfaction] : '没有联系上',
      },
    });
    return { ok: true };
  });
}
