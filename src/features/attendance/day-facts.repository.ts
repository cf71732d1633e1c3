import type { SqlReader } from '../../db/database.js';
import type { HandedOver, SlipAndHandover } from '../../domain/leave/excused-spans.js';

/** A sign-in; moments in milliseconds. */
export interface SignRow {
  id: number;
  staffId: number;
  windowId: number | null;
  windowNumber: string | null;
  site: string;
  day: string;
  inAt: number;
  outAt: number | null;
  method: string;
  enteredBy: string;
}

const SIGN = `s."id", s."staffId", s."windowId", w."number" AS "windowNumber", s."site", s."day", s."inAt", s."outAt", s."method", s."enteredBy"`;

/** The sign-ins of a day (YYYY-MM-DD) in a hall. */
export function signsOfDay(sql: SqlReader, hallId: number, day: string): Promise<SignRow[]> {
  return sql.all<SignRow>(
    `SELECT ${SIGN} FROM "AttendanceSign" s LEFT JOIN "Window" w ON w."id" = s."windowId"
     WHERE s."hallId" = ? AND s."day" = ? ORDER BY s."inAt", s."id"`,
    [hallId, day],
  );
}

/** The sign-ins of a person from day to day, both included. */
export function signsOfPerson(
  sql: SqlReader,
  staffId: number,
  fromDay: string,
  toDay: string,
): Promise<SignRow[]> {
  return sql.all<SignRow>(
    `SELECT ${SIGN} FROM "AttendanceSign" s LEFT JOIN "Window" w ON w."id" = s."windowId"
     WHERE s."staffId" = ? AND s."day" >= ? AND s."day" <= ? ORDER BY s."inAt", s."id"`,
    [staffId, fromDay, toDay],
  );
}

/** Where people sat between two moments. */
export function seatsBetween(
  sql: SqlReader,
  hallId: number,
  from: Date,
  to: Date,
): Promise<{ staffId: number; from: number; to: number | null }[]> {
  return sql.all(
    `SELECT "staffId", "fromAt" AS "from", "untilAt" AS "to" FROM "WindowPresence"
     WHERE "hallId" = ? AND "fromAt" < ? AND ("untilAt" IS NULL OR "untilAt" > ?) ORDER BY "fromAt"`,
    [hallId, to, from],
  );
}

export interface DayLeave extends SlipAndHandover {
  staffId: number;
  kind: string;
}

/** The leave slips that touch the time between two moments, with their hand-overs. */
export async function leavesBetween(
  sql: SqlReader,
  hallId: number,
  from: Date,
  to: Date,
): Promise<DayLeave[]> {
  const rows = await sql.all<
    Omit<DayLeave, 'needsSubstitute' | 'approvedAt'> & {
      substituteId: number | null;
      headAt: number | null;
      unitAt: number | null;
      signedAt: number | null;
    }
  >(
    `SELECT l."id" AS "slipId", l."staffId", l."kind", l."state", l."fromAt", l."untilAt", l."backAt", l."substituteId",
       l."headAt", l."unitAt", l."signedAt",
       a."state" AS "absenceState", a."fromAt" AS "absenceFromAt",
       CASE WHEN a."state" = 'ended' THEN a."endedAt" ELSE NULL END AS "absenceEndedAt"
     FROM "LeaveSlip" l LEFT JOIN "Absence" a ON a."id" = l."absenceId"
     WHERE l."hallId" = ? AND l."fromAt" < ? AND l."untilAt" > ? AND l."state" NOT IN ('cancelled', 'refused')
     ORDER BY l."fromAt", l."id"`,
    [hallId, to, from],
  );
  return rows.map(({ substituteId, headAt, unitAt, signedAt, ...row }) => {
    const approvals = [headAt, unitAt, signedAt].filter((at) => at !== null);
    return {
      ...row,
      needsSubstitute: substituteId !== null,
      approvedAt: approvals.length === 0 ? null : Math.max(...approvals),
    };
  });
}

/** The absences with a confirmed substitute that touch the time between two moments. */
export async function absencesBetween(
  sql: SqlReader,
  hallId: number,
  from: Date,
  to: Date,
): Promise<(HandedOver & { staffId: number; substitute: string })[]> {
  const rows = await sql.all<
    Omit<HandedOver, 'hasSlip'> & { staffId: number; substitute: string; slips: number }
  >(
    `SELECT a."staffId", a."substitute", a."kind", a."fromAt", a."untilAt",
       CASE WHEN a."state" = 'ended' THEN a."endedAt" ELSE NULL END AS "endedAt",
       (SELECT count(*) FROM "LeaveSlip" l WHERE l."staffId" = a."staffId" AND l."absenceId" = a."id") AS "slips"
     FROM "Absence" a
     WHERE a."hallId" = ? AND a."state" IN ('confirmed', 'ended') AND a."fromAt" < ?
       AND (a."untilAt" IS NULL OR a."untilAt" > ?)
     ORDER BY a."fromAt", a."id"`,
    [hallId, to, from],
  );
  return rows.map(({ slips, ...row }) => ({ ...row, hasSlip: slips > 0 }));
}

/** Whose attendance is looked at. */
export interface SignedStaff {
  id: number;
  name: string;
  departmentId: number | null;
  departmentName: string | null;
  /** His first window. */
  windowId: number | null;
  windowNumber: string | null;
  windowName: string | null;
  location: string | null;
  createdAt: number;
}

const WHO_SIGNS = ['clerk', 'window-head', 'reviewer', 'approver', 'supervision'];

/** The active people of halls whose attendance is kept, by department and name; by the hall's setting only those at windows. */
export function staffWhoSign(
  sql: SqlReader,
  hallIds: readonly number[],
  onlyAtWindows: boolean,
  departmentIds: readonly number[] | null = null,
): Promise<SignedStaff[]> {
  if (hallIds.length === 0 || departmentIds?.length === 0) return Promise.resolve([]);
  const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');
  return sql.all<SignedStaff>(
    `SELECT s."id", s."name", s."departmentId", d."name" AS "departmentName", s."createdAt",
       w."id" AS "windowId", w."number" AS "windowNumber", w."name" AS "windowName", w."location"
     FROM "Staff" s LEFT JOIN "Department" d ON d."id" = s."departmentId"
     LEFT JOIN "Window" w ON w."id" = (SELECT min(sw."windowId") FROM "StaffWindow" sw
       JOIN "Window" x ON x."id" = sw."windowId" WHERE sw."staffId" = s."id" AND x."active" = ?)
     WHERE s."hallId" IN (${marks(hallIds)}) AND s."active" = ?
       ${departmentIds === null ? '' : `AND s."departmentId" IN (${marks(departmentIds)})`}
       ${onlyAtWindows ? 'AND w."id" IS NOT NULL' : ''}
       AND EXISTS (SELECT 1 FROM "StaffRole" r WHERE r."staffId" = s."id" AND r."role" IN (${marks(WHO_SIGNS)}))
     ORDER BY CASE WHEN d."id" IS NULL THEN 1 ELSE 0 END, d."code", s."name", s."id"`,
    [true, ...hallIds, true, ...(departmentIds ?? []), ...WHO_SIGNS],
  );
}

/** When somebody first signed in in the hall; null before. */
export async function firstSignOf(sql: SqlReader, hallId: number): Promise<number | null> {
  const row = await sql.first<{ inAt: number }>(
    'SELECT "inAt" FROM "AttendanceSign" WHERE "hallId" = ? ORDER BY "day", "staffId", "inAt" LIMIT 1',
    [hallId],
  );
  return row?.inAt ?? null;
}
