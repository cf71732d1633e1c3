import type { SqlReader } from '../../db/database.js';

/** A confirmed event of attendance (SV-13), as scores use it. */
export interface AttendanceEvidence {
  eventId: number;
  staffId: number;
  staffName: string;
  windowId: number | null;
  /** The window's department, else the person's. */
  departmentId: number | null;
  /** YYYY-MM-DD in the hall's zone. */
  day: string;
  kind: 'late' | 'early' | 'away' | 'absent';
  /** The half-day: am or pm; 'leave:ID' for leave without approval or without a confirmed substitute. */
  part: string;
  minutes: number;
  /** The rules of leave were broken (WIN-C3). */
  isLeaveBreach: boolean;
  /** For the entries of the appraisal: 'attendance:ID'. */
  sourceKey: string;
}

/** The confirmed events of a hall from `fromDay` to `toDay` (YYYY-MM-DD, both included), by day and person. */
export async function attendanceEvidence(
  sql: SqlReader,
  hallId: number,
  fromDay: string,
  toDay: string,
): Promise<AttendanceEvidence[]> {
  const rows = await sql.all<Omit<AttendanceEvidence, 'isLeaveBreach' | 'sourceKey'>>(
    `SELECT e."id" AS "eventId", e."staffId", e."staffName", e."windowId",
            COALESCE(w."departmentId", s."departmentId") AS "departmentId", e."day", e."kind", e."part", e."minutes"
     FROM "AttendanceEvent" e
     LEFT JOIN "Window" w ON w."id" = e."windowId"
     LEFT JOIN "Staff" s ON s."id" = e."staffId"
     WHERE e."hallId" = ? AND e."day" >= ? AND e."day" <= ? AND e."state" = ?
     ORDER BY e."day", e."staffId", e."id"`,
    [hallId, fromDay, toDay, 'confirmed'],
  );
  return rows.map((row) => ({
    ...row,
    isLeaveBreach: row.part.startsWith('leave:'),
    sourceKey: `attendance:${row.eventId}`,
  }));
}
