import type { Database } from '../../db/database.js';

/** A case with what the detectors of the permit faults ask for; moments in milliseconds, flags 0 or 1. */
export interface WatchedRow {
  id: number;
  hallId: number;
  number: string;
  windowId: number | null;
  clerkId: number | null;
  receiverId: number | null;
  state: string;
  kind: string;
  isOpen: number;
  origin: string;
  /** The last receipt of papers. */
  receivedAt: number;
  acceptedAt: number | null;
  decidedAt: number | null;
  closedAt: number | null;
  dueAt: number | null;
  noticeServedAt: number | null;
  decision: string | null;
  itemId: number;
  idNumberHash: string | null;
  decidedById: number | null;
  delegatedPowers: string;
  feeCharged: number;
  paymentPlace: string;
  resultDelivery: string;
}

const MOST_STANDING = 500;
const WATCHED = `
  SELECT c."id", c."hallId", c."number", c."windowId",
    COALESCE(c."reviewedById", c."acceptedById", c."receivedById") AS "clerkId", c."receivedById" AS "receiverId",
    c."state", c."kind", c."isOpen", c."origin", COALESCE(c."lastReceivedAt", c."receivedAt") AS "receivedAt",
    c."acceptedAt", c."decidedAt", c."closedAt", c."dueAt", c."noticeServedAt", c."decision", c."itemId",
    c."idNumberHash", c."decidedById", v."delegatedPowers", v."feeCharged", v."paymentPlace", v."resultDelivery"
  FROM "Case" c JOIN "ItemVersion" v ON v."id" = c."itemVersionId"`;

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');

export function watchedCases({ sql }: Database, ids: readonly number[]): Promise<WatchedRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return sql.all<WatchedRow>(`${WATCHED} WHERE c."id" IN (${marks(ids)})`, ids);
}

/** The running cases of a hall that are late now, without a finding of FA-05 yet. */
export function lateCases({ sql }: Database, hallId: number, now: Date): Promise<WatchedRow[]> {
  return sql.all<WatchedRow>(
    `${WATCHED} WHERE c."hallId" = ? AND c."runningDueAt" < ? AND c."kind" IN ('P', 'J')
       AND NOT EXISTS (SELECT 1 FROM "SupervisionEvent" e WHERE e."caseId" = c."id" AND e."hallId" = c."hallId" AND e."rule" = 'FA-05')
     ORDER BY c."runningDueAt", c."id" LIMIT ${MOST_STANDING}`,
    [hallId, now],
  );
}

export function noticesOf(
  { sql }: Database,
  ids: readonly number[],
): Promise<{ caseId: number; kind: string; issuedAt: number }[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return sql.all(`SELECT "caseId", "kind", "issuedAt" FROM "Notice" WHERE "caseId" IN (${marks(ids)})`, ids);
}

/** The last non-acceptance of the same item for the same applicant before a case came in. */
export function refusalBefore(
  { sql }: Database,
  row: WatchedRow,
  since: Date,
): Promise<{ id: number; number: string; clerkId: number | null; clerk: string | null } | undefined> {
  if (row.idNumberHash === null) return Promise.resolve(undefined);
  return sql.first(
    `SELECT c."id", c."number", COALESCE(c."acceptedById", c."receivedById") AS "clerkId", s."name" AS "clerk" FROM "Case" c
     LEFT JOIN "Staff" s ON s."id" = COALESCE(c."acceptedById", c."receivedById")
     WHERE c."hallId" = ? AND c."idNumberHash" = ? AND c."itemId" = ? AND c."state" = 'REJ_F'
       AND c."closedAt" >= ? AND c."closedAt" <= ? ORDER BY c."id" DESC LIMIT 1`,
    [row.hallId, row.idNumberHash, row.itemId, since, new Date(row.receivedAt)],
  );
}

