import type { Calendar } from '../calendar/calendar.js';
import { dayOf, minuteOfDay } from '../calendar/civil-time.js';
import { officeWindows } from '../calendar/working-time.js';

/** True while the hall is open: nobody is reminded at night, at noon or on a day off. `now` in milliseconds. */
export function isOfficeTime(now: number, calendar: Calendar): boolean {
  const local = calendar.zone.toLocalMinute(now);
  const minute = minuteOfDay(local);
  return officeWindows(dayOf(local), calendar).some(({ from, to }) => minute >= from && minute < to);
}
