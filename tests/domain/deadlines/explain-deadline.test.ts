import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { explainDeadline } from '../../../src/domain/deadlines/explain-deadline.js';
import { explainInWords } from '../../../src/domain/deadlines/explain-in-words.js';
import type { DeadlineFacts } from '../../../src/domain/deadlines/time-limit.js';
import { at, facts, paused } from './moments.js';

const calendar = officialCalendar();

function words(given: DeadlineFacts): string[] {
  const explained = explainDeadline(given, calendar);
  return explained.ok ? explainInWords(explained.explanation, calendar.zone) : [explained.refusal.code];
}

describe('S-05: why this date', () => {
  it('2 working days after Fri 9 Oct 2026: Sat 10 Oct worked, Sun 11 free, Mon 12 suspended, Tue 13 due', () => {
    const given = facts('2026-10-09 10:00', 2, 'workingDays', {
      suspensions: [
        paused('2026-10-12 11:00', '2026-10-12 20:00'),
        paused('2026-10-12 10:00', '2026-10-12 12:00'),
        paused('2026-10-01 10:00', '2026-10-02 12:00'),
      ],
    });
    const plain = { minutes: null, holiday: null, isMakeUp: false };
    expect(explainDeadline(given, calendar)).toEqual({
      ok: true,
      explanation: {
        rule: 'R1',
        acceptedAt: at('2026-10-09 10:00'),
        limit: { value: 2, unit: 'workingDays' },
        extensions: [],
        total: 2,
        start: { date: '2026-10-09', reason: 'same-day' },
        days: [
          {
            ...plain,
            date: '2026-10-10',
            weekday: 6,
            verdict: 'counted',
            counted: 1,
            holiday: '国庆节',
            isMakeUp: true,
          },
          { ...plain, date: '2026-10-11', weekday: 7, verdict: 'weekend', counted: null },
          { ...plain, date: '2026-10-12', weekday: 1, verdict: 'suspended', counted: null },
          { ...plain, date: '2026-10-13', weekday: 2, verdict: 'counted', counted: 2 },
        ],
        suspensions: [{ from: at('2026-10-12 10:00'), to: at('2026-10-12 20:00') }],
        dueAt: at('2026-10-13 18:00'),
        provisional: false,
      },
    });
  });

  it('in words: extension, suspension, holidays and make-up day of autumn 2026', () => {
    const given = facts('2026-09-24 10:00', 5, 'workingDays', {
      extensions: [{ value: 2 }],
      suspensions: [paused('2026-09-29 10:00', '2026-09-30 10:00')],
    });
    expect(words(given)).toEqual([
      '9月24日 10:00 受理，受理当日不计，自次日起算 7 个工作日',
      '原时限 5 个工作日，延期 2 个，共 7 个',
      '9月29日 10:00 至 9月30日 10:00 暂停计时',
      '9月25日至9月27日 中秋节放假，不计',
      '9月28日 第 1 个工作日',
      '9月29日 暂停计时，不计',
      '9月30日 第 2 个工作日',
      '10月1日至10月7日 国庆节放假，不计',
      '10月8日至10月9日 第 3 至第 4 个工作日',
      '10月10日 星期六调休上班，第 5 个工作日',
      '10月11日 周末，不计',
      '10月12日至10月13日 第 6 至第 7 个工作日',
      '应于 10月13日 18:00 前办结',
    ]);
  });

  it('in words: calendar days that roll into a year without notice', () => {
    expect(words(facts('2026-12-26 17:00', 8, 'calendarDays'))).toEqual([
      '12月26日 17:00 受理，受理当日不计，自次日起算 8 个自然日',
      '12月27日至2027年1月3日 第 1 至第 8 个自然日',
      '2027年1月4日 工作日，于当日办结',
      '应于 2027年1月4日 18:00 前办结',
      '所涉年份的放假安排尚未公布，按周一至周五暂算，公布后重新计算',
    ]);
  });

  it('in words: deemed acceptance, limit 0, working hours, a running suspension', () => {
    expect(words(facts('2026-11-07 10:00', 1, 'workingDays', { afterHours: 'next-working-day' }))).toEqual([
      '11月7日 10:00 受理，按 11月9日 受理计，自其次日起算 1 个工作日',
      '11月10日 第 1 个工作日',
      '应于 11月10日 18:00 前办结',
    ]);
    expect(words(facts('2026-11-07 10:00', 0, 'workingDays'))).toEqual([
      '11月7日 10:00 受理，即办，当个工作日内办结',
      '11月7日至11月8日 周末，不计',
      '11月9日 工作日，于当日办结',
      '应于 11月9日 18:00 前办结',
    ]);
    expect(words(facts('2026-11-06 17:00', 3, 'workingHours'))).toEqual([
      '11月6日 17:00 受理，即时起算 3 个工作小时',
      '11月6日 计 60 分钟',
      '11月7日至11月8日 周末，不计',
      '11月9日 计 120 分钟',
      '应于 11月9日 11:00 前办结',
    ]);
    expect(
      words(facts('2026-11-05 10:00', 3, 'workingDays', { suspensions: [paused('2026-11-06 10:00', null)] })),
    ).toEqual([
      '11月5日 10:00 受理，受理当日不计，自次日起算 3 个工作日',
      '自 11月6日 10:00 起暂停计时，尚未恢复',
      '11月6日 暂停计时，不计',
      '暂停尚未结束，恢复计时后再定办结时间',
    ]);
  });

  it('refuses what the counting refuses', () => {
    expect(words(facts('2026-11-05 10:00', -1, 'workingDays'))).toEqual(['limit-value-invalid']);
  });
});
