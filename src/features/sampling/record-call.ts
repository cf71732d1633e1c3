import type { Database, Tx } from '../../db/database.js';
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
    await recordSampled(tx, sample, drawn.caseId, person, given, now);
    return { ok: true };
  });
}

/** T40: that the applicant was called stands in the history of his case, with his answer in a word. */
async function recordSampled(
  tx: Tx,
  { hallId, month }: { hallId: number; month: string },
  caseId: number,
  person: Person,
  { reached, satisfaction }: CallAnswers,
  now: Date,
): Promise<void> {
  const { state } = await tx.case.findUniqueOrThrow({ where: { id: caseId }, select: { state: true } });
  const result = reached && satisfaction !== '' ? SATISFACTIONS[satisfaction] : '没有联系上';
  await recordEvent(tx, {
    hallId,
    caseId,
    kind: 'sampled',
    transition: 'T40',
    fromState: state,
    toState: state,
    staffId: person.staffId,
    actorName: person.name,
    at: now,
    details: { month, result },
  });
}
