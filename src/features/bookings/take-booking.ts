import { randomBytes } from 'node:crypto';
import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { Vault } from '../../db/vault.js';
import { type BookingRefusal, handlerOfBooking, replyToBooking } from '../../domain/staffing/booking.js';
import { actingIds } from '../../domain/staffing/substitution.js';
import type { Person } from '../../web/visit.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { workingDayTerm } from '../cases/promise-clock.js';
import { readSettings } from '../settings/hall-settings.js';
import { findBooking, substituteOf } from './bookings.repository.js';

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
    const calendar = await readCalendar(tx, person.hallId);
    const settings = await readSettings(tx, person.hallId);
    const wanted =
      given.wantedId === null
        ? null
        : await tx.staff.findFirst({ where: { id: given.wantedId, hallId: person.hallId, active: true } });
    const handler = handlerOfBooking(
      wanted && { staffId: wanted.id, name: wanted.name },
      wanted && (await substituteOf(tx, wanted.id, now)),
      person,
    );
    const rowKey = randomBytes(12).toString('base64url');
    const made = await tx.booking.create({
      data: {
        hallId: person.hallId,
        rowKey,
        visitorName: given.visitorName,
        phoneCipher: house.vault.seal(given.phone, `Booking.phone:${rowKey}`),
        address: given.address,
        matter: given.matter,
        message: given.message,
        wantedId: wanted?.id ?? null,
        wanted: wanted?.name ?? '',
        handlerId: handler.staffId,
        handler: handler.name,
        createdAt: now,
        createdBy: person.name,
        replyBy: workingDayTerm(now, settings.number('bookingReplyWorkingDays'), calendar),
      },
    });
    await recordAudit(tx, {
      hallId: person.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'booking-received',
      subject: `预约 ${made.id}`,
      details: { name: handler.name },
      at: now,
    });
    return { bookingId: made.id, handler: handler.name };
  });
}

export type ReplyOutcome =
  | { ok: true }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'refused'; refusal: BookingRefusal };

/** The handler, or who fills his post, replies to the visitor and writes what came of it (S-08). */
export async function replyBooking(
  { database }: House,
  person: Person,
  given: { bookingId: number; result: string; doneDirectly: boolean },
  now: Date,
): Promise<ReplyOutcome> {
  return database.write(async (tx) => {
    const found = await findBooking(tx, person.hallId, given.bookingId);
    if (found === null) return { ok: false, kind: 'not-found' };
    const facts = { handlerId: found.handlerId, handler: found.handler, isReplied: found.repliedAt !== null };
    const outcome = replyToBooking(facts, given.result, actingIds(person));
    if (!outcome.ok) return { ok: false, kind: 'refused', refusal: outcome.refusal };
    await tx.booking.update({
      where: { id: found.id, repliedAt: null },
      data: {
        repliedAt: now,
        result: given.result.trim(),
        doneDirectly: given.doneDirectly,
        handler: person.name,
      },
    });
    await recordAudit(tx, {
      hallId: found.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'booking-replied',
      subject: `预约 ${found.id}`,
      at: now,
    });
    return { ok: true };
  });
}

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
