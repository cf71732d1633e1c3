import type { Database, SqlReader, Tx } from '../../db/database.js';

/** Who sits at a window now; null when nobody does. */
export interface SeatRow {
  windowId: number;
  number: string;
  name: string;
  departmentId: number | null;
  staff: string | null;
  since: number | null;
}

/** The windows in use of a hall at which somebody is to sit, with who does (S-56). */
export async function listSeats(database: Database, hallId: number): Promise<SeatRow[]> {
  const rows = await database.sql.all<SeatRow>(
    `SELECT w."id" AS "windowId", w."number", w."name", w."departmentId", p."staff", p."fromAt" AS "since"
     FROM "Window" w
     LEFT JOIN "WindowPresence" p ON p."hallId" = w."hallId" AND p."windowId" = w."id" AND p."untilAt" IS NULL
     WHERE w."hallId" = ? AND w."active" = ? AND ${IS_STAFFED}
     ORDER BY w."id", p."id"`,
    [hallId, true, true],
  );
  return rows.sort((one, other) => one.number.localeCompare(other.number, 'zh', { numeric: true }));
}

const IS_STAFFED = `EXISTS (SELECT 1 FROM "StaffWindow" sw JOIN "Staff" s ON s."id" = sw."staffId"
  WHERE sw."windowId" = w."id" AND s."active" = ?)`;

/** The windows in use at which somebody is to sit. */
export function staffedWindows(sql: SqlReader, hallId: number) {
  return sql.all<{ id: number; number: string; name: string }>(
    `SELECT w."id", w."number", w."name" FROM "Window" w WHERE w."hallId" = ? AND w."active" = ? AND ${IS_STAFFED}
     ORDER BY w."id"`,
    [hallId, true, true],
  );
}

/** The seat a person holds now. */
export async function seatOf(client: Pick<Tx, 'windowPresence'>, staffId: number, hallId: number) {
  return client.windowPresence.findFirst({
    where: { hallId, staffId, untilAt: null },
    orderBy: { id: 'desc' },
  });
}

/** Ends every seat a person holds. @returns how many */
export async function endSeats(tx: Tx, staffId: number, hallId: number, at: Date): Promise<number> {
  const { count } = await tx.windowPresence.updateMany({
    where: { hallId, staffId, untilAt: null },
    data: { untilAt: at },
  });
  return count;
}

/** The seats of a hall that overlap a stretch of time. */
export function seatsSince(sql: SqlReader, hallId: number, since: Date) {
  return sql.all<{ windowId: number; from: number; to: number | null }>(
    `SELECT "windowId", "fromAt" AS "from", "untilAt" AS "to" FROM "WindowPresence"
     WHERE "hallId" = ? AND ("untilAt" IS NULL OR "untilAt" > ?)`,
    [hallId, since],
  );
}

/** When somebody first took a window in the hall; null before the hall works this way. */
export async function firstSeat(sql: SqlReader, hallId: number): Promise<number | null> {
  const row = await sql.first<{ first: number | null }>(
    'SELECT min("fromAt") AS "first" FROM "WindowPresence" WHERE "hallId" = ?',
    [hallId],
  );
  return row?.first ?? null;
}

/** Seats still held by people whose last session has ended, with when it did. */
export function forsakenSeats(sql: SqlReader, hallId: number, now: Date) {
  return sql.all<{ id: number; lastEnd: number | null }>(
    `SELECT p."id",
       (SELECT max(CASE WHEN s."idleUntil" < s."endsAt" THEN s."idleUntil" ELSE s."endsAt" END)
        FROM "Session" s WHERE s."staffId" = p."staffId") AS "lastEnd"
     FROM "WindowPresence" p
     WHERE p."hallId" = ? AND p."untilAt" IS NULL AND NOT EXISTS
       (SELECT 1 FROM "Session" s WHERE s."staffId" = p."staffId" AND s."idleUntil" > ? AND s."endsAt" > ?)`,
    [hallId, now, now],
  );
}

/** Seats held from before by people who are absent now with a substitute, with when the absence began (S-07). */
export function seatsLeftBehind(sql: SqlReader, hallId: number, now: Date) {
  return sql.all<{ id: number; lastEnd: number }>(
    `SELECT p."id", a."fromAt" AS "lastEnd" FROM "WindowPresence" p
     JOIN "Absence" a ON a."staffId" = p."staffId" AND a."state" = ? AND a."fromAt" <= ?
       AND (a."untilAt" IS NULL OR a."untilAt" > ?)
     WHERE p."hallId" = ? AND p."untilAt" IS NULL AND p."fromAt" < a."fromAt"`,
    ['confirmed', now, now, hallId],
  );
}

/** The unattended stretches of a hall, the latest first, with their evidence as JSON. */
export function listUnattended(
  database: Database,
  hallIds: readonly number[],
  windowIds: readonly number[] | null,
) {
  return database.read.supervisionEvent.findMany({
    where: {
      hallId: { in: [...hallIds] },
      rule: 'SV-12',
      ...(windowIds === null ? {} : { windowId: { in: [...windowIds] } }),
    },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 100,
  });
}

/** The unattended stretches of a hall that began between two moments; one that never ended has no end. */
export async function unattendedBetween(
  database: Database,
  hallId: number,
  from: Date,
  to: Date,
): Promise<{ windowId: number; from: number; to: number | null }[]> {
  const events = await database.read.supervisionEvent.findMany({
    where: { hallId, rule: 'SV-12', at: { gte: from, lt: to }, windowId: { not: null } },
    select: { windowId: true, evidence: true },
  });
  return events.flatMap(({ windowId, evidence }) => {
    const stretch = JSON.parse(evidence) as { from: number; to: number | null };
    return windowId === null ? [] : [{ windowId, from: stretch.from, to: stretch.to }];
  });
}
