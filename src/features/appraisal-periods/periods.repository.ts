import type { Database, SqlReader, Tx } from '../../db/database.js';
import type { Veto } from '../../domain/appraisal/rules.js';
import type { Person } from '../../web/visit.js';

/** A result as the procedure reads it. */
export interface ResultRow {
  id: number;
  subjectKind: string;
  subjectId: number;
  subjectName: string;
  departmentId: number | null;
  windowId: number | null;
  categories: string;
  bonus: number;
  total: number;
  rank: number;
  grade: string;
  vetoes: string;
  awarded: number;
  proposedGrade: string;
  reviewedGrade: string;
  decidedGrade: string;
  gradeReason: string;
  assessment: number | null;
  ballots: number;
}

const RESULT_COLUMNS = [
  'id',
  'subjectKind',
  'subjectId',
  'subjectName',
  'departmentId',
  'windowId',
  'categories',
  'bonus',
  'total',
  'rank',
  'grade',
  'vetoes',
  'awarded',
  'proposedGrade',
  'reviewedGrade',
  'decidedGrade',
  'gradeReason',
  'assessment',
  'ballots',
]
  .map((name) => `"${name}"`)
  .join(', ');

/** The results of a period by rank. */
export function resultsOf(sql: SqlReader, periodId: number): Promise<ResultRow[]> {
  return sql.all<ResultRow>(
    `SELECT ${RESULT_COLUMNS} FROM "AppraisalResult" WHERE "periodId" = ? ORDER BY "rank", "subjectKind", "subjectId"`,
    [periodId],
  );
}

/** The rules met by each subject of a period. */
export async function rulesMet(sql: SqlReader, periodId: number): Promise<Map<string, string[]>> {
  const rows = await sql.all<{ subjectKind: string; subjectId: number; rule: string }>(
    `SELECT DISTINCT "subjectKind", "subjectId", "rule" FROM "AppraisalEntry"
     WHERE "periodId" = ? AND "state" IN ('counted', 'consented') AND "count" > 0 ORDER BY "rule"`,
    [periodId],
  );
  const met = new Map<string, string[]>();
  for (const { subjectKind, subjectId, rule } of rows) {
    const key = `${subjectKind}:${subjectId}`;
    met.set(key, [...(met.get(key) ?? []), rule]);
  }
  return met;
}

/** How many appeals against grades of the period are open. */
export async function countOpenAppeals(sql: SqlReader, periodId: number): Promise<number> {
  const row = await sql.first<{ n: number }>(
    `SELECT COUNT(*) AS n FROM "Appeal" a JOIN "AppraisalResult" r ON r."id" = a."aboutId"
     WHERE a."about" = 'grade' AND a."isOpen" = ? AND r."periodId" = ?`,
    [true, periodId],
  );
  return Number(row?.n ?? 0);
}

/** The periods of a hall by scheme, the newest first. */
export function periodsOf({ read }: Database, hallId: number, scheme: string) {
  return read.appraisalPeriod.findMany({
    where: { hallId, ...(scheme === '' ? {} : { scheme }) },
    orderBy: [{ period: 'desc' }, { scheme: 'asc' }],
    omit: { schemeContent: true, watermark: true },
  });
}

/** A period within a person's own hall, else null. */
export function findPeriod(client: Pick<Tx, 'appraisalPeriod'>, person: Person, periodId: number) {
  return client.appraisalPeriod.findFirst({
    where: { id: periodId, hallId: { in: [person.hallId, ...person.hallIdsBelow] } },
  });
}

export type PeriodRow = NonNullable<Awaited<ReturnType<typeof findPeriod>>>;

/** Saves a step when the period is still as it was seen. @returns false when somebody was quicker */
export async function savePeriod(
  tx: Tx,
  periodId: number,
  seen: number,
  data: NonNullable<Parameters<Tx['appraisalPeriod']['updateMany']>[0]>['data'],
): Promise<boolean> {
  const { count } = await tx.appraisalPeriod.updateMany({
    where: { id: periodId, version: seen },
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}

/** What bars a subject, as it is stored. */
export function vetoesOf(row: Pick<ResultRow, 'vetoes'>): Veto[] {
  return JSON.parse(row.vetoes) as Veto[];
}
