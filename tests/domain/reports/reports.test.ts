import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { SHANGHAI } from '../../../src/domain/calendar/zone.js';
import { drawBars } from '../../../src/domain/reports/bar-chart.js';
import { type Cell, type Counter, emptyCell, overMonths, sumOf } from '../../../src/domain/reports/cell.js';
import { addClosedCase, type ClosedCase, savedBand } from '../../../src/domain/reports/closed-case.js';
import { kpisOf, onTimePercent } from '../../../src/domain/reports/kpis.js';
import { refuseClosing, refuseReopening } from '../../../src/domain/reports/month-closing.js';
import { monthSpan, neighbour, parsePeriod } from '../../../src/domain/reports/period.js';

const CALENDAR = officialCalendar();
const at = (text: string) => Date.parse(`${text}:00+08:00`);
const PLACE = { departmentId: 1, windowId: 2, itemId: 3 };

/** Accepted Thu 12 Nov 2026 10:00 by a limit of five working days (due Thu 19 Nov 18:00), decided Mon 16 Nov 10:00. */
const PROMISED: ClosedCase = {
  ...PLACE,
  id: 1,
  kind: 'P',
  state: 'DONE',
  receivedAt: at('2026-11-12T09:30'),
  acceptedAt: at('2026-11-12T10:00'),
  decidedAt: at('2026-11-16T10:00'),
  closedAt: at('2026-11-16T15:00'),
  dueAt: at('2026-11-19T18:00'),
  isExtended: false,
  isMailed: false,
  intakeOpenedAt: null,
  changes: [
    { at: at('2026-11-12T09:30'), toState: 'RECV' },
    { at: at('2026-11-12T10:00'), toState: 'ACC' },
    { at: at('2026-11-16T10:00'), toState: 'DEC_Y' },
    { at: at('2026-11-16T10:30'), toState: 'READY' },
    { at: at('2026-11-16T15:00'), toState: 'DONE' },
  ],
  suspensions: [],
};

function counted(...cases: ClosedCase[]): Cell {
  const cell = emptyCell(PLACE);
  for (const each of cases) addClosedCase(cell, each, CALENDAR);
  return cell;
}

/** What is not zero. */
function figures({ counts }: Cell): Partial<Record<Counter, number>> {
  return Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== 0));
}

