import type { Calendar } from '../../domain/calendar/calendar.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { maskPersonName } from '../../domain/identity/masks.js';
import { paths } from '../../web/paths.js';
import type { BookingListName, BookingRow } from './bookings.repository.js';
import { isSlotLost, slotInWords } from './web-booking-page.js';

export const BOOKING_LISTS: Readonly<Record<BookingListName, { title: string; empty: string }>> = {
  open: { title: '待回复', empty: '没有等待回复的预约。' },
  late: { title: '超时未回复', empty: '没有超时未回复的预约。' },
  coming: { title: '约好要来', empty: '没有人约了今天或者以后的时间。' },
  done: { title: '已回复', empty: '还没有已回复的预约。' },
};

const LIST_NAMES = Object.keys(BOOKING_LISTS) as BookingListName[];

/** The list that the address names; what waits for a reply when it names none. */
export function listAsked(asked: unknown): BookingListName {
  return LIST_NAMES.find((name) => name === asked) ?? 'open';
}

/** The booking log as it is listed (D-10), with what a citizen booked online among the rest. */
export function bookingListPage(given: {
  name: BookingListName;
  rows: readonly BookingRow[];
  counts: Partial<Record<BookingListName, number>>;
  wanted: readonly { id: number; name: string; department: { name: string } | null }[];
  calendar: Calendar;
  now: Date;
}) {
  const { name, rows, counts, calendar, now } = given;
  return {
    lists: LIST_NAMES.map((each) => ({
      href: `${paths.bookings}?list=${each}`,
      label: BOOKING_LISTS[each].title,
      current: each === name,
      ...(counts[each] === undefined ? {} : { count: counts[each] }),
    })),
    empty: BOOKING_LISTS[name].empty,
    wanted: given.wanted.map((each) => ({
      value: String(each.id),
      label: [each.department?.name ?? '', each.name].filter(Boolean).join(' · '),
    })),
    rows: rows.map((row) => rowOf(row, calendar, now)),
  };
}

function rowOf(row: BookingRow, calendar: Calendar, now: Date) {
  const { zone } = calendar;
  const moment = (at: Date | null) => (at === null ? '' : shortMomentInWords(at.getTime(), zone));
  const isWeb = row.channel === 'web';
  return {
    href: paths.booking(row.id),
    visitor: maskPersonName(row.visitorName),
    matter: row.matter,
    slotText: slotInWords(row, zone) || (isWeb ? '另约时间' : ''),
    isCancelled: row.cancelledAt !== null,
    isSlotLost: isSlotLost(row, calendar, now),
    wanted: row.wanted,
    handler: row.handler,
    createdText: `${moment(row.createdAt)}${isWeb ? ' 网上' : ''}`,
    byText: moment(row.repliedAt ?? row.replyBy),
    isLate: row.repliedAt === null && row.replyBy !== null && row.replyBy < now,
  };
}
