import type { SqlReader, Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { quotaOf, rankByTotal } from '../../domain/appraisal/grades.js';
import { VETOES } from '../../domain/appraisal/rules.js';
import type { AppraisalScheme } from '../../domain/appraisal/schemes.js';
import { bestPlace } from '../../domain/appraisal-procedure/check-grades.js';
import { BEST_WINDOW_GRADE, gradeBounds } from '../../domain/appraisal-procedure/procedure-schemes.js';
import {
  type AnnualLine,
  type MonthOfYear,
  type YearScore,
  yearScore,
} from '../../domain/appraisal-procedure/year-score.js';
import { awardsBarred, unfitByWarnings } from '../measures/measure-evidence.js';
import { readSchemeContent } from '../schemes/scheme-in-force.js';
import { type PeriodRow, rulesMet, vetoesOf } from './periods.repository.js';

interface MonthResult {
  periodId: number;
  subjectKind: string;
  subjectId: number;
  subjectName: string;
  departmentId: number | null;
  windowId: number | null;
  categories: string;
  bonus: number;
  total: number;
  vetoes: string;
}

interface YearOfSubject {
  newest: MonthResult;
  months: number;
  score: YearScore;
}

/** Gives clerks points once a year for their excellent window (8.2); a department's year adds up by itself. */
const WINDOW_EXCELLENT = 'STF-R4c';

/**
 * Scores a year of clerks or windows from the months that were decided (8.3): their mean, the annual rules and what
 * was entered for the year. The results are made anew, so the period counts as changed for whoever was filling in
 * its grades.
 * @returns how many were scored
 */
export async function computeYear(tx: Tx, period: PeriodRow, now: Date): Promise<number> {
  const sql = plainSql(tx);
  const scheme = readSchemeContent(period.schemeContent);
  const measures = await measuresOf(tx, period, scheme);
  const years = (await yearsOf(sql, period, scheme)).map((year) => withBar(year, measures.barred));
  const graded = gradeYear(scheme, years, measures.unfit);
  await tx.appraisalResult.deleteMany({ where: { periodId: period.id } });
  const totals = years.map(({ score }) => score.total).sort((one, other) => other - one);
  await tx.appraisalResult.createMany({
    data: years.map(({ newest, months, score }, index) => ({
      hallId: period.hallId,
      periodId: period.id,
      subjectKind: newest.subjectKind,
      subjectId: newest.subjectId,
      subjectName: newest.subjectName,
      departmentId: newest.departmentId,
      windowId: newest.windowId,
      facts: JSON.stringify({ months }),
      categories: JSON.stringify(score.categories),
      bonus: score.bonus,
      total: score.total,
      rank: totals.indexOf(score.total) + 1,
      grade: graded[index] === BEST_WINDOW_GRADE || scheme.code === 'BEST' ? '' : (graded[index] ?? ''),
      awarded: graded[index] === BEST_WINDOW_GRADE,
      vetoes: JSON.stringify(score.vetoes),
    })),
  });
  await tx.appraisalPeriod.update({
    where: { id: period.id },
    data: { computedAt: now, progress: 100, version: { increment: 1 } },
  });
  return years.length;
}

async function yearsOf(sql: SqlReader, period: PeriodRow, scheme: AppraisalScheme): Promise<YearOfSubject[]> {
  const rows = await sql.all<MonthResult>(
    `SELECT r."periodId", r."subjectKind", r."subjectId", r."subjectName", r."departmentId", r."windowId", r."categories",
       r."bonus", r."total", r."vetoes"
     FROM "AppraisalResult" r JOIN "AppraisalPeriod" p ON p."id" = r."periodId"
     WHERE p."hallId" = ? AND p."scheme" = ? AND p."period" LIKE ? AND p."state" IN ('decided', 'published', 'frozen')
     ORDER BY p."period", r."subjectId"`,
    [period.hallId, period.scheme, `${period.period}-%`],
  );
  const met = new Map<number, Map<string, string[]>>();
  for (const periodId of new Set(rows.map((row) => row.periodId)))
    met.set(periodId, await rulesMet(sql, periodId));
  const annual = await annualLines(sql, period, scheme);
  const bySubject = new Map<number, MonthResult[]>();
  for (const row of rows) bySubject.set(row.subjectId, [...(bySubject.get(row.subjectId) ?? []), row]);
  return [...bySubject].flatMap(([subjectId, months]) => {
    const newest = months.at(-1);
    const score = yearScore(
      months.map(
        (month): MonthOfYear => ({
          total: month.total,
          bonus: month.bonus,
          categories: JSON.parse(month.categories) as Record<string, number>,
          vetoes: vetoesOf(month),
          rules: met.get(month.periodId)?.get(`${month.subjectKind}:${subjectId}`) ?? [],
        }),
      ),
      newest === undefined ? [] : annual(newest),
    );
    return score === null || newest === undefined ? [] : [{ newest, months: months.length, score }];
  });
}

/** Points of the year itself: for an excellent window, and what was entered for the year. */
async function annualLines(
  sql: SqlReader,
  period: PeriodRow,
  scheme: AppraisalScheme,
): Promise<(subject: MonthResult) => AnnualLine[]> {
  const windows = await sql.all<{ windowId: number }>(
    `SELECT r."subjectId" AS "windowId" FROM "AppraisalResult" r JOIN "AppraisalPeriod" p ON p."id" = r."periodId"
     WHERE p."hallId" = ? AND p."scheme" = 'WIN' AND p."period" = ? AND r."decidedGrade" = '优秀'`,
    [period.hallId, period.period],
  );
  const entered = await sql.all<{ subjectId: number; rule: string; count: number; points: number | null }>(
    `SELECT "subjectId", "rule", "count", "points" FROM "AppraisalEntry"
     WHERE "periodId" = ? AND "state" IN ('counted', 'consented') ORDER BY "id"`,
    [period.id],
  );
  const pointsOf = new Map(scheme.rules.map((rule) => [rule.code, rule.pointsMin]));
  return (subject) => {
    const isRewarded = scheme.code === 'STF' && windows.some(({ windowId }) => windowId === subject.windowId);
    return [
      ...(isRewarded ? [{ rule: WINDOW_EXCELLENT, points: pointsOf.get(WINDOW_EXCELLENT) ?? 0 }] : []),
      ...entered
        .filter(({ subjectId }) => subjectId === subject.subjectId)
        .map(({ rule, count, points }) => ({
          rule,
          points: (points ?? pointsOf.get(rule) ?? 0) * Number(count),
        })),
    ];
  };
}

/** The clerks barred from awards by a measure of the year (V_AWARD_YEAR), and those unfit by their warnings (TH-10). */
async function measuresOf(
  tx: Tx,
  period: PeriodRow,
  scheme: AppraisalScheme,
): Promise<{ barred: ReadonlySet<number>; unfit: ReadonlySet<number> }> {
  if (scheme.subject !== 'clerk') return { barred: new Set(), unfit: new Set() };
  const year = Number(period.period);
  return {
    barred: new Set((await awardsBarred(plainSql(tx), period.hallId, year)).keys()),
    unfit: await unfitByWarnings(tx, period.hallId, year),
  };
}

function withBar(year: YearOfSubject, barred: ReadonlySet<number>): YearOfSubject {
  if (!barred.has(year.newest.subjectId)) return year;
  const vetoes = VETOES.filter((veto) => veto === 'V_AWARD_YEAR' || year.score.vetoes.includes(veto));
  return { ...year, score: { ...year.score, vetoes } };
}

/** Grades by the mean, what bars them, C-48 and the quota; who must be unfit is. */
function gradeYear(
  scheme: AppraisalScheme,
  years: readonly YearOfSubject[],
  unfit: ReadonlySet<number>,
): (string | undefined)[] {
  const bounds = gradeBounds(scheme, true);
  const placed = years.map(({ newest, score }) => ({
    total: score.total,
    place: unfit.has(newest.subjectId) ? bounds.grades.length - 1 : bestPlace(bounds, score),
  }));
  if (bounds.quotaShare !== null) {
    const best = placed.filter(({ place }) => place === 0);
    for (const beyond of rankByTotal(best).slice(quotaOf(bounds.quotaShare, years.length))) beyond.place = 1;
  }
  return placed.map(({ place }) => bounds.grades[place]);
}
