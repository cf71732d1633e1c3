import type { Calendar } from '../calendar/calendar.js';
import { civilDateOf, dayOf, MINUTES_PER_DAY } from '../calendar/civil-time.js';
import { isKnownYear, nextWorkingDay, officeWindows } from '../calendar/working-time.js';

/** How a hall takes bookings of citizens (S-08); values of its settings. */
export interface BookingOffer {
  slotMinutes: number;
  /** How many people one slot takes. */
  perSlot: number;
  /** How many days of work may be booked, today among them. */
  workingDaysAhead: number;
}

/** A stretch of office time, local minutes; `left` places are free. */
export interface BookingSlot {
  from: number;
  to: number;
  left: number;
}

export interface BookingDay {
  day: number;
  slots: BookingSlot[];
}

/** So many bookings of one phone may be open at once, so that nobody books a hall full. */
export const OPEN_BOOKINGS_PER_PHONE = 2;

/** S-08: the slots of a day, whole ones within the office windows; none on a day that is not worked. */
export function slotsOf(
  day: number,
  slotMinutes: number,
  calendar: Calendar,
): { from: number; to: number }[] {
  const start = day * MINUTES_PER_DAY;
  return officeWindows(day, calendar).flatMap(({ from, to }) => {
    const count = Math.floor((to - from) / slotMinutes);
    return Array.from({ length: count }, (_, index) => ({
      from: start + from + index * slotMinutes,
      to: start + from + (index + 1) * slotMinutes,
    }));
  });
}

/** S-08: whether the hall still works in a stretch that was booked; its calendar may have changed meanwhile. */
export function isOfficeTime(slot: { from: number; to: number }, calendar: Calendar): boolean {
  const day = dayOf(slot.from);
  const start = day * MINUTES_PER_DAY;
  return officeWindows(day, calendar).some(
    ({ from, to }) => start + from <= slot.from && slot.to <= start + to,
  );
}

/** S-08: the days on which something may be booked; today only while a slot is still to come. */
export function bookableDays(now: number, offer: BookingOffer, calendar: Calendar): number[] {
  const days: number[] = [];
  const today = dayOf(now);
  const hasTime = slotsOf(today, offer.slotMinutes, calendar).some(({ from }) => from > now);
  for (let day = hasTime ? today : nextWorkingDay(today, calendar); ; day = nextWorkingDay(day, calendar)) {
    if (days.length >= offer.workingDaysAhead || !isKnownYear(civilDateOf(day).year, calendar)) return days;
    days.push(day);
  }
}

/** S-08: what may be booked from now on. @param taken how many booked the slot that begins at a local minute */
export function offeredDays(
  now: number,
  offer: BookingOffer,
  calendar: Calendar,
  taken: ReadonlyMap<number, number>,
): BookingDay[] {
  return bookableDays(now, offer, calendar).map((day) => ({
    day,
    slots: slotsOf(day, offer.slotMinutes, calendar)
      .filter(({ from }) => from > now)
      .map((slot) => ({ ...slot, left: Math.max(0, offer.perSlot - (taken.get(slot.from) ?? 0)) })),
  }));
}

export type SlotRefusalCode =
  | 'booking-closed'
  | 'slot-gone'
  | 'slot-full'
  | 'too-many-open'
  | 'message-missing';

export interface SlotRefusal {
  rule: 'S-08';
  code: SlotRefusalCode;
  field: string;
}

export type ChosenSlot =
  | { ok: true; slot: { from: number; to: number } | null }
  | { ok: false; refusal: SlotRefusal };

/**
 * S-08: whether a citizen may have the slot that he chose; null asks for a time outside office hours, which the hall
 * arranges with him, so that he says when he can come.
 */
export function chooseSlot(
  asked: { from: number | null; message: string; openOfPhone: number },
  days: readonly BookingDay[],
): ChosenSlot {
  if (asked.openOfPhone >= OPEN_BOOKINGS_PER_PHONE) return refuseSlot('too-many-open', 'phone');
  if (asked.from === null) {
    return asked.message.trim() === '' ? refuseSlot('message-missing', 'message') : { ok: true, slot: null };
  }
  const slot = days.flatMap(({ slots }) => slots).find(({ from }) => from === asked.from);
  if (slot === undefined) return refuseSlot('slot-gone', 'slot');
  return slot.left > 0
    ? { ok: true, slot: { from: slot.from, to: slot.to } }
    : refuseSlot('slot-full', 'slot');
}

/** Builds a refused outcome. */
export function refuseSlot(code: SlotRefusalCode, field = 'form'): { ok: false; refusal: SlotRefusal } {
  return { ok: false, refusal: { rule: 'S-08', code, field } };
}

/** A refusal as a sentence that tells a citizen what to do. */
export function slotRefusalInWords(code: SlotRefusalCode): string {
  switch (code) {
    case 'booking-closed':
      return '这个大厅现在不接受网上预约，请打咨询电话。';
    case 'slot-gone':
      return '这个时间已经过了或者不办公，请重新选择。';
    case 'slot-full':
      return '这个时间刚刚约满了，请换一个。';
    case 'too-many-open':
      return `这个电话已经有 ${OPEN_BOOKINGS_PER_PHONE} 个预约，办完或者取消以后再约。`;
    case 'message-missing':
      return '请写明您什么时候能来，我们打电话跟您约。';
  }
}

/** S-08: a citizen may take his booking back until its time comes. @param slotAt null: no time was fixed */
export function mayCancelBooking(
  booking: { isCancelled: boolean; slotAt: number | null; isDone: boolean },
  now: number,
): boolean {
  if (booking.isCancelled || booking.isDone) return false;
  return booking.slotAt === null || now < booking.slotAt;
}
