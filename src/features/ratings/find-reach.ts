import type { Database } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { hallSettings } from '../settings/hall-settings.js';
import { type RatingReach, ratingReach } from './rating-reach.js';

/** What a person may see of the ratings now, with the calendar and the delay of his hall. */
export async function findReach(
  database: Database,
  { person, now }: StaffVisit,
): Promise<{ reach: RatingReach; calendar: Calendar; days: number }> {
  const calendar = await hallCalendar(database, person.hallId);
  const settings = await hallSettings(database, person.hallId);
  const days = settings.number('ratingShownAfterDays');
  const reach = ratingReach(person, { now: now.getTime(), days, zone: calendar.zone });
  return { reach, calendar, days };
}
