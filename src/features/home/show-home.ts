import type { Database } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { findMostUsedGuides, type MostUsedGuide } from '../guides/guides.repository.js';
import { hallSettings } from '../settings/hall-settings.js';
import { chosenHall, type PublicHall, publicHalls } from './public-halls.js';

/** Enough for two columns of five. */
const MOST_USED_SHOWN = 10;

export interface Home {
  halls: PublicHall[];
  hall: PublicHall;
  mostUsed: MostUsedGuide[];
  calendar: Calendar;
  /** The hall takes bookings of citizens. */
  takesBookings: boolean;
}

/** What the home page of a hall shows; null before the first hall is set up. */
export async function showHome(database: Database, code: string | undefined): Promise<Home | null> {
  const halls = await publicHalls(database);
  const hall = chosenHall(halls, code);
  if (hall === undefined) return null;
  const [mostUsed, calendar, settings] = await Promise.all([
    findMostUsedGuides(database, hall.id, MOST_USED_SHOWN),
    hallCalendar(database, hall.id),
    hallSettings(database, hall.id),
  ]);
  return { halls, hall, mostUsed, calendar, takesBookings: settings.flag('webBooking') };
}