describe('periods', () => {
  it('November 2026 begins Sun 1 Nov 00:00 and ends before Tue 1 Dec 00:00 in Shanghai', () => {
    expect(monthSpan('2026-11', SHANGHAI)).toEqual({
      from: at('2026-11-01T00:00'),
      to: at('2026-12-01T00:00'),
    });
    expect(monthSpan('2026-12', SHANGHAI).to).toBe(at('2027-01-01T00:00'));
  });

  it('a quarter has three months, a year twelve; what is no period is none', () => {
    expect(parsePeriod('2026-Q4')).toEqual({
      kind: 'quarter',
      code: '2026-Q4',
      words: '2026年第4季度',
      months: ['2026-10', '2026-11', '2026-12'],
    });
    expect(parsePeriod('2026')?.months).toHaveLength(12);
    expect(['2026-13', '2026-Q5', 'x', '1066-10', ''].map(parsePeriod)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('before January comes December, after the last quarter the first', () => {
    const next = (text: string, step: -1 | 1) => {
      const period = parsePeriod(text);
      return period && neighbour(period, step).code;
    };
    expect([
      next('2026-01', -1),
      next('2026-12', 1),
      next('2026-Q4', 1),
      next('2026-Q1', -1),
      next('2026', 1),
    ]).toEqual(['2025-12', '2027-01', '2027-Q1', '2025-Q4', '2027']);
  });
});

describe('what a closed case adds', () => {
  it('9.3: a promise of 2460 office minutes kept in 840 is on time and saves more than half', () => {
    expect(figures(counted(PROMISED))).toEqual({
      done: 1,
      doneOnTime: 1,
      promised: 1,
      promisesKept: 1,
      savedHalf: 1,
      usedMinutes: 840,
      promisedMinutes: 2460,
      windowMinutes: 30,
    });
  });

  it('section 3.2: the minutes of all holders add up to the office time from receipt to closing', () => {
    const { holderMinutes } = counted(PROMISED);
    expect(holderMinutes).toEqual({
      window: 60,
      applicant: 150,
      reviewer: 840,
      'special-procedure': 0,
      'joint-department': 0,
      superior: 0,
    });
  });

  it('decided on Fri 20 Nov 09:01, a minute of work after the due moment, it is late and saves nothing', () => {
    const late = { ...PROMISED, decidedAt: at('2026-11-20T09:01'), closedAt: at('2026-11-20T09:01') };
    const { doneLate, doneOnTime, promisesKept, savedHalf } = counted(late).counts;
    expect({ doneLate, doneOnTime, promisesKept, savedHalf }).toEqual({
      doneLate: 1,
      doneOnTime: 0,
      promisesKept: 0,
      savedHalf: 0,
    });
  });

  it('a case without a promised moment is never late, and an extended one saves nothing', () => {
    expect(figures(counted({ ...PROMISED, dueAt: null })).doneOnTime).toBe(1);
    expect(savedBand({ ...PROMISED, isExtended: true }, CALENDAR)).toBeNull();
    expect(savedBand(PROMISED, CALENDAR)).toBe('BEST-2c');
  });

  it('000:L45: finished at once is one visit, a supplement or a second day is not, unless it is mailed', () => {
    const instant: ClosedCase = {
      ...PROMISED,
      kind: 'I',
      closedAt: PROMISED.receivedAt,
      decidedAt: PROMISED.receivedAt,
      changes: [{ at: PROMISED.receivedAt, toState: 'DONE' }],
    };
    const supplemented: ClosedCase = {
      ...instant,
      changes: [{ at: PROMISED.receivedAt, toState: 'SUPP' }, ...instant.changes],
    };
    expect(counted(instant, PROMISED, { ...PROMISED, isMailed: true }, supplemented).counts).toMatchObject({
      done: 4,
      firstVisit: 2,
      notices: 1,
      promised: 2,
    });
  });

  it('what was not accepted, returned or withdrawn is no service', () => {
    const ends = (['REJ_F', 'RETURN', 'WITHDRAWN'] as const).map((state) => ({ ...PROMISED, state }));
    expect(figures(counted(...ends))).toEqual({ notAccepted: 1, ended: 2 });
  });
});

const NOTHING = { validComplaints: null, ratings: null, audits: null };

describe('figures of section 9.3', () => {
  const cell = (counts: Partial<Record<Counter, number>>): Cell => {
    const made = emptyCell(PLACE);
    return { ...made, counts: { ...made.counts, ...counts } };
  };

  it('003:L302: open overdue cases count as services not on time', () => {
    expect(onTimePercent(cell({ done: 9, doneOnTime: 9, overdue: 1 }))).toBe(90);
    expect(onTimePercent(cell({}))).toBeNull();
  });

  it('each has a formula, its two figures and the lists behind them', () => {
    const kpis = kpisOf(
      cell({ done: 8, doneOnTime: 7, doneLate: 1, overdue: 2, notices: 4, windowMinutes: 24 }),
      NOTHING,
    );
    expect(kpis[0]).toEqual({
      code: 'on-time',
      name: '及时率',
      formula: '按时办结 ÷ （办结＋期末超期未办结） × 100%',
      numerator: { words: '按时办结', value: 7, list: 'doneOnTime' },
      denominator: { words: '办结＋期末超期未办结', value: 10, list: 'services' },
      unit: 'percent',
      value: 70,
      threshold: '≥ 90%',
      isMet: false,
      source: '003:L302',
    });
    const value = (code: string) => kpis.find((kpi) => kpi.code === code)?.value;
    expect([value('overdue'), value('notices'), value('savedHalf')]).toEqual([12.5, 0.5, null]);
    const window = kpis.find(({ code }) => code === 'window-handling');
    expect([window?.value, window?.threshold, window?.isMet]).toEqual([3, '≤ 3 分钟', true]);
  });

  it('C-23: 17 of 20 ratings from 基本满意 up are 85 %, which is enough; without a rating nothing is said', () => {
    const kpi = (ratings: { answers: number; satisfied: number } | null) =>
      kpisOf(cell({}), { ...NOTHING, ratings }).find(({ code }) => code === 'satisfaction');
    expect([kpi({ answers: 20, satisfied: 17 })?.value, kpi({ answers: 20, satisfied: 17 })?.isMet]).toEqual([
      85,
      true,
    ]);
    expect(kpi({ answers: 20, satisfied: 16 })?.isMet).toBe(false);
    expect([kpi(null)?.value, kpi(null)?.isMet]).toEqual([null, null]);
  });

  it('over months what happened is added, what stands is that of the last month', () => {
    const joined = overMonths([
      [cell({ received: 5, open: 4, overdue: 1 })],
      [cell({ received: 2, open: 3 }), { ...cell({ received: 1, open: 1 }), itemId: 9 }],
    ]);
    expect(figures(sumOf(joined))).toEqual({ received: 8, open: 4 });
    expect(figures(sumOf(overMonths([[cell({ received: 5, open: 4 })], []])))).toEqual({ received: 5 });
  });
});

describe('closing a month', () => {
  const monthEnd = at('2026-12-01T00:00');

  it('RP-01: November is closed from Tue 1 Dec 2026 00:00 on, and once', () => {
    expect(refuseClosing({ isClosed: false, monthEnd }, monthEnd - 1)).toEqual({
      rule: 'RP-01',
      code: 'month-not-over',
    });
    expect(refuseClosing({ isClosed: false, monthEnd }, monthEnd)).toBeNull();
    expect(refuseClosing({ isClosed: true, monthEnd }, monthEnd)).toEqual({
      rule: 'RP-01',
      code: 'already-closed',
    });
  });

  it('RP-01: it is opened again only with a reason', () => {
    expect(refuseReopening({ isClosed: true, reason: ' ' })).toEqual({
      rule: 'RP-01',
      code: 'reason-missing',
    });
    expect(refuseReopening({ isClosed: false, reason: '更正' })).toEqual({
      rule: 'RP-01',
      code: 'not-closed',
    });
    expect(refuseReopening({ isClosed: true, reason: '更正' })).toBeNull();
  });
});

it('a chart draws parts side by side on one scale, the longest over the whole width', () => {
  const chart = drawBars('件数', [
    {
      label: '住房和城乡建设局综合服务窗口',
      parts: [
        { name: '按时', value: 6, tone: 'plain' },
        { name: '超期', value: 2, tone: 'late' },
      ],
      text: '8 件',
    },
    { label: '水务', parts: [{ name: '按时', value: 0, tone: 'plain' }], text: '0 件' },
  ]);
  expect(chart.legend).toEqual([
    { name: '按时', tone: 'plain' },
    { name: '超期', tone: 'late' },
  ]);
  expect(chart.bars.map(({ label, segments, textX }) => ({ label, segments, textX }))).toEqual([
    {
      label: '住房和城乡建设局综合服务…',
      segments: [
        { x: 180, width: 232.5, tone: 'plain', title: '按时 6' },
        { x: 412.5, width: 77.5, tone: 'late', title: '超期 2' },
      ],
      textX: 498,
    },
    { label: '水务', segments: [], textX: 188 },
  ]);
});
