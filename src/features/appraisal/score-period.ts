import type { SqlReader } from '../../db/database.js';
import { type AppraisalResult, appraise } from '../../domain/appraisal/appraise.js';
import { caseRankPoints } from '../../domain/appraisal/case-ranks.js';
import type { AppraisalScheme } from '../../domain/appraisal/schemes.js';
import type { AppraisalFacts, AppraisalSubject } from '../../domain/appraisal/score-subject.js';
import type { SummedEntry } from './entries.repository.js';
import type { ResultFacts } from './result-facts.js';

/** The score of a subject with its place: 1 the best, equal totals share it. */
export type RankedResult = AppraisalResult & ResultFacts & { rank: number; awarded: boolean };

/** Scores the subjects of a period by what counts in it (8.1 to 8.5). Results in the order of the subjects. */
export function scorePeriod(
  scheme: AppraisalScheme,
  subjectIds: readonly number[],
  entries: readonly SummedEntry[],
  factsOf: (subjectId: number) => AppraisalFacts,
): RankedResult[] {
  const bySubject = new Map<number, SummedEntry[]>();
  for (const entry of entries) {
    const list = bySubject.get(entry.subjectId);
    if (list === undefined) bySubject.set(entry.subjectId, [entry]);
    else list.push(entry);
  }
  const subjects = subjectIds.map(
    (id): AppraisalSubject => ({
      id: String(id),
      entries: (bySubject.get(id) ?? []).map(({ rule, count, points, eventKey }) => ({
        rule,
        count: Number(count),
        ...(points === null ? {} : { points }),
        ...(eventKey === '' ? {} : { event: eventKey }),
      })),
      facts: factsOf(id),
    }),
  );
  const { results, awarded } = appraise(scheme, subjects);
  const cases = subjects.map(({ facts }) => facts?.cases ?? null);
  const rankPoints = caseRankPoints(cases, scheme.rankPoints);
  const falling = results.map(({ total }) => total).sort((one, other) => other - one);
  return results.map((result, index) => ({
    ...result,
    facts: subjects[index]?.facts ?? {},
    rankPoints: cases[index] === null ? null : (rankPoints[index] ?? null),
    rank: falling.indexOf(result.total) + 1,
    awarded: awarded?.includes(result.id) ?? false,
  }));
}

/** A result as it is stored. */
export interface StoredResult {
  id: number;
  subjectKind: string;
  subjectId: number;
  subjectName: string;
  departmentId: number | null;
  windowId: number | null;
  facts: string;
  categories: string;
  bonus: number;
  total: number;
  rank: number;
  grade: string;
  vetoes: string;
  awarded: number;
}

/** The results of a period, in the order of their subjects. */
export function storedResults(sql: SqlReader, periodId: number): Promise<StoredResult[]> {
  return sql.all<StoredResult>(
    `SELECT "id", "subjectKind", "subjectId", "subjectName", "departmentId", "windowId", "facts", "categories", "bonus", "total",
       "rank", "grade", "vetoes", "awarded"
     FROM "AppraisalResult" WHERE "periodId" = ? ORDER BY "subjectId"`,
    [periodId],
  );
}
