import { randomBytes } from 'node:crypto';
import type { Database, Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { Vault } from '../../db/vault.js';
import { handlerOfBooking } from '../../domain/staffing/booking.js';
import type { Person } from '../../web/visit.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { workingDayTerm } from '../cases/promise-clock.js';
import { readSettings } from '../settings/hall-settings.js';
import { substituteOf } from './bookings.repository.js';

export interface House {
  database: Database;
  vault: Vault;
}

/** What a visitor leaves who finds nobody; the phone in the form of domain/identity/phone. */
export interface NewBooking {
  visitorName: string;
  phone: string;
  address: string;
  matter: string;
  message: string;
  wantedId: number | null;
}

/** Takes down a booking (D-10); its handler is whom the visitor wanted, or who fills his post now (S-08). */
export async function takeBooking(
  house: House,
  person: Person,
  given: NewBooking,
  now: Date,
): Promise<{ bookingId: number; handler: string }> {
  return house.database.write(async (tx) => {
    const wanted = await wantedOf(tx, person.hallId, given.wantedId);
    const handler = handlerOfBooking(wanted, wanted && (await substituteOf(tx, wanted.staffId, now)), person);
    const bookingId = await insert(tx, house, person, { ...given, wanted, handler }, now);
    await recordAudit(tx, {
      hallId: person.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'booking-received',
      subject: `预约 ${bookingId}`,
      details: { name: handler.name },
      at: now,
    });
    return { bookingId, handler: handler.name };
  });
}

interface Named {
  staffId: number;
  name: string;
}

async function wantedOf(tx: Tx, hallId: number, wantedId: number | null): Promise<Named | null> {
  if (wantedId === null) return null;
  const found = await tx.staff.findFirst({ where: { id: wantedId, hallId, active: true } });
  return found && { staffId: found.id, name: found.name };
}

async function insert(
  tx: Tx,
  { vault }: House,
  person: Person,
  given: NewBooking & { wanted: Named | null; handler: Named },
  now: Date,
): Promise<number> {
  const { wanted, handler, visitorName, address, matter, message } = given;
  const calendar = await readCalendar(tx, person.hallId);
  const settings = await readSettings(tx, person.hallId);
  const rowKey = randomBytes(12).toString('base64url');
  const { id } = await tx.booking.create({
    data: {
      hallId: person.hallId,
      rowKey,
      visitorName,
      phoneCipher: vault.seal(given.phone, `Booking.phone:${rowKey}`),
      address,
      matter,
      message,
      wantedId: wanted?.staffId ?? null,
      wanted: wanted?.name ?? '',
      handlerId: handler.staffId,
      handler: handler.name,
      createdAt: now,
      createdBy: person.name,
      replyBy: workingDayTerm(now, settings.number('bookingReplyWorkingDays'), calendar),
    },
    select: { id: true },
  });
  return id;
}
