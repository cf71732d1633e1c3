import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { type ClockLine, drawClockLine } from '../../../src/domain/deadlines/clock-line.js';
import { type DeadlineFacts, LIMIT_UNITS } from '../../../src/domain/deadlines/time-limit.js';
import { at, facts, paused } from './moments.js';

const calendar = officialCalendar();

function draw(given: DeadlineFacts, now: string, detail: 'list' | 'full' = 'list'): ClockLine {
  const drawn = drawClockLine(given, at(now), calendar, { detail });
  if (!drawn.ok) throw new Error(drawn.refusal.code);
  return drawn.line;
}

describe('the clock line', () => {
  it('4 working days after Thu 5 Nov 2026, on Tue 10 Nov at noon: a weekend gap, four ticks, amber', () => {
    const line = draw(facts('2026-11-05 10:00', 4, 'workingDays'), '2026-11-10 13:30');
    expect(line.segments).toEqual([
      { kind: 'counted', from: 0, to: 1 / 6, label: null },
      { kind: 'gap', from: 1 / 6, to: 3 / 6, label: null },
      { kind: 'counted', from: 3 / 6, to: 1, label: null },
    ]);
    expect(line.ticks).toEqual([1 / 6, 4 / 6, 5 / 6, 1]);
    expect(line.now).toBeCloseTo((4 + 0.75) / 6, 10);
    expect([line.usedTo, line.due, line.light]).toEqual([line.now, 1, 'yellow']);
    expect(line.text).toBe('已用 2 个工作日，共 4 个，11月11日 18:00 前办结');
  });

  it('says what a picture of suspension, extension and holidays shows', () => {
    const given = facts('2026-09-24 10:00', 5, 'workingDays', {
      extensions: [{ value: 2 }],
      suspensions: [paused('2026-09-29 10:00', '2026-09-30 10:00')],
    });
    const line = draw(given, '2026-10-09 18:00', 'full');
    expect(line.text).toBe(
      '已用 4 个工作日，共 7 个，10月13日 18:00 前办结，其间中秋节放假 3 天不计，其间国庆节放假 7 天不计，其间暂停 1 天不计，含延期 2 个工作日',
    );
    expect(line.segments.map(({ kind, label }) => `${kind} ${label}`)).toEqual([
      'gap 9月25日 中秋节放假',
      'gap 9月26日 中秋节放假',
      'gap 9月27日 中秋节放假',
      'counted 9月28日 第 1 天',
      'suspended 9月29日 暂停',
      'counted 9月30日 第 2 天',
      ...[1, 2, 3, 4, 5, 6, 7].map((day) => `gap 10月${day}日 国庆节放假`),
      'counted 10月8日 第 3 天',
      'counted 10月9日 第 4 天',
      'counted 10月10日 第 5 天',
      'gap 10月11日 周末',
      'extension 10月12日 第 6 天',
      'extension 10月13日 第 7 天',
    ]);
  });

  it('a late case shows the due mark inside and the late part in red behind it', () => {
    const line = draw(facts('2026-11-05 10:00', 1, 'workingDays'), '2026-11-09 18:00');
    expect(line.segments.map(({ kind }) => kind)).toEqual(['counted', 'late']);
    expect([line.now, line.light, line.due === line.usedTo && line.due < 1]).toEqual([1, 'red', true]);
    expect(line.text).toBe('已用 1 个工作日，共 1 个，11月6日 18:00 前办结，已超期 1 个工作日');
  });

  it('a running suspension is hatched up to now, with what is left behind it and no due mark', () => {
    const given = facts('2026-11-05 10:00', 3, 'workingDays', {
      suspensions: [paused('2026-11-09 10:00', null)],
    });
    const line = draw(given, '2026-11-20 10:00');
    expect(line.segments.map(({ kind }) => kind)).toEqual(['counted', 'gap', 'suspended', 'ahead']);
    expect([line.due, line.light]).toEqual([null, 'normal']);
    expect(line.text).toBe('已用 1 个工作日，共 3 个，暂停计时中，恢复后再定办结时间');
  });

  it('working hours are drawn by the minute, nights and lunch as narrow gaps', () => {
    const given = facts('2026-11-06 17:00', 4, 'workingHours', {
      suspensions: [paused('2026-11-09 09:00', '2026-11-09 10:00')],
    });
    const line = draw(given, '2026-11-06 17:30');
    expect(line.segments.map(({ kind }) => kind)).toEqual([
      'counted',
      'gap',
      'suspended',
      'counted',
      'gap',
      'counted',
    ]);
    expect(line.text).toBe('已用 0 个工作小时，共 4 个，11月9日 15:00 前办结');
  });

  it.each(LIMIT_UNITS)('covers its width without holes for a limit in %s, whatever the time', (unit) => {
    const suspensions = [paused('2026-11-06 10:00', '2026-11-06 10:30'), paused('2026-11-10 10:00', null)];
    for (const pauses of [[], suspensions.slice(0, 1), suspensions]) {
      for (const now of ['2026-11-01 10:00', '2026-11-06 10:10', '2026-11-09 16:00', '2027-03-01 10:00']) {
        const line = draw(facts('2026-11-06 09:00', 9, unit, { suspensions: pauses }), now, 'full');
        const ends = [0, ...line.segments.map(({ to }) => to)];
        expect(line.segments.map(({ from }) => from)).toEqual(ends.slice(0, -1));
        expect(ends.at(-1)).toBe(1);
        expect([line.now, line.usedTo].every((share) => share >= 0 && share <= 1)).toBe(true);
      }
    }
  });
});
