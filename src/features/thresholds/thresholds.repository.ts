import type { Database, SqlValue } from '../../db/database.js';

/** A threshold that was reached, as a list shows it; moments in milliseconds. */
export interface ThresholdLine {
  id: number;
  thresholdId: string;
  kind: string;
  subjectKind: string;
  subjectId: number;
  subjectName: string;
  periodKey: string;
  day: string;
  consequence: string;
  state: string;
  at: number;
  decidedBy: string;
}

/** Whose proposals a person sees: of his halls, never those on himself. */
export interface ThresholdViewer {
  staffId: number;
  hallId: number;
  hallIdsBelow: readonly number[];
}

const ON_SELF = `(t."subjectKind" IN ('person', 'leader') AND t."subjectId" = ?)`;

/** One page of thresholds reached, the newest first. @param filters empty: all */
export function listThresholds(
  { sql }: Pick<Database, 'sql'>,
  viewer: ThresholdViewer,
  filters: { state: string; thresholdId: string },
  page: { before: number | null; limit: number },
): Promise<ThresholdLine[]> {
  const { where, values } = conditionOf(viewer, filters);
  const before = page.before === null ? '' : ' AND t."id" < ?';
  return sql.all<ThresholdLine>(
    `SELECT t."id", t."thresholdId", t."kind", t."subjectKind", t."subjectId", t."subjectName", t."periodKey", t."day",
            t."consequence", t."state", t."at", t."decidedBy"
     FROM "ThresholdReached" t WHERE ${where}${before} ORDER BY t."id" DESC LIMIT ${page.limit}`,
    [...values, ...(page.before === null ? [] : [page.before])],
  );
}

export async function countThresholds(
  { sql }: Pick<Database, 'sql'>,
  viewer: ThresholdViewer,
  state: string,
): Promise<number> {
  const { where, values } = conditionOf(viewer, { state, thresholdId: '' });
  const row = await sql.first<{ n: number }>(
    `SELECT count(*) AS n FROM "ThresholdReached" t WHERE ${where}`,
    values,
  );
  return Number(row?.n ?? 0);
}

function conditionOf(
  { staffId, hallId, hallIdsBelow }: ThresholdViewer,
  { state, thresholdId }: { state: string; thresholdId: string },
) {
  const halls = [hallId, ...hallIdsBelow];
  const parts = [`t."hallId" IN (${halls.map(() => '?').join(', ')})`, `NOT ${ON_SELF}`];
  const values: SqlValue[] = [...halls, staffId];
  if (state !== '') {
    parts.push('t."state" = ?');
    values.push(state);
  }
  if (thresholdId !== '') {
    parts.push('t."thresholdId" = ?');
    values.push(thresholdId);
  }
  return { where: parts.join(' AND '), values };
}

/** How much was counted for one subject and kind in a month and in its year. */
export interface CounterLine {
  kind: string;
  subjectKind: string;
  subjectId: number;
  name: string;
  departmentName: string | null;
  inMonth: number;
  inYear: number;
  undone: number;
}

/** The board of counters of a hall for a month (YYYY-MM), the highest first. */
export async function listCounters(
  { sql }: Pick<Database, 'sql'>,
  viewer: ThresholdViewer,
  asked: { month: string; kind: string },
): Promise<CounterLine[]> {
  const { hallId, staffId } = viewer;
  const year = asked.month.slice(0, 4);
  const rows = await sql.all<CounterLine>(
    `SELECT e."kind", e."subjectKind", e."subjectId",
       COALESCE(MAX(s."name"), MAX(d."name"), '') AS "name", MAX(sd."name") AS "departmentName",
       SUM(CASE WHEN e."undoneAt" IS NULL AND e."day" LIKE ? THEN 1 ELSE 0 END) AS "inMonth",
       SUM(CASE WHEN e."undoneAt" IS NULL THEN 1 ELSE 0 END) AS "inYear",
       SUM(CASE WHEN e."undoneAt" IS NULL THEN 0 ELSE 1 END) AS "undone"
     FROM "CounterEvent" e
     LEFT JOIN "Staff" s ON s."id" = e."subjectId" AND e."subjectKind" IN ('person', 'leader')
     LEFT JOIN "Department" sd ON sd."id" = s."departmentId"
     LEFT JOIN "Department" d ON d."id" = e."subjectId" AND e."subjectKind" NOT IN ('person', 'leader')
     WHERE e."hallId" = ? AND e."day" >= ? AND e."day" <= ?
       AND NOT (e."subjectKind" IN ('person', 'leader') AND e."subjectId" = ?)${asked.kind === '' ? '' : ' AND e."kind" = ?'}
     GROUP BY e."kind", e."subjectKind", e."subjectId"
     ORDER BY "inMonth" DESC, "inYear" DESC, e."kind", e."subjectKind", e."subjectId" LIMIT 500`,
    [
      `${asked.month}-%`,
      hallId,
      `${year}-01-01`,
      `${year}-12-31`,
      staffId,
      ...(asked.kind === '' ? [] : [asked.kind]),
    ],
  );
  return rows.map((row) => ({
    ...row,
    inMonth: Number(row.inMonth),
    inYear: Number(row.inYear),
    undone: Number(row.undone),
  }));
}
