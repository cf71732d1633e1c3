import { writeXlsx } from 'hucre/xlsx';
import type { Database } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { formatDate, MINUTES_PER_DAY } from '../../domain/calendar/civil-time.js';
import { isWorkingDay } from '../../domain/calendar/working-time.js';
import { halfDaysOfLeave } from '../../domain/leave/leave-length.js';
import type { HallSettings } from '../settings/hall-settings.js';
import type { StaffReach } from './attendance-reach.js';
import { leavesBetween, staffWhoSign } from './day-facts.repository.js';
import { eventsBetween } from './events.repository.js';
import { eventCounts, type Month } from './own-month.js';

/** A person's month in figures; leave in days. */
export interface MonthRow {
  staffId: number;
  name: string;
  department: string;
  departmentId: number | null;
  workingDays: number;
  signedDays: number;
  leaveDays: number;
  late: number;
  early: number;
  away: number;
  absent: number;
  waiting: number;
}

interface AskedMonth {
  hallId: number;
  reach: StaffReach;
  departmentId: number | null;
  month: Month;
  calendar: Calendar;
  settings: HallSettings;
}

/** The month of everybody within reach; only confirmed events count, what waits stands apart (SV-13). */
export async function monthTable(database: Database, asked: AskedMonth): Promise<MonthRow[]> {
  const { hallId, reach, departmentId, month, calendar, settings } = asked;
  const { sql } = database;
  const [from, to] = [formatDate(month.first), formatDate(month.last)];
  const instant = (day: number) => calendar.zone.toInstant(day * MINUTES_PER_DAY);
  const span = { from: instant(month.first), to: instant(month.last + 1) };
  const isOnlyWindows = settings.text('attendanceFor') === 'window';
  const staff = await staffWhoSign(sql, [hallId], isOnlyWindows, reach.departmentIds);
  const signed = await signedDays(database, hallId, from, to);
  const events = await eventsBetween(database, { hallIds: [hallId] }, from, to);
  const leaves = await leavesBetween(sql, hallId, new Date(span.from), new Date(span.to));
  const workingDays = workingDaysSoFar(month, calendar);
  return staff
    .filter((person) => departmentId === null || person.departmentId === departmentId)
    .map((person) => {
      const own = eventCounts(events.filter(({ staffId }) => staffId === person.id));
      const count = (kind: string) => own.find((each) => each.kind === kind)?.confirmed ?? 0;
      const away = leaveSpans(leaves, person.id, span);
      return {
        staffId: person.id,
        name: person.name,
        department: person.departmentName ?? '',
        departmentId: person.departmentId,
        workingDays,
        signedDays: signed.get(person.id) ?? 0,
        leaveDays: halfDaysOfLeave(away, calendar) / 2,
        late: count('late'),
        early: count('early'),
        away: count('away'),
        absent: count('absent'),
        waiting: own.reduce((sum, each) => sum + each.waiting, 0),
      };
    });
}

/** On how many days each person has signed. */
async function signedDays({ sql }: Database, hallId: number, from: string, to: string) {
  const rows = await sql.all<{ staffId: number; n: number }>(
    `SELECT "staffId", count(DISTINCT "day") AS n FROM "AttendanceSign"
     WHERE "hallId" = ? AND "day" >= ? AND "day" <= ? GROUP BY "staffId"`,
    [hallId, from, to],
  );
  return new Map(rows.map(({ staffId, n }) => [staffId, n]));
}

function workingDaysSoFar({ first, last, today }: Month, calendar: Calendar): number {
  let count = 0;
  for (let day = first; day <= Math.min(last, today); day++) count += isWorkingDay(day, calendar) ? 1 : 0;
  return count;
}

/** A person's leave as it was taken, within the month. */
function leaveSpans(
  leaves: Awaited<ReturnType<typeof leavesBetween>>,
  personId: number,
  span: { from: number; to: number },
) {
  return leaves
    .filter(({ staffId, state }) => staffId === personId && (state === 'approved' || state === 'ended'))
    .map(({ fromAt, untilAt, backAt }) => ({
      from: Math.max(fromAt, span.from),
      to: Math.min(untilAt, backAt ?? Infinity, span.to),
    }));
}

const COLUMNS = [
  ['姓名', (row: MonthRow) => row.name],
  ['部门', (row: MonthRow) => row.department],
  ['工作日', (row: MonthRow) => row.workingDays],
  ['签到天数', (row: MonthRow) => row.signedDays],
  ['请假天数', (row: MonthRow) => row.leaveDays],
  ['迟到', (row: MonthRow) => row.late],
  ['早退', (row: MonthRow) => row.early],
  ['擅自离岗', (row: MonthRow) => row.away],
  ['旷工', (row: MonthRow) => row.absent],
  ['待核定', (row: MonthRow) => row.waiting],
] as const;

/** The month as a workbook. */
export async function monthWorkbook(
  rows: readonly MonthRow[],
  title: string,
  hallName: string,
): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '月度考勤表',
        columns: COLUMNS.map((_, index) => ({ width: index === 1 ? 26 : 12 })),
        rows: [
          [`${hallName} ${title}`],
          COLUMNS.map(([label]) => label),
          ...rows.map((row) => COLUMNS.map(([, value]) => value(row))),
        ],
        freezePane: { rows: 2 },
      },
    ],
    properties: { title, creator: hallName },
  });
  return Buffer.from(bytes);
}
