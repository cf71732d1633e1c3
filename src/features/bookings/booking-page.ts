import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { Zone } from '../../domain/calendar/zone.js';
import { maskPersonName, maskPhone } from '../../domain/identity/masks.js';
import type { BookingRow } from './bookings.repository.js';
import { isSlotLost, slotInWords } from './web-booking-page.js';

interface Fact {
  key: string;
  value: string;
  figures?: boolean;
}

export interface BookingShown {
  row: BookingRow;
  /** In clear; '' when there is none. */
  phone: string;
  /** The phone was opened, with a record of it: name, phone and address are shown in full. */
  isOpened: boolean;
  /** Whom the person may reply for. */
  actsFor: readonly number[];
  calendar: Calendar;
  now: Date;
}

/** A booking as the hall sees it (D-10). */
export function bookingPage({ row, phone, isOpened, actsFor, calendar, now }: BookingShown) {
  const { zone } = calendar;
  return {
    id: row.id,
    state: stateOf(row, now),
    isOpen: row.repliedAt === null,
    isMine: row.handlerId === null || actsFor.includes(row.handlerId),
    isWeb: row.channel === 'web',
    isSlotLost: isSlotLost(row, calendar, now),
    mayOpenPhone: !isOpened && phone !== '',
    facts: [...whoAndWhat(row, phone, isOpened, zone), ...whatCameOfIt(row, zone)],
  };
}

function stateOf(row: BookingRow, now: Date): { label: string; tone: string } {
  if (row.cancelledAt !== null) return { label: '申请人已取消', tone: 'neutral' };
  if (row.repliedAt !== null) return { label: '已回复', tone: 'green' };
  const isLate = row.replyBy !== null && row.replyBy < now;
  return isLate ? { label: '超时未回复', tone: 'red' } : { label: '待回复', tone: 'blue' };
}

function whoAndWhat(row: BookingRow, phone: string, isOpened: boolean, zone: Zone): Fact[] {
  const slot = slotInWords(row, zone);
  return [
    ...(row.number === null ? [] : [{ key: '预约编号', value: row.number, figures: true }]),
    ...(row.channel === 'web' ? [{ key: '预约时间', value: slot || '另约时间' }] : []),
    { key: '单位或姓名', value: isOpened ? row.visitorName : maskPersonName(row.visitorName) },
    { key: '电话', value: isOpened ? phone : maskPhone(phone), figures: true },
    ...(isOpened && row.address !== '' ? [{ key: '地址', value: row.address }] : []),
    { key: '事由', value: row.matter },
    ...(row.message === '' ? [] : [{ key: '留言', value: row.message }]),
    { key: '要找', value: row.wanted || '（没有指明）' },
  ];
}

function whatCameOfIt(row: BookingRow, zone: Zone): Fact[] {
  const moment = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), zone));
  const before = [
    { key: '回复人', value: row.handler || '（谁先看到谁回复）' },
    { key: '登记', value: `${moment(row.createdAt)} ${row.createdBy}` },
    { key: '应回复', value: moment(row.replyBy) },
  ];
  if (row.repliedAt === null) return before;
  return [
    ...before,
    row.cancelledAt === null
      ? { key: '已回复', value: moment(row.repliedAt) }
      : { key: '取消', value: moment(row.cancelledAt) },
    { key: '结果', value: row.result },
    { key: '是否当场办理', value: row.doneDirectly ? '是' : '否' },
  ];
}
