import type { Database, SqlValue } from '../../db/database.js';

/** An event of supervision with the names beside it; moments in milliseconds, `evidence` JSON. */
export interface SupervisionEventRow {
  id: number;
  hallId: number;
  rule: string;
  faultId: string;
  at: number;
  evidence: string;
  state: string;
  note: string;
  handledBy: string;
  handledAt: number | null;
  caseNumber: string | null;
  itemName: string | null;
  departmentName: string | null;
  windowNumber: string | null;
  staffName: string | null;
}

const EVENTS = `
  SELECT e."id", e."hallId", e."rule", e."faultId", e."at", e."evidence", e."state", e."note", e."handledBy", e."handledAt",
    c."number" AS "caseNumber", c."itemName", d."name" AS "departmentName", w."number" AS "windowNumber", s."name" AS "staffName"
  FROM "SupervisionEvent" e
  LEFT JOIN "Case" c ON c."id" = e."caseId"
  LEFT JOIN "Window" w ON w."id" = e."windowId"
  LEFT JOIN "Department" d ON d."id" = COALESCE(c."departmentId", w."departmentId")
  LEFT JOIN "Staff" s ON s."id" = e."staffId"`;

export interface EventFilters {
  hallIds: readonly number[];
  /** Empty: all. */
  state: string;
  rule: string;
}

/** One page of events, the newest first. */
export function listSupervisionEvents(
  { sql }: Database,
  filters: EventFilters,
  page: { before: number | null; limit: number },
): Promise<SupervisionEventRow[]> {
  const { where, values } = condition(filters);
  const before = page.before === null ? '' : ' AND e."id" < ?';
  return sql.all<SupervisionEventRow>(
    `${EVENTS} WHERE ${where}${before} ORDER BY e."id" DESC LIMIT ${page.limit}`,
    [...values, ...(page.before === null ? [] : [page.before])],
  );
}

/** How many events of these halls nobody has dealt with yet. */
export async function countNewEvents({ sql }: Database, hallIds: readonly number[]): Promise<number> {
  const { where, values } = condition({ hallIds, state: 'new', rule: '' });
  const row = await sql.first<{ n: number }>(
    `SELECT count(*) AS n FROM "SupervisionEvent" e WHERE ${where}`,
    values,
  );
  return Number(row?.n ?? 0);
}

/** How many events there are by rule, of the chosen state. */
export function countByRule(
  { sql }: Database,
  filters: EventFilters,
): Promise<{ rule: string; n: number }[]> {
  const { where, values } = condition({ ...filters, rule: '' });
  return sql.all(
    `SELECT e."rule", count(*) AS n FROM "SupervisionEvent" e WHERE ${where} GROUP BY e."rule" ORDER BY e."rule"`,
    values,
  );
}

export function findSupervisionEvent(
  { sql }: Database,
  eventId: number,
  hallIds: readonly number[],
): Promise<SupervisionEventRow | undefined> {
  if (hallIds.length === 0) return Promise.resolve(undefined);
  return sql.first<SupervisionEventRow>(
    `${EVENTS} WHERE e."id" = ? AND e."hallId" IN (${hallIds.map(() => '?').join(', ')})`,
    [eventId, ...hallIds],
  );
}

function condition({ hallIds, state, rule }: EventFilters): { where: string; values: SqlValue[] } {
  const parts = [hallIds.length === 0 ? '1 = 0' : `e."hallId" IN (${hallIds.map(() => '?').join(', ')})`];
  const values: SqlValue[] = [...hallIds];
  if (state !== '') {
    parts.push('e."state" = ?');
    values.push(state);
  }
  if (rule !== '') {
    parts.push('e."rule" = ?');
    values.push(rule);
  }
  return { where: parts.join(' AND '), values };
}
