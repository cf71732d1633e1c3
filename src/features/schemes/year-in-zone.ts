import type { Calendar } from '../../domain/calendar/calendar.js';
import { civilDateOf, dayOf } from '../../domain/calendar/civil-time.js';

/** The year of a moment where the hall is. */
export function yearInZone(moment: Date, { zone }: Calendar): number {
  return civilDateOf(dayOf(zone.toLocalMinute(moment.getTime()))).year;
}
