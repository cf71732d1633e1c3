import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { assess, elapsedWorkingMinutes } from '../../../src/domain/deadlines/assess-deadline.js';
import { lightOf, shareUsed } from '../../../src/domain/deadlines/progress.js';
import { at, facts, paused } from './moments.js';

const calendar = officialCalendar();
const wednesday = at('2026-09-30 18:00');

function stand(now: string) {
  const { overdue, lateWorkingDays, lateWorkingMinutes, leftWorkingDays, leftWorkingMinutes } = assess(
    { dueAt: wednesday },
    at(now),
    calendar,
  );
  return [overdue, lateWorkingDays, lateWorkingMinutes, leftWorkingDays, leftWorkingMinutes];
}

describe('S-05 R7: a case due on Wed 30 Sep 2026 18:00, before the holiday of 1-7 October', () => {
  it.each([
    ['2026-09-30 17:59', [false, 0, 0, 0, 1]],
    ['2026-09-30 18:00', [false, 0, 0, 0, 0]],
    ['2026-09-30 18:00:01', [true, 0, 0, 0, 0]],
    ['2026-10-07 12:00', [true, 0, 0, 0, 0]],
    ['2026-10-08 09:01', [true, 0, 1, 0, 0]],
    ['2026-10-08 18:00', [true, 1, 420, 0, 0]],
    ['2026-10-10 18:00', [true, 3, 1260, 0, 0]],
    ['2026-10-11 23:59', [true, 3, 1260, 0, 0]],
    ['2026-09-29 18:00', [false, 0, 0, 1, 420]],
  ])('at %s', (now, expected) => {
    expect(stand(now)).toEqual(expected);
  });

  it('is in time all day when due today, and a free day between is no lateness', () => {
    expect(assess({ dueAt: at('2026-10-08 18:00') }, at('2026-10-01 10:00'), calendar)).toEqual({
      overdue: false,
      lateWorkingDays: 0,
      lateWorkingMinutes: 0,
      leftWorkingDays: 1,
      leftWorkingMinutes: 420,
    });
  });

  it('is never late without a due moment', () => {
    expect(assess({ dueAt: null }, at('2030-01-01 10:00'), calendar).overdue).toBe(false);
  });

  it('nights, lunch and holidays do not elapse', () => {
    expect(elapsedWorkingMinutes(at('2026-09-30 11:00'), at('2026-10-08 10:00'), calendar)).toBe(
      60 + 240 + 60,
    );
    expect(elapsedWorkingMinutes(at('2026-10-08 10:00'), at('2026-09-30 11:00'), calendar)).toBe(0);
  });
});

describe('S-05: lights by the share of the limit used', () => {
  it.each([
    ['2026-11-05 18:00', 0],
    ['2026-11-06 12:00', 180 / 420 / 4],
    ['2026-11-09 18:00', 0.5],
    ['2026-11-14 10:00', 1],
  ])('4 working days after Thu 5 Nov 2026, at %s', (now, expected) => {
    expect(shareUsed(facts('2026-11-05 10:00', 4, 'workingDays'), at(now), calendar)).toBeCloseTo(
      expected,
      10,
    );
  });

  it('stand still while a suspension runs', () => {
    const given = facts('2026-11-05 10:00', 4, 'workingDays', {
      suspensions: [paused('2026-11-10 09:00', null)],
    });
    expect(shareUsed(given, at('2026-11-10 17:00'), calendar)).toBe(0.5);
    expect(shareUsed(given, at('2026-12-30 17:00'), calendar)).toBe(0.5);
  });

  it.each([
    [0, 'normal'],
    [0.5, 'normal'],
    [0.5001, 'yellow'],
    [0.8, 'yellow'],
    [0.8001, 'orange'],
    [1, 'orange'],
  ])('a share of %d is %s', (share, light) => {
    expect(lightOf(share, false)).toBe(light);
    expect(lightOf(share, true)).toBe('red');
  });

  it('a hall may set its own', () => {
    expect(lightOf(0.85, false, { yellowAbove: 0.5, orangeAbove: 0.9 })).toBe('yellow');
  });
});
