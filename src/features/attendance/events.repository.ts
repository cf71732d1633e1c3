import type { Database, SqlValue } from '../../db/database.js';
import type { StaffReach } from './attendance-reach.js';

/** An event of attendance with the names beside it; moments in milliseconds. */
export interface AttendanceEventRow {
  id: number;
  hallId: number;
  staffId: number;
  staffName: string;
  departmentId: number | null;
  departmentName: string | null;
  windowNumber: string | null;
  day: string;
  kind: string;
  part: string;
  minutes: number;
  evidence: string;
  state: string;
  excuse: string;
  foundAt: number;
  decidedBy: string;
  decidedAt: number | null;
  decision: string;
  version: number;
}

const EVENTS = `
  SELECT e."id", e."hallId", e."staffId", e."staffName", s."departmentId", d."name" AS "departmentName",
    w."number" AS "windowNumber", e."day", e."kind", e."part", e."minutes", e."evidence", e."state", e."excuse",
    e."foundAt", e."decidedBy", e."decidedAt", e."decision", e."version"
  FROM "AttendanceEvent" e JOIN "Staff" s ON s."id" = e."staffId"
  LEFT JOIN "Department" d ON d."id" = s."departmentId"
  LEFT JOIN "Window" w ON w."id" = e."windowId"`;

export interface EventFilter {
  reach: StaffReach;
  /** Empty: all. */
  state: string;
  kind: string;
  departmentId: number | null;
}

/** One page of events, the newest first. */
export function listAttendanceEvents(
  { sql }: Database,
  filter: EventFilter,
  page: { before: number | null; limit: number },
): Promise<AttendanceEventRow[]> {
  const { where, values } = condition(filter);
  const before = page.before === null ? '' : ' AND e."id" < ?';
  return sql.all<AttendanceEventRow>(
    `${EVENTS} WHERE ${where}${before} ORDER BY e."id" DESC LIMIT ${page.limit}`,
    [...values, ...(page.before === null ? [] : [page.before])],
  );
}

/** How many events stand in each state. */
export function countAttendanceEvents(
  { sql }: Database,
  filter: EventFilter,
): Promise<{ state: string; n: number }[]> {
  const { where, values } = condition({ ...filter, state: '' });
  return sql.all(
    `SELECT e."state", count(*) AS n FROM "AttendanceEvent" e JOIN "Staff" s ON s."id" = e."staffId"
     WHERE ${where} GROUP BY e."state"`,
    values,
  );
}

export function findAttendanceEvent(
  { sql }: Database,
  eventId: number,
): Promise<AttendanceEventRow | undefined> {
  return sql.first<AttendanceEventRow>(`${EVENTS} WHERE e."id" = ?`, [eventId]);
}

/** The events of halls, or of one person, from day to day (YYYY-MM-DD, both included). */
export function eventsBetween(
  { sql }: Pick<Database, 'sql'>,
  whose: { hallIds: readonly number[] } | { staffId: number },
  fromDay: string,
  toDay: string,
): Promise<AttendanceEventRow[]> {
  const [place, values] =
    'staffId' in whose
      ? ['e."staffId" = ?', [whose.staffId]]
      : [`e."hallId" IN (${whose.hallIds.map(() => '?').join(', ')})`, [...whose.hallIds]];
  return sql.all<AttendanceEventRow>(
    `${EVENTS} WHERE ${place} AND e."day" >= ? AND e."day" <= ? ORDER BY e."day", e."id"`,
    [...values, fromDay, toDay],
  );
}

function condition({ reach, state, kind, departmentId }: EventFilter) {
  const marks = (given: readonly unknown[]) => given.map(() => '?').join(', ');
  const parts = [`e."hallId" IN (${marks(reach.hallIds)})`];
  const values: SqlValue[] = [...reach.hallIds];
  if (reach.departmentIds !== null) {
    parts.push(
      reach.departmentIds.length === 0 ? '1 = 0' : `s."departmentId" IN (${marks(reach.departmentIds)})`,
    );
    values.push(...reach.departmentIds);
  }
  for (const [column, value] of [
    ['e."state"', state],
    ['e."kind"', kind],
  ] as const) {
    if (value === '') continue;
    parts.push(`${column} = ?`);
    values.push(value);
  }
  if (departmentId !== null) {
    parts.push('s."departmentId" = ?');
    values.push(departmentId);
  }
  return { where: parts.join(' AND '), values };
}
