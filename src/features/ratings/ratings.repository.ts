import type { SqlReader, SqlValue } from '../../db/database.js';
import { IS_SET_ASIDE, type TallyRow } from './satisfaction-of.js';

/** SQL that keeps a query on r (Rating) and l (its loop) within reach. */
export interface Reach {
  where: string;
  values: readonly SqlValue[];
}

/** A rating with the names beside it; moments in ms, `reasons` JSON; of its loop what a list needs. */
export interface RatingRow {
  id: number;
  hallId: number;
  rowKey: string;
  channel: string;
  level: number;
  reasons: string;
  comment: string;
  at: number;
  caseNumber: string | null;
  applicantName: string | null;
  itemName: string | null;
  windowNumber: string | null;
  windowName: string | null;
  departmentName: string | null;
  staffName: string | null;
  state: string | null;
  dueAt: number | null;
  isOpen: number | null;
  setAside: string | null;
}

const FROM = `FROM "Rating" r LEFT JOIN "RatingLoop" l ON l."ratingId" = r."id"`;

const ROWS = `
  SELECT r."id", r."hallId", r."rowKey", r."channel", r."level", r."reasons", r."comment", r."at",
    c."number" AS "caseNumber", c."applicantName", v."name" AS "itemName", w."number" AS "windowNumber",
    w."name" AS "windowName", d."name" AS "departmentName", s."name" AS "staffName",
    l."state", l."dueAt", l."isOpen", l."setAside"
  ${FROM}
  LEFT JOIN "Case" c ON c."id" = r."caseId"
  LEFT JOIN "Item" i ON i."id" = r."itemId"
  LEFT JOIN "ItemVersion" v ON v."id" = i."currentVersionId"
  LEFT JOIN "Window" w ON w."id" = r."windowId"
  LEFT JOIN "Department" d ON d."id" = r."departmentId"
  LEFT JOIN "Staff" s ON s."id" = r."staffId"`;

export interface RatingFilters {
  from: number;
  to: number;
  windowId: number | null;
  /** Empty: all. */
  levels: readonly number[];
}

/** Ratings of a span of time, the newest first. */
export function listRatings(
  sql: SqlReader,
  reach: Reach,
  filters: RatingFilters,
  page: { before: number | null; limit: number },
): Promise<RatingRow[]> {
  const { where, values } = narrowed(reach, filters);
  const before = page.before === null ? '' : ' AND r."id" < ?';
  return sql.all<RatingRow>(`${ROWS} WHERE ${where}${before} ORDER BY r."id" DESC LIMIT ${page.limit}`, [
    ...values,
    ...(page.before === null ? [] : [page.before]),
  ]);
}

/** How many ratings there are by window and level, apart from those set aside. */
export function tallyWindows(
  sql: SqlReader,
  reach: Reach,
  filters: RatingFilters,
): Promise<(TallyRow & { windowId: number | null; number: string | null; name: string | null })[]> {
  const { where, values } = narrowed(reach, filters);
  return sql.all(
    `SELECT r."windowId", w."number", w."name", r."level", ${IS_SET_ASIDE} AS "setAside", count(*) AS n
     ${FROM} LEFT JOIN "Window" w ON w."id" = r."windowId" WHERE ${where}
     GROUP BY 1, 2, 3, 4, 5 ORDER BY 2, 1`,
    values,
  );
}

/** How many ratings of a hall there are by item, level and whether set aside, for the public. */
export function tallyItems(
  sql: SqlReader,
  reach: Reach,
  filters: RatingFilters,
): Promise<(TallyRow & { itemId: number; name: string | null })[]> {
  const { where, values } = narrowed(reach, filters);
  return sql.all(
    `SELECT r."itemId", v."name", r."level", ${IS_SET_ASIDE} AS "setAside", count(*) AS n
     ${FROM} JOIN "Item" i ON i."id" = r."itemId" LEFT JOIN "ItemVersion" v ON v."id" = i."currentVersionId"
     WHERE ${where} GROUP BY 1, 2, 3, 4 ORDER BY 1`,
    values,
  );
}

export type LoopList = 'open' | 'overdue' | 'closed';

/** Loops by their due moment: the open ones earliest first, the closed ones latest first. */
export function listLoops(
  sql: SqlReader,
  reach: Reach,
  list: LoopList,
  page: { after: { dueAt: number; rowKey: string } | null; limit: number },
  now: Date,
): Promise<RatingRow[]> {
  const { where, values } = loopCondition(reach, list, now);
  const [sign, order] = list === 'closed' ? ['<', 'DESC'] : ['>', 'ASC'];
  const after = page.after && new Date(page.after.dueAt);
  const next = after && page.after ? [after, after, page.after.rowKey] : [];
  const paging = next.length === 0 ? '' : ` AND (l."dueAt" ${sign} ? OR (l."dueAt" = ? AND r."rowKey" > ?))`;
  return sql.all<RatingRow>(
    `${ROWS} WHERE ${where}${paging} ORDER BY l."dueAt" ${order}, r."rowKey" LIMIT ${page.limit}`,
    [...values, ...next],
  );
}

export async function countLoops(sql: SqlReader, reach: Reach, list: LoopList, now: Date): Promise<number> {
  const { where, values } = loopCondition(reach, list, now);
  const row = await sql.first<{ n: number }>(`SELECT count(*) AS n ${FROM} WHERE ${where}`, values);
  return row?.n ?? 0;
}

/** One rating within reach by its key. */
export function findRating(sql: SqlReader, reach: Reach, rowKey: string): Promise<RatingRow | undefined> {
  return sql.first<RatingRow>(`${ROWS} WHERE ${reach.where} AND r."rowKey" = ?`, [...reach.values, rowKey]);
}

function narrowed(reach: Reach, filters: RatingFilters): { where: string; values: SqlValue[] } {
  const parts = [reach.where, 'r."at" >= ?', 'r."at" < ?'];
  const values: SqlValue[] = [...reach.values, new Date(filters.from), new Date(filters.to)];
  if (filters.windowId !== null) {
    parts.push('r."windowId" = ?');
    values.push(filters.windowId);
  }
  if (filters.levels.length > 0) {
    parts.push(`r."level" IN (${filters.levels.map(() => '?').join(', ')})`);
    values.push(...filters.levels);
  }
  return { where: parts.join(' AND '), values };
}

function loopCondition(reach: Reach, list: LoopList, now: Date): { where: string; values: SqlValue[] } {
  const late = list === 'overdue' ? ' AND l."dueAt" < ?' : '';
  return {
    where: `${reach.where} AND l."isOpen" = ?${late}`,
    values: [...reach.values, list !== 'closed', ...(list === 'overdue' ? [now] : [])],
  };
}
