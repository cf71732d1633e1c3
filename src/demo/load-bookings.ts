import type { Database } from '../db/database.js';
import type { Vault } from '../db/vault.js';
import { bookOnline } from '../features/bookings/book-online.js';
import { bookingOffer, daysToBook } from '../features/bookings/booking-offer.js';
import { cancelBooking } from '../features/bookings/cancel-booking.js';
import { readCalendar } from '../features/calendar/hall-calendar.js';
import { readSettings } from '../features/settings/hall-settings.js';

/** What people booked online in the demonstration hall: for a slot of the second or third day, or another time. */
const DEMO_BOOKINGS = [
  { visitorName: '何佳', phone: '13900000021', itemCode: 'QH-GA-001', day: 1, slot: 0, message: '' },
  {
    visitorName: '青禾样例建设有限公司',
    phone: '13900000022',
    itemCode: 'QH-ZJ-001',
    day: 1,
    slot: 2,
    message: '想先问清楚施工合同怎样算齐',
  },
  { visitorName: '罗春梅', phone: '13900000023', itemCode: 'QH-SC-001', day: 2, slot: 1, message: '' },
  {
    visitorName: '梁志强',
    phone: '13900000024',
    itemCode: 'QH-GA-001',
    day: null,
    slot: 0,
    message: '平时上班走不开，周六上午能来',
  },
] as const;

/** The last of the slot bookings is taken back by who made it. */
const CANCELLED = 2;

/** Books some times online in the demonstration hall, as citizens do (S-08). */
export async function loadBookings(
  house: { database: Database; vault: Vault },
  hallId: number,
  now: Date,
): Promise<void> {
  const { read } = house.database;
  const offer = bookingOffer(await readSettings(read, hallId));
  if (offer === null) return;
  const days = await daysToBook(read, hallId, offer, await readCalendar(read, hallId), now);
  for (const [index, { itemCode, day, slot, ...who }] of DEMO_BOOKINGS.entries()) {
    const item = await read.item.findUniqueOrThrow({ where: { hallId_code: { hallId, code: itemCode } } });
    const slotFrom = day === null ? null : (days[day]?.slots[slot]?.from ?? null);
    const given = { ...who, hallId, itemId: item.id, matter: item.name, slotFrom };
    const booked = await bookOnline(house, given, now);
    if (booked.ok && index === CANCELLED) await cancelBooking(house.database, booked.id, now);
  }
}
