import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import {
  formatDate,
  formatTimeOfDay,
  minuteOfDay,
  parseTimestamp,
} from '../../../src/domain/calendar/civil-time.js';
import { bookingNumber, bookingNumberAsTyped } from '../../../src/domain/numbering/booking-number.js';
import {
  bookableDays,
  chooseSlot,
  isOfficeTime,
  mayCancelBooking,
  offeredDays,
  slotsOf,
} from '../../../src/domain/staffing/booking-slots.js';

const CALENDAR = officialCalendar();
const local = (text: string) => CALENDAR.zone.toLocalMinute(parseTimestamp(text) ?? Number.NaN);
const dayAt = (text: string) => Math.floor(local(`${text}T00:00:00+08:00`) / 1440);
const OFFER = { slotMinutes: 60, perSlot: 2, workingDaysAhead: 3 };

describe('S-08: booking by citizens', () => {
  it('the slots of a day lie whole within office hours, so that none runs into the midday break', () => {
    const times = slotsOf(dayAt('2026-11-24'), 45, CALENDAR).map(
      ({ from, to }) => `${formatTimeOfDay(minuteOfDay(from))}-${formatTimeOfDay(minuteOfDay(to))}`,
    );
    expect(times).toEqual([
      '09:00-09:45',
      '09:45-10:30',
      '10:30-11:15',
      '11:15-12:00',
      '14:00-14:45',
      '14:45-15:30',
      '15:30-16:15',
      '16:15-17:00',
      '17:00-17:45',
    ]);
  });

  it('on Wed 30 Sep 2026, three days ahead are Wed 30 Sep, Thu 8 and Fri 9 Oct: the National Day holiday is left out', () => {
    const days = bookableDays(local('2026-09-30T10:00:00+08:00'), OFFER, CALENDAR);
    expect(days.map(formatDate)).toEqual(['2026-09-30', '2026-10-08', '2026-10-09']);
  });

  it('a make-up Saturday may be booked: after Fri 9 Oct 2026 comes Sat 10 Oct', () => {
    const days = bookableDays(local('2026-10-09T18:30:00+08:00'), OFFER, CALENDAR);
    expect(days.map(formatDate)[0]).toBe('2026-10-10');
  });

  it('slots that have begun are gone, and full ones have no place left', () => {
    const ten = local('2026-11-24T10:00:00+08:00');
    const taken = new Map([
      [ten + 60, 2],
      [ten + 240, 1],
    ]);
    const [today] = offeredDays(ten, OFFER, CALENDAR, taken);
    expect(today?.slots.map(({ from, left }) => [formatTimeOfDay(minuteOfDay(from)), left])).toEqual([
      ['11:00', 0],
      ['14:00', 1],
      ['15:00', 2],
      ['16:00', 2],
      ['17:00', 2],
    ]);
  });

  it('a slot is given while it has a place; a full one, one that is over and a third booking of one phone are refused', () => {
    const now = local('2026-11-24T10:00:00+08:00');
    const days = offeredDays(now, OFFER, CALENDAR, new Map([[now + 60, 2]]));
    const choose = (from: number | null, more: { message?: string; openOfPhone?: number } = {}) => {
      const outcome = chooseSlot({ from, message: '', openOfPhone: 0, ...more }, days);
      return outcome.ok ? outcome.slot : outcome.refusal.code;
    };
    expect(choose(now + 240)).toEqual({ from: now + 240, to: now + 300 });
    expect(choose(now + 60)).toBe('slot-full');
    expect(choose(now)).toBe('slot-gone');
    expect(choose(now + 241)).toBe('slot-gone');
    expect(choose(now + 240, { openOfPhone: 2 })).toBe('too-many-open');
    expect(choose(null)).toBe('message-missing');
    expect(choose(null, { message: '周六上午能来' })).toBeNull();
  });

  it('a time that was booked is office time only while the calendar says so', () => {
    const at = (from: string, to: string) => ({ from: local(from), to: local(to) });
    const tuesday = at('2026-11-24T09:00:00+08:00', '2026-11-24T09:30:00+08:00');
    expect(isOfficeTime(tuesday, CALENDAR)).toBe(true);
    const noon = at('2026-11-24T11:45:00+08:00', '2026-11-24T12:15:00+08:00');
    expect(isOfficeTime(noon, CALENDAR)).toBe(false);
    const closed = new Map([['2026-11-24', { name: '停电', windows: [] }]]);
    const changed = { ...CALENDAR, officeHours: { ...CALENDAR.officeHours, specialDays: closed } };
    expect(isOfficeTime(tuesday, changed)).toBe(false);
  });

  it('a booking may be taken back until its time comes, and only once', () => {
    const booking = { isCancelled: false, isDone: false, slotAt: 1000 };
    expect(mayCancelBooking(booking, 999)).toBe(true);
    expect(mayCancelBooking(booking, 1000)).toBe(false);
    expect(mayCancelBooking({ ...booking, slotAt: null }, 5000)).toBe(true);
    expect(mayCancelBooking({ ...booking, isCancelled: true }, 1)).toBe(false);
    expect(mayCancelBooking({ ...booking, isDone: true }, 1)).toBe(false);
  });

  it('its number is read as it is typed', () => {
    expect(bookingNumber('DH', '2026-11-24', 3)).toBe('DHYY20261124-0003');
    expect(bookingNumberAsTyped(' ｄｈyy20261124—0003 ')).toBe('DHYY20261124-0003');
    expect(bookingNumberAsTyped('yy202611240003')).toBe('YY20261124-0003');
  });
});
