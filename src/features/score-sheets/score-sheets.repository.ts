import type { SqlReader } from '../../db/database.js';

/** A result with its period. */
export interface SheetRow {
  id: number;
  hallId: number;
  periodId: number;
  scheme: string;
  period: string;
  state: string;
  appealBy: number | null;
  subjectKind: string;
  subjectId: number;
  subjectName: string;
  windowId: number | null;
  departmentId: number | null;
  total: number;
  bonus: number;
  rank: number;
  categories: string;
  vetoes: string;
  grade: string;
  decidedGrade: string;
  gradeReason: string;
  awarded: number;
  schemeContent: string;
}

const COLUMNS = `r."id", r."hallId", r."periodId", p."scheme", p."period", p."state", p."appealBy", r."subjectKind",
  r."subjectId", r."subjectName", r."windowId", r."departmentId", r."total", r."bonus", r."rank", r."categories", r."vetoes",
  r."grade", r."decidedGrade", r."gradeReason", r."awarded"`;

const FROM = `FROM "AppraisalResult" r JOIN "AppraisalPeriod" p ON p."id" = r."periodId"`;

/** The result of a subject in a period. */
export function findSheet(
  sql: SqlReader,
  periodId: number,
  kind: string,
  subjectId: number,
): Promise<SheetRow | undefined> {
  return sql.first<SheetRow>(
    `SELECT ${COLUMNS}, p."schemeContent" ${FROM} WHERE r."periodId" = ? AND r."subjectKind" = ? AND r."subjectId" = ?`,
    [periodId, kind, subjectId],
  );
}

/** The results of a subject in all periods, the newest first. */
export function sheetsOf(
  sql: SqlReader,
  hallId: number,
  kind: string,
  subjectId: number,
): Promise<SheetRow[]> {
  return sql.all<SheetRow>(
    `SELECT ${COLUMNS}, '' AS "schemeContent" ${FROM}
     WHERE r."hallId" = ? AND r."subjectKind" = ? AND r."subjectId" = ? ORDER BY p."period" DESC, p."scheme"`,
    [hallId, kind, subjectId],
  );
}

/** The results of a scheme in some months, by rank. */
export function sheetsOfMonths(
  sql: SqlReader,
  hallId: number,
  scheme: string,
  months: readonly string[],
): Promise<SheetRow[]> {
  return sql.all<SheetRow>(
    `SELECT ${COLUMNS}, '' AS "schemeContent" ${FROM}
     WHERE r."hallId" = ? AND p."scheme" = ? AND p."period" IN (${months.map(() => '?').join(', ')})
     ORDER BY p."period" DESC, r."rank", r."subjectId"`,
    [hallId, scheme, ...months],
  );
}

/** Published grades of a hall for its staff, or the excellent ones of any hall for the public. */
export function publishedResults(
  sql: SqlReader,
  hallId: number,
  schemes: readonly string[],
): Promise<SheetRow[]> {
  return sql.all<SheetRow>(
    `SELECT ${COLUMNS}, '' AS "schemeContent" ${FROM}
     WHERE r."hallId" = ? AND p."state" IN ('published', 'frozen') AND p."scheme" IN (${schemes.map(() => '?').join(', ')})
     ORDER BY p."period" DESC, p."scheme", r."rank", r."subjectId" LIMIT 3000`,
    [hallId, ...schemes],
  );
}

/** The clerks who sit at some windows. */
export async function clerksAt(sql: SqlReader, windowIds: readonly number[]): Promise<Set<number>> {
  if (windowIds.length === 0) return new Set();
  const rows = await sql.all<{ staffId: number }>(
    `SELECT "staffId" FROM "StaffWindow" WHERE "windowId" IN (${windowIds.map(() => '?').join(', ')})`,
    windowIds,
  );
  return new Set(rows.map(({ staffId }) => staffId));
}
