import { describe, expect, it } from 'vitest';
import { type AttendanceDay, findEvents } from '../../../src/domain/attendance/find-events.js';
import { halfDaysOf } from '../../../src/domain/attendance/half-days.js';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { parseDate } from '../../../src/domain/calendar/civil-time.js';

const at = (date: string, time: string) => Date.parse(`${date}T${time}:00+08:00`);
const span = (date: string, from: string, to: string) => ({ from: at(date, from), to: at(date, to) });
const calendar = officialCalendar();
const THURSDAY = '2026-11-19';

function found(date: string, given: Partial<AttendanceDay>) {
  return findEvents({
    halfDays: halfDaysOf(parseDate(date) ?? 0, calendar),
    signs: [],
    seats: [],
    excused: [],
    breached: [],
    graceMinutes: 0,
    awayMinutes: 15,
    ...given,
  }).map(({ kind, part, minutes }) => `${kind} ${part} ${minutes}`);
}
const sign = (from: string, to: string | null, atWindow = true, date = THURSDAY) => ({
  inAt: at(date, from),
  outAt: to === null ? null : at(date, to),
  atWindow,
});

describe('SV-13: what counts as late, early, away and absent', () => {
  it('Thu 19 Nov 2026, in at 08:55 and not signed out: nothing', () => {
    expect(found(THURSDAY, { signs: [sign('08:55', null)] })).toEqual([]);
  });

  it('in at 09:12 is 12 minutes late; with a grace of 15 minutes it is not', () => {
    const signs = [sign('09:12', '12:00'), sign('13:58', '18:01')];
    expect(found(THURSDAY, { signs })).toEqual(['late am 12']);
    expect(found(THURSDAY, { signs, graceMinutes: 15 })).toEqual([]);
  });

  it('out at 17:40 leaves 20 minutes early', () => {
    expect(found(THURSDAY, { signs: [sign('09:00', '17:40')] })).toEqual(['early pm 20']);
  });

  it('no sign-in in the afternoon is absence of that half-day', () => {
    expect(found(THURSDAY, { signs: [sign('09:00', '12:00')] })).toEqual(['absent pm 240']);
    expect(found(THURSDAY, {})).toEqual(['absent am 180', 'absent pm 240']);
  });

  it('twenty minutes away from the window in between are told, fifteen are not', () => {
    const signs = [sign('09:00', '18:00')];
    const seats = [
      span(THURSDAY, '09:00', '10:00'),
      span(THURSDAY, '10:20', '15:00'),
      span(THURSDAY, '15:15', '18:00'),
    ];
    expect(found(THURSDAY, { signs, seats })).toEqual(['away am 20']);
  });

  it('who signed in elsewhere, without a seat, is not away', () => {
    expect(
      found(THURSDAY, {
        signs: [sign('09:00', '18:00', false)],
        seats: [span(THURSDAY, '09:00', '09:10')],
      }),
    ).toEqual([]);
  });

  it('leave until 10:00 excuses the morning up to then, and coming at 10:10 is ten minutes late', () => {
    const excused = [span(THURSDAY, '08:00', '10:00')];
    expect(found(THURSDAY, { excused, signs: [sign('10:10', '18:00')] })).toEqual(['late am 10']);
    expect(found(THURSDAY, { excused, signs: [sign('10:00', '18:00')] })).toEqual([]);
  });

  it('C-46: the Friday session of A is excused, and B who sits at the window of A is at his post', () => {
    const friday = '2026-11-20';
    const session = [span(friday, '16:00', '18:00')];
    expect(found(friday, { signs: [sign('09:00', '16:00', true, friday)], excused: session })).toEqual([]);
    expect(
      found(friday, {
        signs: [sign('09:00', '18:00', true, friday)],
        seats: [span(friday, '09:00', '16:00'), span(friday, '16:00', '18:00')],
      }),
    ).toEqual([]);
  });

  it('Sat 14 Nov 2026 is no working day, Sat 10 Oct 2026 is a make-up day, Thu 1 Oct 2026 a holiday', () => {
    expect(found('2026-11-14', {})).toEqual([]);
    expect(found('2026-10-10', {})).toEqual(['absent am 180', 'absent pm 240']);
    expect(found('2026-10-01', {})).toEqual([]);
  });

  it('C-24: leaving at 15:00 before the substitute confirmed is one absence of the slip, not leaving early', () => {
    const breached = [{ slipId: 7, ...span(THURSDAY, '14:00', '18:00') }];
    expect(found(THURSDAY, { signs: [sign('09:00', '15:00')], breached })).toEqual(['absent leave:7 180']);
    expect(found(THURSDAY, { signs: [sign('09:00', '18:00')], breached })).toEqual([]);
  });

  it('office hours across noon: gone from 11:50 to 12:20 is away, not early and late', () => {
    const acrossNoon = {
      ...calendar,
      officeHours: { windows: [{ from: 540, to: 1020 }], seasons: [], specialDays: new Map() },
    };
    const halfDays = halfDaysOf(parseDate(THURSDAY) ?? 0, acrossNoon);
    expect(halfDays.map(({ code }) => code)).toEqual(['am', 'pm']);
    expect(found(THURSDAY, { halfDays, signs: [sign('09:00', '11:50'), sign('12:20', '17:00')] })).toEqual([
      'away pm 20',
    ]);
  });
});
