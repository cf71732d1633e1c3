import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { parseDate } from '../../../src/domain/calendar/civil-time.js';
import {
  availabilityPercent,
  type Interruption,
  officeTime,
} from '../../../src/domain/reports/availability.js';
import { auditKpis, complaintKpis } from '../../../src/domain/reports/judged-kpis.js';

const at = (text: string) => Date.parse(`${text}:00+08:00`);
/** 5x8: Mon 16 to Fri 20 Nov 2026, 9:00 to 17:00. */
const WEEK = [16, 17, 18, 19, 20].map((day) => ({
  from: at(`2026-11-${day}T09:00`),
  to: at(`2026-11-${day}T17:00`),
}));
const down = (from: string, to: string, cause: Interruption['cause'] = 'own'): Interruption => ({
  from: at(`2026-11-${from}`),
  to: at(`2026-11-${to}`),
  cause,
});

describe('availability (9.3, 002:L97)', () => {
  it('V14: 40 h week, 3 h on Tue 17 Nov in hours, 5 h on Sat 21 Nov: 92.5 %', () => {
    expect(availabilityPercent(WEEK, [down('17T10:00', '17T13:00'), down('21T09:00', '21T14:00')])).toBe(
      92.5,
    );
  });

  it('the part of an interruption outside the hours does not count, and two at once count once', () => {
    expect(availabilityPercent(WEEK, [down('17T15:00', '18T10:00')])).toBe(92.5);
    expect(availabilityPercent(WEEK, [down('17T10:00', '17T12:00'), down('17T11:00', '17T13:00')])).toBe(
      92.5,
    );
  });

  it('force majeure and third parties count unless the service excludes them', () => {
    const all = [down('17T10:00', '17T13:00'), down('18T09:00', '18T13:00', 'third-party')];
    expect(availabilityPercent(WEEK, all)).toBe(82.5);
    expect(availabilityPercent(WEEK, all, ['force-majeure', 'third-party'])).toBe(92.5);
  });

  it('without agreed time there is no availability', () => {
    expect(availabilityPercent([], [down('17T10:00', '17T13:00')])).toBeNull();
  });

  it('a service agreed for the office hours has 35 h in the week from Mon 16 Nov 2026, none on Sat and Sun', () => {
    const spans = officeTime(parseDate('2026-11-16') ?? 0, parseDate('2026-11-22') ?? 0, officialCalendar());
    expect(spans.length).toBe(10);
    expect(spans.reduce((sum, { from, to }) => sum + (to - from), 0)).toBe(35 * 3_600_000);
  });
});

describe('complaint rate (9.3, 003:L302)', () => {
  it('V15: 100 services, 3 founded complaints: 3 % fails, because the rule is below 3 %', () => {
    expect(complaintKpis(3, 100)[0]).toEqual({
      code: 'complaint',
      name: '抱怨率',
      formula: '查实有服务责任的投诉 ÷ （办结＋期末超期未办结） × 100%',
      numerator: { words: '查实有服务责任的投诉', value: 3, list: null },
      denominator: { words: '办结＋期末超期未办结', value: 100, list: 'services' },
      unit: 'percent',
      value: 3,
      threshold: '< 3%',
      isMet: false,
      source: '003:L302',
    });
    expect(complaintKpis(2, 100)[0]?.isMet).toBe(true);
  });

  it('9.3, 002:L975: zero complaint is met by none, and not by one that is established', () => {
    const zero = (valid: number) => complaintKpis(valid, 100)[1];
    expect([zero(0)?.isMet, zero(1)?.isMet, zero(1)?.threshold, zero(1)?.value]).toEqual([
      true,
      false,
      '0 件',
      1,
    ]);
  });

  it('9.3, 000:L353: 9 of 10 cases pass the automatic audit; manual audits are fewer by as much', () => {
    const [passed, fewer] = auditKpis({ audited: 10, passed: 9 });
    expect([passed?.value, passed?.isMet, passed?.numerator.value]).toEqual([90, true, 9]);
    expect([fewer?.value, fewer?.isMet, fewer?.numerator.value, fewer?.formula]).toEqual([
      90,
      true,
      1,
      '1 －（转人工稽核的办件 ÷ 受理时自动稽核的办件）',
    ]);
    expect(auditKpis({ audited: 10, passed: 7 }).map(({ isMet }) => isMet)).toEqual([false, false]);
    expect(auditKpis(null).map(({ value }) => value)).toEqual([null, null]);
  });

  it('a month that did not count complaints has no rate', () => {
    expect(complaintKpis(null, 100)).toMatchObject([
      { value: null, isMet: null },
      { value: null, isMet: null },
    ]);
  });
});
