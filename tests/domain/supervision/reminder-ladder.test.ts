import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { isOfficeTime } from '../../../src/domain/supervision/office-time.js';
import {
  DEFAULT_LADDER,
  RUNG_KINDS,
  rungsReached,
  rungsToSpeak,
} from '../../../src/domain/supervision/reminder-ladder.js';

const calendar = officialCalendar();
const at = (text: string) => new Date(`${text}:00+08:00`).getTime();

/** Accepted Friday 20 November 2026 10:00 by five working days. */
const clock = { acceptedAt: at('2026-11-20T10:00'), dueAt: at('2026-11-27T18:00') };
const namesAt = (text: string, settings = DEFAULT_LADDER) =>
  rungsReached(clock, settings, at(text), calendar).map((rung) => rung.name);

describe('the reminder ladder of section 5', () => {
  it.each<[string, string, string[]]>([
    ['Monday morning: below half', '2026-11-23T09:30', []],
    ['Wednesday 25 November 11:00: above half', '2026-11-25T11:00', ['first']],
    ['Thursday 26 November 17:00: above 80 %', '2026-11-26T17:00', ['first', 'second']],
    ['Friday 27 November: due today', '2026-11-27T09:00', ['first', 'second', 'due-today']],
    ['Saturday: nobody is reminded on a day off', '2026-11-28T10:00', []],
    ['Monday 30 November: late', '2026-11-30T09:30', ['first', 'second', 'overdue-2026-11-30']],
    [
      'Thursday 3 December: three working days late, the director too',
      '2026-12-03T09:30',
      ['first', 'second', 'overdue-2026-12-03', 'long-overdue'],
    ],
  ])('%s', (_name, moment, expected) => {
    expect(namesAt(moment)).toEqual(expected);
  });

  it('R5: suspended time is not used: stopped from Monday 23 to Friday 27 November, due Friday 4 December', () => {
    const suspensions = [{ from: at('2026-11-23T09:00'), to: at('2026-11-28T00:00') }];
    const stopped = { ...clock, dueAt: at('2026-12-04T18:00'), suspensions };
    const reached = (text: string) =>
      rungsReached(stopped, DEFAULT_LADDER, at(text), calendar).map((rung) => rung.name);
    expect(reached('2026-11-30T15:00')).toEqual([]);
    expect(reached('2026-12-02T11:00')).toEqual(['first']);
    expect(reached('2026-12-03T17:00')).toEqual(['first', 'second']);
  });

  it('every number is a setting: other shares, no daily word, the director after one day', () => {
    const settings = { firstPercent: 20, secondPercent: 60, overdueDaily: false, directorLateWorkingDays: 1 };
    expect(namesAt('2026-11-23T17:00', settings)).toEqual(['first']);
    expect(namesAt('2026-12-01T09:30', settings)).toEqual(['first', 'second', 'overdue', 'long-overdue']);
  });

  it('a case first seen late brings the word of the highest rung, and that to the director', () => {
    const rungs = rungsReached(clock, DEFAULT_LADDER, at('2026-12-03T09:30'), calendar);
    expect(rungsToSpeak(rungs).map((rung) => rung.kind)).toEqual(['overdue', 'long-overdue']);
    expect(rungsToSpeak(rungs.slice(0, 2)).map((rung) => rung.kind)).toEqual(['second']);
    expect(rungsToSpeak([])).toEqual([]);
  });

  it('whom each rung reaches', () => {
    expect(Object.values(RUNG_KINDS).map(({ to }) => to.join(' '))).toEqual([
      'clerk',
      'clerk window-head',
      'clerk window-head supervision',
      'clerk window-head supervision',
      'director',
    ]);
  });

  it('office hours: open at 09:00, closed at noon, at 18:00, on Saturday, in the National Day week', () => {
    const open = (text: string) => isOfficeTime(at(text), calendar);
    expect([
      open('2026-11-20T09:00'),
      open('2026-11-20T12:00'),
      open('2026-11-20T14:00'),
      open('2026-11-20T18:00'),
      open('2026-11-21T10:00'),
      open('2026-10-02T10:00'),
    ]).toEqual([true, false, true, false, false, false]);
  });
});
