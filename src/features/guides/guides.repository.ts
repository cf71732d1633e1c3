import type { Database, SqlValue } from '../../db/database.js';
import { itemWords } from '../items/items.repository.js';

/** Items in these states have a public guide; a suspended one says so. */
const PUBLIC_STATUSES = ['published', 'suspended'] as const;

const IS_PUBLIC = `i."status" IN (?, ?) AND i."currentVersionId" IS NOT NULL`;

export interface GuideSearch {
  hallId: number | null;
  departmentId: number | null;
  /** 'person' or 'organisation': items for them or for both. */
  audience: string | null;
  /** Part of the name in either script, pinyin, initials or code. */
  q: string;
}

export interface FoundGuide {
  id: number;
  name: string;
  status: string;
  departmentName: string;
  hallName: string;
  promisedValue: number | null;
  promisedUnit: string;
  feeCharged: number;
}

/** Published items that a search finds, the most used first. */
export function findGuides(
  database: Database,
  search: GuideSearch,
  limit: number,
  offset: number,
): Promise<FoundGuide[]> {
  const { where, values } = conditions(search);
  return database.sql.all<FoundGuide>(
    `SELECT i."id", i."name", i."status", d."name" AS "departmentName", h."name" AS "hallName",
       v."promisedValue", v."promisedUnit", v."feeCharged"
     FROM "Item" i
     JOIN "ItemVersion" v ON v."id" = i."currentVersionId"
     JOIN "Department" d ON d."id" = i."departmentId"
     JOIN "Hall" h ON h."id" = i."hallId"
     WHERE ${where} ORDER BY i."usedCount" DESC, i."id" LIMIT ? OFFSET ?`,
    [...values, limit, offset],
  );
}

export async function countGuides(database: Database, search: GuideSearch): Promise<number> {
  const { where, values } = conditions(search);
  const row = await database.sql.first<{ n: number }>(
    `SELECT count(*) AS n FROM "Item" i JOIN "ItemVersion" v ON v."id" = i."currentVersionId" WHERE ${where}`,
    values,
  );
  return row?.n ?? 0;
}

export interface GuideDepartment {
  id: number;
  name: string;
  n: number;
}

/** The departments with published items and how many each has, the largest first. */
export function findGuideDepartments(database: Database, hallId: number | null): Promise<GuideDepartment[]> {
  const ofHall = hallId === null ? '' : 'AND i."hallId" = ?';
  return database.sql.all<GuideDepartment>(
    `SELECT d."id", d."name", count(*) AS n FROM "Item" i JOIN "Department" d ON d."id" = i."departmentId"
     WHERE ${IS_PUBLIC} ${ofHall} GROUP BY d."id", d."name" ORDER BY count(*) DESC, d."id"`,
    hallId === null ? [...PUBLIC_STATUSES] : [...PUBLIC_STATUSES, hallId],
  );
}

export interface MostUsedGuide {
  id: number;
  name: string;
}

export function findMostUsedGuides(
  database: Database,
  hallId: number,
  limit: number,
): Promise<MostUsedGuide[]> {
  return database.sql.all<MostUsedGuide>(
    `SELECT i."id", i."name" FROM "Item" i
     WHERE i."hallId" = ? AND i."status" = ? AND i."currentVersionId" IS NOT NULL
     ORDER BY i."usedCount" DESC, i."id" LIMIT ?`,
    [hallId, 'published', limit],
  );
}

/** What of a guide may change while its version stays: state, places and people. */
export interface LiveGuideRow {
  id: number;
  hallId: number;
  status: string;
  currentVersionId: number;
  departmentName: string;
  departmentPhone: string;
  handlerA: string | null;
  handlerB: string | null;
  hallName: string;
  hallAddress: string;
  hallPhone: string;
  hallComplaintPhone: string;
}

const LIVE_GUIDE = `
  SELECT i."id", i."hallId", i."status", i."currentVersionId", d."name" AS "departmentName",
    d."phone" AS "departmentPhone", a."name" AS "handlerA", b."name" AS "handlerB", h."name" AS "hallName",
    h."address" AS "hallAddress", h."phone" AS "hallPhone", h."complaintPhone" AS "hallComplaintPhone"
  FROM "Item" i
  JOIN "ItemVersion" v ON v."id" = i."currentVersionId"
  JOIN "Department" d ON d."id" = i."departmentId"
  JOIN "Hall" h ON h."id" = i."hallId"
  LEFT JOIN "Staff" a ON a."id" = v."handlerAId"
  LEFT JOIN "Staff" b ON b."id" = v."handlerBId"
  WHERE i."id" = ? AND ${IS_PUBLIC}`;

/** The item of a guide; undefined unless it is public. */
export function findLiveGuide(database: Database, itemId: number): Promise<LiveGuideRow | undefined> {
  return database.sql.first<LiveGuideRow>(LIVE_GUIDE, [itemId, ...PUBLIC_STATUSES]);
}

export interface GuideWindow {
  number: string;
  name: string;
  location: string;
  phone: string;
}

const WINDOWS = `
  SELECT w."number", w."name", w."location", w."phone" FROM "ItemWindow" iw
  JOIN "Window" w ON w."id" = iw."windowId" WHERE iw."itemId" = ? AND w."active" = ? ORDER BY w."id"`;

export function findGuideWindows(database: Database, itemId: number): Promise<GuideWindow[]> {
  return database.sql.all<GuideWindow>(WINDOWS, [itemId, true]);
}

function conditions(search: GuideSearch): { where: string; values: SqlValue[] } {
  const parts = [IS_PUBLIC];
  const values: SqlValue[] = [...PUBLIC_STATUSES];
  if (search.hallId !== null) {
    parts.push('i."hallId" = ?');
    values.push(search.hallId);
  }
  if (search.departmentId !== null) {
    parts.push('i."departmentId" = ?');
    values.push(search.departmentId);
  }
  if (search.audience !== null) {
    parts.push('v."audience" IN (?, ?)');
    values.push(search.audience, 'both');
  }
  const words = itemWords(search.q, 'i');
  return { where: `${parts.join(' AND ')} ${words.where}`, values: [...values, ...words.values] };
}
