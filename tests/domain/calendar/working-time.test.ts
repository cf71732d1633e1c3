import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import {
  formatDate,
  formatTimeOfDay,
  parseDate,
  parseTimeOfDay,
} from '../../../src/domain/calendar/civil-time.js';
import { parseCalendarFile } from '../../../src/domain/calendar/parse-calendar.js';
import {
  addWorkingDays,
  closingOf,
  closingsBetween,
  firstWorkingMoment,
  holidayNameOf,
  isKnownYear,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  workingMinutesBetween,
} from '../../../src/domain/calendar/working-time.js';

const calendar = officialCalendar();

function day(text: string): number {
  const parsed = parseDate(text);
  if (parsed === null) throw new Error(`no date: ${text}`);
  return parsed;
}

function minute(text: string): number {
  const [date = '', time = ''] = text.split(' ');
  return day(date) * 1440 + (parseTimeOfDay(time) ?? Number.NaN);
}

function moment(localMinute: number): string {
  const date = Math.floor(localMinute / 1440);
  return `${formatDate(date)} ${formatTimeOfDay(localMinute - date * 1440)}`;
}

describe('the calendar that comes with the program', () => {
  it('is that of the file of the yearly notices', () => {
    const file = parseCalendarFile(JSON.parse(readFileSync('tests/data/deadlines/holidays.json', 'utf8')));
    expect(file).toEqual({ ok: true, calendar });
  });

  it.each([
    ['2026-09-30', true, null],
    ['2026-10-01', false, '国庆节'],
    ['2026-10-03', false, '国庆节'],
    ['2026-10-10', true, '国庆节'],
    ['2026-10-11', false, null],
    ['2026-02-28', true, '春节'],
    ['2027-10-01', true, null],
  ])('%s is worked: %s', (date, isWorked, name) => {
    expect([isWorkingDay(day(date), calendar), holidayNameOf(day(date), calendar)]).toEqual([isWorked, name]);
  });

  it('knows 2023 to 2026', () => {
    expect([2022, 2023, 2026, 2027].map((year) => isKnownYear(year, calendar))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('working moments', () => {
  it.each([
    ['2026-11-06 08:59', '2026-11-06 09:00'],
    ['2026-11-06 09:00', '2026-11-06 09:00'],
    ['2026-11-06 11:59', '2026-11-06 11:59'],
    ['2026-11-06 12:00', '2026-11-06 14:00'],
    ['2026-11-06 13:00', '2026-11-06 14:00'],
    ['2026-11-06 17:59', '2026-11-06 17:59'],
    ['2026-11-06 18:00', '2026-11-09 09:00'],
    ['2026-09-30 18:00', '2026-10-08 09:00'],
    ['2026-10-09 18:00', '2026-10-10 09:00'],
  ])('the first working moment of %s is %s', (from, expected) => {
    expect(moment(firstWorkingMoment(minute(from), calendar))).toBe(expected);
  });

  it('the next and the last working day pass holidays and meet make-up days', () => {
    expect(formatDate(nextWorkingDay(day('2026-09-30'), calendar))).toBe('2026-10-08');
    expect(formatDate(nextWorkingDay(day('2026-10-09'), calendar))).toBe('2026-10-10');
    expect(formatDate(previousWorkingDay(day('2026-10-08'), calendar))).toBe('2026-09-30');
    expect(formatDate(addWorkingDays(day('2026-09-24'), 20, calendar))).toBe('2026-10-29');
    expect(moment(closingOf(day('2026-10-11'), calendar))).toBe('2026-10-11 18:00');
  });

  it('minutes and closings between two moments are those of every single day and minute', () => {
    const [from, to] = [minute('2025-12-30 10:30'), minute('2026-03-02 14:30')];
    let minutes = 0;
    let closings = 0;
    for (let at = from; at < to; at++) {
      const time = at % 1440;
      const isOpen = (time >= 540 && time < 720) || (time >= 840 && time < 1080);
      if (isOpen && isWorkingDay(Math.floor(at / 1440), calendar)) minutes += 1;
      if ((at + 1) % 1440 === 1080 && isWorkingDay(Math.floor(at / 1440), calendar)) closings += 1;
    }
    expect(workingMinutesBetween(from, to, calendar)).toBe(minutes);
    expect(closingsBetween(from, to, calendar)).toBe(closings);
    expect([workingMinutesBetween(to, from, calendar), closingsBetween(to, from, calendar)]).toEqual([0, 0]);
  });

  it('whole years add up to their parts', () => {
    const whole = workingMinutesBetween(minute('2022-07-01 10:00'), minute('2028-03-01 10:00'), calendar);
    const parts = [2022, 2023, 2024, 2025, 2026, 2027].map((year) =>
      workingMinutesBetween(
        minute(`${year}-07-01 10:00`),
        minute(`${year + 1}-${year === 2027 ? '03' : '07'}-01 10:00`),
        calendar,
      ),
    );
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
  });
});
