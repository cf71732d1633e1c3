import type { Calendar } from '../calendar/calendar.js';
import { dayOf } from '../calendar/civil-time.js';
import { addWorkingDays, closingOf } from '../calendar/working-time.js';

/** The end of so many working days after a day, at the hall's closing; moments in milliseconds (8.3, appeals [U]). */
export function endOfWorkingDays(from: number, workingDays: number, calendar: Calendar): number {
  const day = addWorkingDays(dayOf(calendar.zone.toLocalMinute(from)), workingDays, calendar);
  return calendar.zone.toInstant(closingOf(day, calendar));
}
