import { describe, expect, it } from 'vitest';
import {
  civilDateOf,
  formatDate,
  formatTimeOfDay,
  parseDate,
  parseTimeOfDay,
  parseTimestamp,
  toDay,
  weekdayOf,
} from '../../../src/domain/calendar/civil-time.js';
import { formatTimestamp, SHANGHAI, zoneNamed } from '../../../src/domain/calendar/zone.js';

describe('civil dates', () => {
  it('agree with the platform for every day of 400 years', () => {
    for (let day = toDay(1850, 1, 1); day < toDay(2250, 1, 1); day++) {
      const date = new Date(day * 86_400_000);
      const expected = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
      const found = civilDateOf(day);
      if (found.year !== expected.year || found.month !== expected.month || found.day !== expected.day) {
        expect(found).toEqual(expected);
      }
      if (weekdayOf(day) % 7 !== date.getUTCDay()) expect(weekdayOf(day)).toBe(date.getUTCDay() || 7);
      if (toDay(found.year, found.month, found.day) !== day)
        expect(toDay(found.year, found.month, found.day)).toBe(day);
    }
    expect(civilDateOf(toDay(2024, 2, 29))).toEqual({ year: 2024, month: 2, day: 29 });
  });

  it('are read only when they exist', () => {
    expect(
      ['2024-02-29', '2026-02-29', '2026-13-01', '2026-00-10', '2026-1-1', ''].map((text) => parseDate(text)),
    ).toEqual([toDay(2024, 2, 29), null, null, null, null, null]);
    expect(formatDate(toDay(2026, 10, 8))).toBe('2026-10-08');
  });

  it('times of day go to 24:00 and no further', () => {
    expect(['00:00', '09:30', '24:00', '24:01', '12:60', '9:00'].map((text) => parseTimeOfDay(text))).toEqual(
      [0, 570, 1440, null, null, null],
    );
    expect(formatTimeOfDay(1440)).toBe('24:00');
  });
});

describe('timestamps', () => {
  it.each([
    '2026-09-30T18:00:00+08:00',
    '2026-09-30T18:00+08:00',
    '2026-09-30T10:00:00Z',
    '2026-09-30T11:00:00+01:00',
    '2026-09-30T00:30:00.000-09:30',
  ])('%s is Wed 30 Sep 2026 18:00 in Shanghai', (text) => {
    const instant = parseTimestamp(text);
    expect(instant).toBe(Date.UTC(2026, 8, 30, 10));
    expect(instant === null ? null : formatTimestamp(instant, SHANGHAI)).toBe('2026-09-30T18:00:00+08:00');
  });

  it.each([
    '2026-09-30T18:00:00',
    '2026-02-30T18:00:00+08:00',
    '2026-09-30T24:00:00+08:00',
    '2026-09-30T18:60:00+08:00',
    '2026-09-30T18:00:60+08:00',
    '2026-09-30 18:00:00+08:00',
    '2026-09-30',
    'tomorrow',
    '',
  ])('%s is none', (text) => {
    expect(parseTimestamp(text)).toBeNull();
  });

  it('00:30 in China is that day, not the one before', () => {
    expect(formatTimestamp(Date.UTC(2026, 8, 29, 16, 30, 5), SHANGHAI)).toBe('2026-09-30T00:30:05+08:00');
  });

  it('other zones follow their clock changes, unknown ones are null', () => {
    const berlin = zoneNamed('Europe/Berlin');
    expect(berlin && formatTimestamp(Date.UTC(2026, 6, 1, 10), berlin)).toBe('2026-07-01T12:00:00+02:00');
    expect(berlin && formatTimestamp(Date.UTC(2026, 11, 1, 10), berlin)).toBe('2026-12-01T11:00:00+01:00');
    expect(berlin?.toInstant(berlin.toLocalMinute(Date.UTC(2026, 6, 1, 10)))).toBe(Date.UTC(2026, 6, 1, 10));
    expect(zoneNamed('Asia/Nowhere')).toBeNull();
  });
});
