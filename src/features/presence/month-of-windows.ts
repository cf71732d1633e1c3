import type { Database } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { MINUTES_PER_DAY } from '../../domain/calendar/civil-time.js';
import { officeTime } from '../../domain/reports/availability.js';
import { type WindowAvailability, windowAvailability } from '../../domain/staffing/window-availability.js';
import { firstSeat, staffedWindows, unattendedBetween } from './presence.repository.js';

export interface MonthGiven {
  /** Civil days, both included. */
  month: { first: number; last: number };
  calendar: Calendar;
  now: Date;
  /** null: all of the hall. */
  windowIds: readonly number[] | null;
}

/**
 * How each window stood open in the office time of a month that has passed; nothing counts before somebody first took
 * a window in the hall. The windows by their numbers.
 */
export async function monthOfWindows(
  database: Database,
  hallId: number,
  { month, calendar, now, windowIds }: MonthGiven,
): Promise<(WindowAvailability & { window: string })[]> {
  const began = await firstSeat(database.sql, hallId);
  if (began === null) return [];
  const moment = (day: number) => new Date(calendar.zone.toInstant(day * MINUTES_PER_DAY));
  const office = officeTime(month.first, month.last, calendar)
    .map(({ from, to }) => ({ from: Math.max(from, began), to: Math.min(to, now.getTime()) }))
    .filter(({ from, to }) => from < to);
  const stretches = await unattendedBetween(database, hallId, moment(month.first), moment(month.last + 1));
  const windows = (await staffedWindows(database.sql, hallId))
    .filter(({ id }) => windowIds === null || windowIds.includes(id))
    .sort((one, other) => one.number.localeCompare(other.number, 'zh', { numeric: true }));
  return windows.map(({ id, number, name }) => ({
    window: `${number}号 ${name}`,
    ...windowAvailability(
      office,
      stretches.filter(({ windowId }) => windowId === id),
    ),
  }));
}
