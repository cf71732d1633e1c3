import type { AppraisalFacts } from '../../domain/appraisal/score-subject.js';

/** What a result was scored with beside its entries, as it is stored with it. */
export interface ResultFacts {
  facts: AppraisalFacts;
  rankPoints: number | null;
}

/** Facts as a result keeps them: in the same order whatever the input. */
export function writeFacts({ facts, rankPoints }: ResultFacts): string {
  return JSON.stringify({
    ...(facts.cases === undefined ? {} : { cases: facts.cases }),
    ...(facts.windowGradeMonth === undefined ? {} : { windowGradeMonth: facts.windowGradeMonth }),
    ...(facts.windowGradeYear === undefined ? {} : { windowGradeYear: facts.windowGradeYear }),
    ...(rankPoints === null ? {} : { rankPoints }),
  });
}

/** The facts of a stored result. */
export function readFacts(text: string): ResultFacts {
  const { rankPoints = null, ...facts } = JSON.parse(text) as AppraisalFacts & { rankPoints?: number };
  return { facts, rankPoints };
}
