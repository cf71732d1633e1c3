import { randomBytes } from 'node:crypto';
import type { Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { holdTurn, nextNumber } from '../../db/sequences.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { bookingNumber, bookingSequenceName } from '../../domain/numbering/booking-number.js';
import { chooseSlot, refuseSlot, type SlotRefusal } from '../../domain/staffing/booking-slots.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { workingDayTerm } from '../cases/promise-clock.js';
import { type HallSettings, readSettings } from '../settings/hall-settings.js';
import { newBookingCode } from './booking-code.js';
import { bookingOffer, daysToBook } from './booking-offer.js';
import { substituteOf } from './bookings.repository.js';
import type { House } from './take-booking.js';
import { countOpenOfPhone, findBookedItem, firstHandlerOf } from './web-bookings.repository.js';

const CITIZEN = '申请人（网上）';

/** A booking as a citizen sends it; the phone in the form of domain/identity/phone. */
export interface OnlineBooking {
  hallId: number;
  itemId: number | null;
  visitorName: string;
  phone: string;
  matter: string;
  message: string;
  /** The local minute at which the slot begins; null asks for a time outside office hours. */
  slotFrom: number | null;
}

export type BookedOnline =
  /** `code` is shown this once; only its keyed hash is stored. */
  { ok: true; id: number; number: string; code: string } | { ok: false; refusal: SlotRefusal };

/**
 * Books a time at the window for a citizen (S-08, D-10): number without gaps, query code, a term for the reply that is
 * never later than the time itself. One booking of a hall at a time, so that no slot takes more than it may.
 */
export async function bookOnline(house: House, given: OnlineBooking, now: Date): Promise<BookedOnline> {
  return house.database.write(async (tx) => {
    await holdTurn(tx, given.hallId, 'web-booking');
    const calendar = await readCalendar(tx, given.hallId);
    const settings = await readSettings(tx, given.hallId);
    const offer = bookingOffer(settings);
    if (offer === null) return refuseSlot('booking-closed');
    const phoneHash = house.vault.hash('phone', given.phone);
    const openOfPhone = await countOpenOfPhone(tx, given.hallId, phoneHash, now);
    const days = await daysToBook(tx, given.hallId, offer, calendar, now);
    const chosen = chooseSlot({ from: given.slotFrom, message: given.message, openOfPhone }, days);
    if (!chosen.ok) return chosen;
    const slot = slotMoments(chosen.slot, calendar);
    const made = await insert(tx, house, given, { ...slot, phoneHash, calendar, settings }, now);
    await recordAudit(tx, {
      hallId: given.hallId,
      staffId: null,
      actorName: CITIZEN,
      kind: 'booking-received',
      subject: `预约 ${made.number}`,
      at: now,
    });
    return { ok: true, ...made };
  });
}

interface Prepared {
  slotAt: Date | null;
  slotUntil: Date | null;
  phoneHash: string;
  calendar: Calendar;
  settings: HallSettings;
}

async function insert(tx: Tx, { vault }: House, given: OnlineBooking, prepared: Prepared, now: Date) {
  const { slotAt, slotUntil, phoneHash, calendar, settings } = prepared;
  const { hallId } = given;
  const { numberPrefix } = await tx.hall.findUniqueOrThrow({ where: { id: hallId } });
  const day = formatDate(dayOf(calendar.zone.toLocalMinute(now.getTime())));
  const number = bookingNumber(numberPrefix, day, await nextNumber(tx, hallId, bookingSequenceName(day)));
  const { code, hash } = newBookingCode(vault, number);
  const { itemId, handlerId, handler } = await itemAndHandler(tx, given, now);
  const rowKey = randomBytes(12).toString('base64url');
  const term = workingDayTerm(now, settings.number('bookingReplyWorkingDays'), calendar);
  const { id } = await tx.booking.create({
    data: {
      hallId,
      rowKey,
      channel: 'web',
      number,
      codeHash: hash,
      itemId,
      handlerId,
      handler,
      visitorName: given.visitorName,
      phoneCipher: vault.seal(given.phone, `Booking.phone:${rowKey}`),
      phoneHash,
      matter: given.matter,
      message: given.message,
      slotAt,
      slotUntil,
      createdAt: now,
      createdBy: CITIZEN,
      replyBy: earlier(term, slotAt),
    },
    select: { id: true },
  });
  return { id, number, code };
}

/** S-08: the first handler of the item replies, or who fills his post now; without an item whoever sees it first. */
async function itemAndHandler(tx: Tx, { hallId, itemId }: OnlineBooking, now: Date) {
  const item = itemId === null ? null : await findBookedItem(tx, hallId, itemId);
  const first = await firstHandlerOf(tx, item?.currentVersionId ?? null);
  const handler = first && ((await substituteOf(tx, first.staffId, now)) ?? first);
  return { itemId: item?.id ?? null, handlerId: handler?.staffId ?? null, handler: handler?.name ?? '' };
}

function slotMoments(
  slot: { from: number; to: number } | null,
  { zone }: Calendar,
): { slotAt: Date | null; slotUntil: Date | null } {
  if (slot === null) return { slotAt: null, slotUntil: null };
  return { slotAt: new Date(zone.toInstant(slot.from)), slotUntil: new Date(zone.toInstant(slot.to)) };
}

function earlier(term: Date | null, slotAt: Date | null): Date | null {
  if (term === null || slotAt === null) return term ?? slotAt;
  return slotAt < term ? slotAt : term;
}
