import { recordAudit } from '../../db/events.js';
import type { Person } from '../../web/visit.js';
import { findBooking } from './bookings.repository.js';
import type { House } from './take-booking.js';

/** Opens the phone a visitor left, and records it (S-33); null when there is no such booking. */
export async function openBookingPhone(
  { database, vault }: House,
  person: Person,
  asked: { bookingId: number; address: string },
  now: Date,
): Promise<string | null> {
  const found = await findBooking(database.read, person.hallId, asked.bookingId);
  if (found?.phoneCipher == null) return null;
  await database.write((tx) =>
    recordAudit(tx, {
      hallId: found.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'booking-phone-opened',
      subject: `预约 ${found.id}`,
      address: asked.address,
      at: now,
    }),
  );
  return vault.open(found.phoneCipher, `Booking.phone:${found.rowKey}`);
}
