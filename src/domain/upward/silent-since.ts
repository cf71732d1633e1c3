import type { Calendar } from '../calendar/calendar.js';
import { dayOf } from '../calendar/civil-time.js';
import { closingOf, isWorkingDay, previousWorkingDay } from '../calendar/working-time.js';

/**
 * SV-08: a superior whose last contact lies before this moment is silent now; the mirror of `silenceOf` for lists that
 * ask the database. Moments in milliseconds.
 */
export function silentSince(silentAfterWorkingDays: number, now: number, calendar: Calendar): number {
  const { zone } = calendar;
  if (silentAfterWorkingDays <= 0) return now;
  const today = dayOf(zone.toLocalMinute(now));
  const isOverToday = isWorkingDay(today, calendar) && zone.toInstant(closingOf(today, calendar)) <= now;
  let day = isOverToday ? today : previousWorkingDay(today, calendar);
  for (let count = 1; count < silentAfterWorkingDays; count++) day = previousWorkingDay(day, calendar);
  return zone.toInstant(closingOf(day, calendar));
}
