import type { Tx } from '../../db/database.js';
import { DEFAULT_EFFICIENCY } from '../../domain/appraisal/efficiency.js';
import { isMonthPeriod } from '../../domain/appraisal/period.js';
import type { GradedSubject } from '../../domain/appraisal-procedure/check-grades.js';
import {
  BEST_WINDOW_GRADE,
  gradeBounds,
  isProcedureScheme,
  NOT_CHOSEN,
  type ProcedureScheme,
} from '../../domain/appraisal-procedure/procedure-schemes.js';
import type { PeriodState } from '../../domain/appraisal-procedure/take-step.js';
import type { Person } from '../../web/visit.js';
import { unfitByWarnings } from '../measures/measure-evidence.js';
import { readEfficiencyContent, readSchemeContent } from '../schemes/scheme-in-force.js';
import { type ResultRow, vetoesOf } from './periods.repository.js';

/** The grade in which a step begins, by the state of the period: by score, then as the step before left it. */
export function gradeBefore(row: ResultRow, scheme: ProcedureScheme, state: PeriodState): string {
  if (state === 'open') return computedGrade(row, scheme);
  return state === 'proposed' ? row.proposedGrade : row.reviewedGrade;
}

/** The grade by score alone; EFF has no score, so everybody begins in the middle grade of its scheme. */
export function computedGrade(row: ResultRow, scheme: ProcedureScheme): string {
  switch (scheme) {
    case 'BEST':
      return row.awarded ? BEST_WINDOW_GRADE : NOT_CHOSEN;
    case 'EFF':
      return row.grade || DEFAULT_EFFICIENCY.grades.middle.name;
    default:
      return row.grade;
  }
}

/** The grade of a result as far as the procedure has come. */
export function latestGrade(row: ResultRow, scheme: ProcedureScheme): string {
  return row.decidedGrade || row.reviewedGrade || row.proposedGrade || computedGrade(row, scheme);
}

/** The bounds of a stored period. */
export function boundsOf(period: { scheme: string; period: string; schemeContent: string }) {
  const scheme = isProcedureScheme(period.scheme) ? period.scheme : 'EFF';
  const { schemeContent } = period;
  return gradeBounds(
    scheme === 'EFF' ? readEfficiencyContent(schemeContent) : readSchemeContent(schemeContent),
    period.period.length === 4,
  );
}

/** What somebody typed for a result. */
export interface TypedGrade {
  grade: string;
  reason: string;
}

/** The results with the grades of one step; what was not typed stays as it was. */
export function gradedSubjects(
  rows: readonly ResultRow[],
  met: ReadonlyMap<string, readonly string[]>,
  given: {
    scheme: ProcedureScheme;
    state: PeriodState;
    typed: ReadonlyMap<number, TypedGrade>;
    unfit: ReadonlySet<number>;
  },
): GradedSubject[] {
  return rows.map((row) => {
    const before = gradeBefore(row, given.scheme, given.state);
    const typed = given.typed.get(row.id);
    return {
      id: row.id,
      kind: row.subjectKind,
      name: row.subjectName,
      total: row.total,
      vetoes: vetoesOf(row),
      rules: met.get(`${row.subjectKind}:${row.subjectId}`) ?? [],
      before,
      grade: typed?.grade ?? before,
      reason: typed?.reason || (typed === undefined || typed.grade === before ? row.gradeReason : ''),
      isUnfitByWarnings: isUnfit(row, given.unfit),
    };
  });
}

/** TH-10: the staff who can only be unfit in a period; months and other subjects are not concerned. */
export async function unfitInPeriod(
  client: Pick<Tx, 'thresholdReached'>,
  { hallId, period }: { hallId: number; period: string },
): Promise<ReadonlySet<number>> {
  return isMonthPeriod(period) ? new Set() : unfitByWarnings(client, hallId, Number(period));
}

/** True for a person among them. */
export function isUnfit(
  { subjectKind, subjectId }: { subjectKind: string; subjectId: number },
  unfit: ReadonlySet<number>,
): boolean {
  return subjectKind === 'clerk' && unfit.has(subjectId);
}

/** True when the person, his window or his department is among the results. */
export function isSubject(person: Person, rows: readonly ResultRow[]): boolean {
  const windows = person.ownWindowIds ?? person.windowIds;
  return rows.some(({ subjectKind, subjectId }) => {
    if (subjectKind === 'clerk') return subjectId === person.staffId;
    return subjectKind === 'window' ? windows.includes(subjectId) : subjectId === person.departmentId;
  });
}
