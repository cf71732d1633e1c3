import type { SqlReader } from '../../db/database.js';
import { type AttendanceDay, findEvents } from '../../domain/attendance/find-events.js';
import { type HalfDay, halfDaysOf } from '../../domain/attendance/half-days.js';
import { within } from '../../domain/attendance/spans.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { formatDate } from '../../domain/calendar/civil-time.js';
import { excusedByAbsence, spansOfSlip } from '../../domain/leave/excused-spans.js';
import { halfDaysOfLeave } from '../../domain/leave/leave-length.js';
import type { HallSettings } from '../settings/hall-settings.js';
import {
  absencesBetween,
  type DayLeave,
  leavesBetween,
  seatsBetween,
  signsOfDay,
} from './day-facts.repository.js';

/** A day of a hall, ready to look for events; each person's facts by his id. */
export interface DayFacts {
  halfDays: HalfDay[];
  findingsOf(staffId: number): ReturnType<typeof findEvents>;
  leavesOf(staffId: number): DayLeave[];
}

export interface FactsAsked {
  hallId: number;
  /** A civil day. */
  day: number;
  calendar: Calendar;
  settings: HallSettings;
  now: number;
  /** Also the half-day that runs, up to now. */
  withRunning?: boolean;
}

/** Reads what happened on a day in a hall, for all its people at once (SV-13). */
export async function dayFacts(sql: SqlReader, asked: FactsAsked): Promise<DayFacts> {
  const { hallId, day, calendar, settings, now } = asked;
  const halfDays = asked.withRunning ? begunHalfDays(day, calendar, now) : endedHalfDays(day, calendar, now);
  const [first, last] = [halfDays.at(0), halfDays.at(-1)];
  if (first === undefined || last === undefined)
    return { halfDays: [], findingsOf: () => [], leavesOf: () => [] };
  const signs = byStaff(await signsOfDay(sql, hallId, formatDate(day)));
  const span = { from: new Date(first.from), to: new Date(last.to) };
  const seats = byStaff(await seatsBetween(sql, hallId, span.from, span.to));
  const leaves = byStaff(await leavesBetween(sql, hallId, span.from, span.to));
  const absences = byStaff(await absencesBetween(sql, hallId, span.from, span.to));
  const shortest = settings.number('leaveHeadHalfDays');
  const factsOf = (staffId: number): AttendanceDay => {
    const slips = (leaves.get(staffId) ?? []).map(spansOfSlip);
    return {
      halfDays,
      signs: (signs.get(staffId) ?? []).map((sign) => ({ ...sign, atWindow: sign.windowId !== null })),
      seats: (seats.get(staffId) ?? []).map(({ from, to }) => ({ from, to: to ?? Math.max(from, last.to) })),
      excused: [
        ...slips.flatMap(({ excused }) => excused),
        ...(absences.get(staffId) ?? []).flatMap((absence) =>
          excusedByAbsence(absence, (each) => halfDaysOfLeave([each], calendar) < shortest),
        ),
      ],
      breached: slips.flatMap(({ breached }) => breached),
      graceMinutes: settings.number('lateGraceMinutes'),
      awayMinutes: settings.number('awayMinutes'),
    };
  };
  return {
    halfDays,
    findingsOf: (staffId) => findEvents(factsOf(staffId)),
    leavesOf: (staffId) => leaves.get(staffId) ?? [],
  };
}

/** The half-days that are over; a morning that runs into the afternoon is looked at with it. */
function endedHalfDays(day: number, calendar: Calendar, now: number): HalfDay[] {
  const halfDays = halfDaysOf(day, calendar);
  return halfDays.filter((half, index) => {
    const next = halfDays[index + 1];
    return half.to <= now && (next === undefined || next.from > half.to || next.to <= now);
  });
}

/** The half-days that have begun, the one that runs up to now. */
function begunHalfDays(day: number, calendar: Calendar, now: number): HalfDay[] {
  return halfDaysOf(day, calendar)
    .filter((half) => half.from < now)
    .map((half) => ({
      ...half,
      to: Math.min(half.to, now),
      office: within(half.office, [{ from: half.from, to: now }]),
    }));
}

function byStaff<Row extends { staffId: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const grouped = new Map<number, Row[]>();
  for (const row of rows) {
    const known = grouped.get(row.staffId);
    if (known === undefined) grouped.set(row.staffId, [row]);
    else known.push(row);
  }
  return grouped;
}
