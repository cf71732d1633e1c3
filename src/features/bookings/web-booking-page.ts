import type { Calendar } from '../../domain/calendar/calendar.js';
import {
  civilDateOf,
  dayOf,
  formatDate,
  formatTimeOfDay,
  minuteOfDay,
  weekdayOf,
} from '../../domain/calendar/civil-time.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { Zone } from '../../domain/calendar/zone.js';
import { maskPersonName } from '../../domain/identity/masks.js';
import { type BookingDay, isOfficeTime, mayCancelBooking } from '../../domain/staffing/booking-slots.js';
import { paths } from '../../web/paths.js';
import { OTHER_TIME } from './web-bookings.forms.js';
import type { OwnBooking } from './web-bookings.repository.js';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** The days that may be chosen, each with how many places are left. */
export function dayLinks(days: readonly BookingDay[], about: { hall: string; item: string }) {
  const href = (day: string) => {
    const query = new URLSearchParams({ hall: about.hall, ...(about.item && { item: about.item }), day });
    return `${paths.book}?${query}`;
  };
  return {
    days: days.map(({ day, slots }) => {
      const left = slots.reduce((sum, slot) => sum + slot.left, 0);
      return {
        href: left > 0 ? href(formatDate(day)) : null,
        label: dayInWords(day),
        note: left > 0 ? `还有 ${left} 个名额` : '约满了',
      };
    }),
    otherHref: href(OTHER_TIME),
  };
}

/** The times of a day that may be chosen; full ones are left out. */
export function slotChoices({ slots }: BookingDay): { value: string; label: string; hint: string }[] {
  return slots
    .filter(({ left }) => left > 0)
    .map(({ from, to, left }) => ({
      value: formatTimeOfDay(minuteOfDay(from)),
      label: `${formatTimeOfDay(minuteOfDay(from))} 至 ${formatTimeOfDay(minuteOfDay(to))}`,
      hint: left === 1 ? '只剩 1 个名额' : '',
    }));
}

/** 11月24日 星期二 */
export function dayInWords(day: number): string {
  const date = civilDateOf(day);
  return `${date.month}月${date.day}日 星期${WEEKDAYS[weekdayOf(day) - 1] ?? ''}`;
}

/** 11月24日 星期二 09:00 至 09:30; '' without a time. */
export function slotInWords(slot: { slotAt: Date | null; slotUntil: Date | null }, zone: Zone): string {
  if (slot.slotAt === null || slot.slotUntil === null) return '';
  const from = zone.toLocalMinute(slot.slotAt.getTime());
  const to = zone.toLocalMinute(slot.slotUntil.getTime());
  const time = (minute: number) => formatTimeOfDay(minuteOfDay(minute));
  return `${dayInWords(dayOf(from))} ${time(from)} 至 ${time(to)}`;
}

/** The hall does not work any more at the time that was booked. */
export function isSlotLost(
  { slotAt, slotUntil, cancelledAt }: Pick<OwnBooking, 'slotAt' | 'slotUntil' | 'cancelledAt'>,
  calendar: Calendar,
  now: Date,
): boolean {
  if (slotAt === null || slotUntil === null || cancelledAt !== null || slotUntil <= now) return false;
  const minute = (at: Date) => calendar.zone.toLocalMinute(at.getTime());
  return !isOfficeTime({ from: minute(slotAt), to: minute(slotUntil) }, calendar);
}

/** A booking in the words of who made it. */
export function ownBookingPage(row: OwnBooking, calendar: Calendar, now: Date) {
  const { zone } = calendar;
  const slot = slotInWords(row, zone);
  const moment = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), zone));
  return {
    number: row.number ?? '',
    state: stateOf(row, now),
    isSlotLost: isSlotLost(row, calendar, now),
    reply: row.cancelledAt === null && row.repliedAt !== null ? row.result : '',
    mayCancel: mayCancelBooking(
      {
        isCancelled: row.cancelledAt !== null,
        isDone: row.doneDirectly,
        slotAt: row.slotAt?.getTime() ?? null,
      },
      now.getTime(),
    ),
    rows: [
      { key: '预约时间', value: slot === '' ? '另外约定，等工作人员打电话' : slot },
      { key: '要办的事', value: row.matter },
      ...(row.message === '' ? [] : [{ key: '您的留言', value: row.message }]),
      { key: '预约人', value: maskPersonName(row.visitorName) },
      ...(row.repliedAt === null && row.replyBy !== null
        ? [{ key: '我们最迟回复', value: moment(row.replyBy) }]
        : []),
    ],
  };
}

function stateOf({ cancelledAt, repliedAt, doneDirectly, slotAt }: OwnBooking, now: Date): string {
  if (cancelledAt !== null) return '已取消';
  if (doneDirectly) return '已经办理';
  if (repliedAt !== null) return '工作人员已回复';
  return slotAt !== null && slotAt <= now ? '预约的时间到了，请到大厅办理' : '预约成功，等工作人员回复';
}
