import type { Tx } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { type BookingDay, type BookingOffer, offeredDays } from '../../domain/staffing/booking-slots.js';
import type { HallSettings } from '../settings/hall-settings.js';
import { slotsTaken } from './web-bookings.repository.js';

/** How the hall takes bookings of citizens; null while it does not (S-08). */
export function bookingOffer(settings: HallSettings): BookingOffer | null {
  if (!settings.flag('webBooking')) return null;
  return {
    slotMinutes: settings.number('webBookingSlotMinutes'),
    perSlot: settings.number('webBookingPerSlot'),
    workingDaysAhead: settings.number('webBookingWorkingDays'),
  };
}

/** What may be booked in a hall from now on, with the places that are left. */
export async function daysToBook(
  client: Pick<Tx, 'booking'>,
  hallId: number,
  offer: BookingOffer,
  calendar: Calendar,
  now: Date,
): Promise<BookingDay[]> {
  const { zone } = calendar;
  const taken = await slotsTaken(client, hallId, now);
  const byMinute = new Map([...taken].map(([at, count]) => [zone.toLocalMinute(at), count]));
  return offeredDays(zone.toLocalMinute(now.getTime()), offer, calendar, byMinute);
}
