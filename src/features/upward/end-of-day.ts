import type { Calendar } from '../../domain/calendar/calendar.js';
import { MINUTES_PER_DAY, parseDate } from '../../domain/calendar/civil-time.js';

/** The last minute of a civil day, YYYY-MM-DD, in milliseconds; null when there is no such day. */
export function endOfDay(date: string, { zone }: Calendar): number | null {
  const day = parseDate(date);
  return day === null ? null : zone.toInstant((day + 1) * MINUTES_PER_DAY - 1);
}

/** The moment of something that happened on a day: its end, or now on the present day; a later day stays ahead of now. */
export function momentOnDay(date: string, now: number, calendar: Calendar): number {
  const end = endOfDay(date, calendar) ?? Number.NaN;
  const today = Math.floor(calendar.zone.toLocalMinute(now) / MINUTES_PER_DAY);
  return parseDate(date) === today ? now : end;
}
