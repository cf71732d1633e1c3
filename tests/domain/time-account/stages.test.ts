import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import {
  lightInWords,
  lightSharesOf,
  type Stage,
  type StageClock,
  stageLights,
} from '../../../src/domain/time-account/stages.js';
import { at, paused } from '../deadlines/moments.js';

const calendar = officialCalendar();
const clock: StageClock = { afterHours: 'same-day', suspensions: [] };
/** 14 office hours from Mon 23 Nov 2026 09:00 end on Tue 24 Nov 18:00. */
const stage: Stage = {
  name: '审查',
  actor: '审查科',
  limit: { value: 14, unit: 'workingHours' },
  startedAt: at('2026-11-23 09:00'),
  endedAt: null,
};

function lightAt(now: string, more: Partial<Stage> = {}, of: StageClock = clock): string {
  const [light] = stageLights([{ ...stage, ...more }], of, at(now), calendar);
  return `${light?.light} ${light?.words}`;
}

describe('A-16: lights of the steps by the share of their own limit', () => {
  it('yellow above 50 %, orange above 80 %, red when late; always with a word', () => {
    expect(
      [
        '2026-11-23 18:00',
        '2026-11-24 09:01',
        '2026-11-24 15:12',
        '2026-11-24 15:13',
        '2026-11-24 18:00',
        '2026-11-24 18:01',
      ].map((now) => lightAt(now)),
    ).toEqual([
      'normal 正常',
      'yellow 用时过半',
      'yellow 用时过半',
      'orange 即将到期',
      'orange 即将到期',
      'red 已超期',
    ]);
  });

  it('the whole stage: due moment, share and lateness in working days', () => {
    expect(stageLights([stage], clock, at('2026-11-26 10:00'), calendar)).toEqual([
      {
        name: '审查',
        actor: '审查科',
        light: 'red',
        words: '已超期',
        dueAt: at('2026-11-24 18:00'),
        share: 1,
        lateWorkingDays: 1,
      },
    ]);
  });

  it('a finished step keeps the light it ended with', () => {
    const later = '2026-12-20 10:00';
    expect([
      lightAt(later, { endedAt: at('2026-11-23 12:00') }),
      lightAt(later, { endedAt: at('2026-11-25 12:00') }),
    ]).toEqual(['normal 已完成', 'red 已完成（超期）']);
  });

  it('a step without a limit or not begun has no light, but a word', () => {
    expect([
      lightAt('2026-11-24 10:00', { startedAt: null }),
      lightAt('2026-11-24 10:00', { limit: null }),
      lightAt('2026-11-24 10:00', { limit: null, endedAt: at('2026-11-24 09:00') }),
    ]).toEqual(['no-limit 尚未开始', 'no-limit 进行中', 'no-limit 已完成']);
  });

  it('a suspension of the case stops the step too', () => {
    const stopped = { ...clock, suspensions: [paused('2026-11-23 12:00', '2026-11-24 18:00')] };
    expect(lightAt('2026-11-25 09:00', {}, stopped)).toBe('normal 正常');
  });

  it("the hall's own percentages count, the defaults when they are not in order", () => {
    expect([lightSharesOf(30, 60), lightSharesOf(80, 50), lightSharesOf(50, 100)]).toEqual([
      { yellowAbove: 0.3, orangeAbove: 0.6 },
      { yellowAbove: 0.5, orangeAbove: 0.8 },
      { yellowAbove: 0.5, orangeAbove: 0.8 },
    ]);
    expect(lightAt('2026-11-24 09:01', {}, { ...clock, shares: lightSharesOf(20, 40) })).toBe(
      'orange 即将到期',
    );
    expect(lightInWords('red')).toBe('已超期');
  });
});
