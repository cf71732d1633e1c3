import type { SqlReader } from '../../db/database.js';

/** The tablet of an address and its window. */
export interface TabletRow {
  id: number;
  hallId: number;
  windowId: number;
  windowNumber: string;
  windowName: string;
  departmentId: number | null;
  hallName: string;
}

/** A tablet in use by the hash of its secret; of a window in use. */
export function findTablet(sql: SqlReader, secretHash: string): Promise<TabletRow | undefined> {
  return sql.first<TabletRow>(
    `SELECT t."id", t."hallId", t."windowId", w."number" AS "windowNumber", w."name" AS "windowName",
       w."departmentId", h."name" AS "hallName"
     FROM "WindowTablet" t JOIN "Window" w ON w."id" = t."windowId" JOIN "Hall" h ON h."id" = t."hallId"
     WHERE t."secretHash" = ? AND t."endedAt" IS NULL AND w."active" = ?`,
    [secretHash, true],
  );
}

/** A visit that waits for its rating; `handle` names it without telling anything. */
export interface TicketRow {
  id: number;
  handle: string;
  staffId: number;
  caseId: number | null;
  itemId: number | null;
  itemName: string | null;
  departmentId: number | null;
}

/** The newest visit at a window that can still be rated. */
export function findTicket(sql: SqlReader, windowId: number, now: Date): Promise<TicketRow | undefined> {
  return sql.first<TicketRow>(
    `SELECT k."id", k."tokenHash" AS "handle", k."staffId", k."caseId", k."itemId", c."itemName", c."departmentId"
     FROM "RatingTicket" k LEFT JOIN "Case" c ON c."id" = k."caseId"
     WHERE k."windowId" = ? AND k."usedAt" IS NULL AND k."expiresAt" > ? ORDER BY k."id" DESC LIMIT 1`,
    [windowId, now],
  );
}

/** A window with its tablet in use, if it has one; `madeAt` in ms. */
export interface WindowTabletRow {
  windowId: number;
  number: string;
  name: string;
  hallName: string;
  tabletId: number | null;
  madeAt: number | null;
  madeBy: string | null;
}

/** The windows in use of some halls, or only those named, each with its tablet in use. */
export function listTablets(
  sql: SqlReader,
  hallIds: readonly number[],
  windowIds: readonly number[] | null,
): Promise<WindowTabletRow[]> {
  const marks = (ids: readonly number[]) => ids.map(() => '?').join(', ');
  if (windowIds?.length === 0) return Promise.resolve([]);
  const only = windowIds === null ? '' : ` AND w."id" IN (${marks(windowIds)})`;
  return sql.all<WindowTabletRow>(
    `SELECT w."id" AS "windowId", w."number", w."name", h."name" AS "hallName", t."id" AS "tabletId", t."madeAt", t."madeBy"
     FROM "Window" w JOIN "Hall" h ON h."id" = w."hallId"
     LEFT JOIN "WindowTablet" t ON t."windowId" = w."id" AND t."endedAt" IS NULL
     WHERE w."hallId" IN (${marks(hallIds)}) AND w."active" = ?${only} ORDER BY w."hallId", LENGTH(w."number"), w."number", t."id"`,
    [...hallIds, true, ...(windowIds ?? [])],
  );
}
