import { describe, expect, it } from 'vitest';
import { endOfWorkingDays } from '../../../src/domain/appraisal-procedure/appeal-term.js';
import { assessmentOf, ballotScore } from '../../../src/domain/appraisal-procedure/assessment.js';
import {
  selfCheckCategories,
  selfCheckDueAt,
  selfTotal,
} from '../../../src/domain/appraisal-procedure/self-check.js';
import { type MonthOfYear, yearScore } from '../../../src/domain/appraisal-procedure/year-score.js';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';

const calendar = officialCalendar();
const at = (text: string) => new Date(`${text}+08:00`).getTime();

describe('8.3: appeals', () => {
  it('5 working days after Fri 20 Nov 2026 end on Fri 27 Nov at 18:00', () => {
    expect(endOfWorkingDays(at('2026-11-20T10:00'), 5, calendar)).toBe(at('2026-11-27T18:00'));
  });

  it('5 working days after Wed 30 Sep 2026 end on Tue 13 Oct - 1-7 Oct off, Sat 10 Oct worked', () => {
    expect(endOfWorkingDays(at('2026-09-30T10:00'), 5, calendar)).toBe(at('2026-10-13T18:00'));
  });
});

describe('8.3: the democratic assessment', () => {
  it('a ballot is the mean of its parts, shown from three ballots up', () => {
    expect(ballotScore([100, 90, 90])).toBe(93.33);
    expect(assessmentOf([90, 80])).toBeNull();
    expect(assessmentOf([90, 80, 71])).toBe(80.33);
  });
});

describe('D-15 and D-16: the self-check', () => {
  it('D-16 has the five dimensions 德能勤绩廉, D-15 the three of the window', () => {
    expect(selfCheckCategories('STF').map(({ name, maximumPoints }) => `${name}${maximumPoints}`)).toEqual([
      '德20',
      '能20',
      '勤20',
      '绩25',
      '廉15',
    ]);
    expect(selfCheckCategories('WIN').map(({ name, maximumPoints }) => `${name}${maximumPoints}`)).toEqual([
      '服务60',
      '廉洁20',
      '纪律20',
    ]);
  });

  it('the sum stands when every dimension has its score', () => {
    expect(selfTotal('WIN', { A: 58, B: 20 })).toBeNull();
    expect(selfTotal('WIN', { A: 58, B: 20, C: 19.5 })).toBe(97.5);
  });

  it('of December may be handed in until the end of 5 January', () => {
    expect(selfCheckDueAt('2026-12', 5, calendar)).toBe(at('2027-01-06T00:00'));
    expect(selfCheckDueAt('2026-10', 5, calendar)).toBe(at('2026-11-06T00:00'));
  });
});

describe('8.3: the year from its months', () => {
  const month = (total: number, more: Partial<MonthOfYear> = {}): MonthOfYear => ({
    total,
    bonus: 0,
    categories: { D: total },
    vetoes: [],
    rules: [],
    ...more,
  });

  it('is the mean of the monthly totals and the annual rules', () => {
    expect(yearScore([month(90), month(95), month(91)], [{ rule: 'STF-R4c', points: 10 }])).toEqual({
      total: 102,
      bonus: 10,
      categories: { D: 92 },
      vetoes: [],
      rules: ['STF-R4c'],
    });
  });

  it('a veto and a rule of one month stand for the year', () => {
    const months = [month(90), month(80, { vetoes: ['V_EXC_YEAR'], rules: ['WIN-B1'] })];
    expect(yearScore(months, [])).toEqual({
      total: 85,
      bonus: 0,
      categories: { D: 85 },
      vetoes: ['V_EXC_YEAR'],
      rules: ['WIN-B1'],
    });
  });

  it('no month gives no year', () => {
    expect(yearScore([], [])).toBeNull();
  });
});
