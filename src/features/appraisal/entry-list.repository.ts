import type { Database, SqlValue } from '../../db/database.js';

/** An entry as the list shows it; `at` and `consentedAt` in ms. */
export interface ListedEntry {
  id: number;
  periodId: number;
  scheme: string;
  period: string;
  periodState: string;
  subjectKind: string;
  subjectId: number;
  subjectName: string | null;
  rule: string;
  count: number;
  points: number | null;
  eventKey: string;
  sourceKind: string;
  sourceKey: string;
  words: string;
  at: number;
  origin: string;
  state: string;
  enteredById: number | null;
  enteredBy: string;
  consentedBy: string;
  consentedAt: number | null;
  note: string;
}

const ENTRIES = `
  SELECT e."id", e."periodId", p."scheme", p."period", p."state" AS "periodState", e."subjectKind", e."subjectId",
    r."subjectName", e."rule", e."count", e."points", e."eventKey", e."sourceKind", e."sourceKey", e."words", e."at",
    e."origin", e."state", e."enteredById", e."enteredBy", e."consentedBy", e."consentedAt", e."note"
  FROM "AppraisalEntry" e JOIN "AppraisalPeriod" p ON p."id" = e."periodId"
  LEFT JOIN "AppraisalResult" r ON r."periodId" = e."periodId" AND r."subjectKind" = e."subjectKind" AND r."subjectId" = e."subjectId"`;

export interface EntryFilters {
  periodId: number;
  /** Empty: all. */
  state: string;
  origin: string;
  /** 0: all. */
  subjectId: number;
}

/** One page of the entries of a period, the newest first. */
export function listEntries(
  { sql }: Database,
  hallId: number,
  filters: EntryFilters,
  page: { before: number | null; limit: number },
): Promise<ListedEntry[]> {
  const parts = ['e."periodId" = ?', 'e."hallId" = ?'];
  const values: SqlValue[] = [filters.periodId, hallId];
  const add = (part: string, value: SqlValue) => {
    parts.push(part);
    values.push(value);
  };
  if (filters.state !== '') add('e."state" = ?', filters.state);
  if (filters.origin !== '') add('e."origin" = ?', filters.origin);
  if (filters.subjectId !== 0) add('e."subjectId" = ?', filters.subjectId);
  if (page.before !== null) add('e."id" < ?', page.before);
  return sql.all<ListedEntry>(
    `${ENTRIES} WHERE ${parts.join(' AND ')} ORDER BY e."id" DESC LIMIT ${page.limit}`,
    values,
  );
}

export function findEntry({ sql }: Database, hallId: number, id: number): Promise<ListedEntry | undefined> {
  return sql.first<ListedEntry>(`${ENTRIES} WHERE e."id" = ? AND e."hallId" = ?`, [id, hallId]);
}

/** The periods of a hall that are scored in points, the latest first. */
export function listPeriods(
  { sql }: Database,
  hallId: number,
): Promise<
  { id: number; scheme: string; period: string; state: string; progress: number; computedAt: number | null }[]
> {
  return sql.all(
    `SELECT "id", "scheme", "period", "state", "progress", "computedAt" FROM "AppraisalPeriod"
     WHERE "hallId" = ? AND "scheme" IN ('DEP', 'WIN', 'STF', 'BEST') ORDER BY "period" DESC, "scheme"`,
    [hallId],
  );
}

/** Those who are scored in a period, by name. */
export function subjectsOfPeriod(
  { sql }: Database,
  hallId: number,
  periodId: number,
): Promise<{ subjectId: number; subjectName: string }[]> {
  return sql.all(
    'SELECT "subjectId", "subjectName" FROM "AppraisalResult" WHERE "periodId" = ? AND "hallId" = ? ORDER BY "subjectName"',
    [periodId, hallId],
  );
}

/**
 * The open periods that are scored from evidence and were computed before: months, windows before clerks, then the
 * years of departments, which add up.
 */
export function openEvidencePeriods({ sql }: Database): Promise<{ id: number }[]> {
  return sql.all(
    `SELECT "id" FROM "AppraisalPeriod"
     WHERE "state" = 'open' AND "computedAt" IS NOT NULL
       AND ("scheme" IN ('DEP', 'WIN', 'STF', 'BEST') AND "period" LIKE '____-__' OR "scheme" = 'DEP')
     ORDER BY CASE WHEN "period" LIKE '____' THEN 2 WHEN "scheme" = 'STF' THEN 1 ELSE 0 END, "id"`,
  );
}