/** Who decided a case, and whether he was an approver or filled the post of one then (S-07). */
export async function deciderOf(
  { sql }: Database,
  row: WatchedRow,
): Promise<{ name: string; isApprover: boolean } | null> {
  if (row.decidedById === null || row.decidedAt === null) return null;
  const at = new Date(row.decidedAt);
  const decider = await sql.first<{ name: string; own: number; filled: number }>(
    `SELECT s."name",
       (SELECT count(*) FROM "StaffRole" r WHERE r."staffId" = s."id" AND r."role" = 'approver') AS own,
       (SELECT count(*) FROM "Absence" a JOIN "StaffRole" r ON r."staffId" = a."staffId"
        WHERE a."substituteId" = s."id" AND r."role" = 'approver' AND a."confirmedAt" IS NOT NULL
          AND a."fromAt" <= ? AND COALESCE(a."endedAt", a."untilAt", ?) >= ?) AS filled
     FROM "Staff" s WHERE s."id" = ?`,
    [at, at, at, row.decidedById],
  );
  return decider === undefined
    ? null
    : { name: decider.name, isApprover: Number(decider.own) + Number(decider.filled) > 0 };
}

/** Confirmed lateness and early leaving since a day (YYYY-MM-DD), person by person. */
export function confirmedLateness(
  { sql }: Database,
  hallId: number,
  fromDay: string,
): Promise<{ staffId: number; day: string }[]> {
  return sql.all(
    `SELECT "staffId", "day" FROM "AttendanceEvent"
     WHERE "hallId" = ? AND "day" >= ? AND "state" = 'confirmed' AND "kind" IN ('late', 'early') ORDER BY "staffId", "day", "id"`,
    [hallId, fromDay],
  );
}

/** The warnings served on the people of each department, without reversed ones. */
export function warningsByDepartment(
  { sql }: Database,
  hallId: number,
): Promise<{ departmentId: number; department: string; warnings: number }[]> {
  return sql.all(
    `SELECT d."id" AS "departmentId", d."name" AS "department", count(*) AS "warnings"
     FROM "Measure" m JOIN "Department" d ON d."id" = m."departmentId"
     WHERE m."hallId" = ? AND m."code" IN ('oral-warning', 'written-warning') AND m."servedAt" IS NOT NULL
       AND m."state" <> 'reversed' GROUP BY d."id", d."name"`,
    [hallId],
  );
}

/** How an item's cases with an agent since a moment divide among the agents. */
export function agentShares(
  { sql }: Database,
  hallId: number,
  since: Date,
): Promise<{ itemId: number; item: string; agent: string; cases: number; windowId: number | null }[]> {
  return sql.all(
    `SELECT c."itemId", max(c."itemName") AS "item", c."agentName" AS "agent", count(*) AS "cases", max(c."windowId") AS "windowId"
     FROM "Case" c WHERE c."hallId" = ? AND c."receivedAt" >= ? AND c."agentName" <> '' AND c."origin" = 'window'
     GROUP BY c."itemId", c."agentName"`,
    [hallId, since],
  );
}

/** Unattended windows since a moment (SV-12). */
export function unattendedSince(
  { sql }: Database,
  hallId: number,
  since: Date,
): Promise<{ key: string; windowId: number | null; at: number; evidence: string }[]> {
  return sql.all(
    `SELECT "key", "windowId", "at", "evidence" FROM "SupervisionEvent"
     WHERE "hallId" = ? AND "rule" = 'SV-12' AND "at" >= ? ORDER BY "id"`,
    [hallId, since],
  );
}

/** Visitors who found nobody at a window in a stretch: they left a booking with one of its people (S-08). */
export async function visitorsWithin(
  { sql }: Database,
  hallId: number,
  windowId: number,
  from: Date,
  until: Date,
): Promise<number> {
  const row = await sql.first<{ n: number }>(
    `SELECT count(*) AS n FROM "Booking" b WHERE b."hallId" = ? AND b."createdAt" >= ? AND b."createdAt" <= ?
       AND b."wantedId" IN (SELECT w."staffId" FROM "StaffWindow" w WHERE w."windowId" = ?)`,
    [hallId, from, until, windowId],
  );
  return Number(row?.n ?? 0);
}

/** Who sat at a window last before a moment; null when nobody is known. */
export async function lastAtWindow(
  { sql }: Database,
  hallId: number,
  windowId: number,
  before: Date,
): Promise<number | null> {
  const row = await sql.first<{ staffId: number }>(
    `SELECT "staffId" FROM "WindowPresence" WHERE "hallId" = ? AND "windowId" = ? AND "fromAt" <= ? ORDER BY "fromAt" DESC LIMIT 1`,
    [hallId, windowId, before],
  );
  return row?.staffId ?? null;
}
