import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import {
  approvalSteps,
  type LeaveSlip,
  nextLeaveStep,
  stateAfter,
} from '../../../src/domain/leave/approval-steps.js';
import { halfDaysOfLeave, leaveAsOne } from '../../../src/domain/leave/leave-length.js';
import { halfDaysInWords } from '../../../src/domain/leave/leave-words.js';

const calendar = officialCalendar();
const span = (from: string, to: string) => ({
  from: Date.parse(`${from}:00+08:00`),
  to: Date.parse(`${to}:00+08:00`),
});
const length = (from: string, to: string) => halfDaysOfLeave([span(from, to)], calendar);
const THRESHOLDS = { headHalfDays: 1, longHalfDays: 2 };
const ALL = { hasHead: true, hasUnitLeader: true };

describe('C-24: the length of a leave in half-days of office time', () => {
  it('Thu 19 Nov 2026 14:00-16:00 is less than half a day, 14:00-18:00 is half a day', () => {
    expect(length('2026-11-19T14:00', '2026-11-19T16:00')).toBe(0);
    expect(length('2026-11-19T14:00', '2026-11-19T18:00')).toBe(1);
  });
  it('Fri 20 Nov 16:00 to Mon 23 Nov 10:00 is less than half a day: the weekend counts nothing', () => {
    expect(length('2026-11-20T16:00', '2026-11-23T10:00')).toBe(0);
  });
  it('Wed 30 Sep 2026 09:00 to Thu 8 Oct 09:00 is one day: 1-7 Oct are off', () => {
    expect(length('2026-09-30T09:00', '2026-10-08T09:00')).toBe(2);
  });
  it('Fri 9 Oct to Sun 11 Oct 2026 is two days: Sat 10 Oct is worked', () => {
    expect(length('2026-10-09T00:00', '2026-10-12T00:00')).toBe(4);
    expect(halfDaysInWords(3)).toBe('1天半');
  });
  it('a morning slip and an afternoon slip of Thu 19 Nov count as one day', () => {
    const morning = span('2026-11-19T09:00', '2026-11-19T12:00');
    const afternoon = span('2026-11-19T14:00', '2026-11-19T18:00');
    const nextWeek = span('2026-11-24T09:00', '2026-11-24T12:00');
    expect(halfDaysOfLeave(leaveAsOne(afternoon, [nextWeek, morning], calendar), calendar)).toBe(2);
  });
});

describe('D-20: who approves a leave', () => {
  it.each([
    [0, ALL, []],
    [1, ALL, ['head']],
    [2, ALL, ['head', 'unit', 'sign']],
    [1, { hasHead: false, hasUnitLeader: true }, ['unit']],
    [1, { hasHead: false, hasUnitLeader: false }, ['sign']],
    [4, { hasHead: false, hasUnitLeader: true }, ['unit', 'sign']],
    [2, { hasHead: true, hasUnitLeader: false }, ['head', 'sign']],
  ] as const)('%i half-days with %j over him: %j', (halfDays, superiors, steps) => {
    expect(approvalSteps(halfDays, superiors, THRESHOLDS)).toEqual(steps);
  });

  const slip: LeaveSlip = {
    staffId: 1,
    state: 'asked',
    halfDays: 2,
    headAt: null,
    unitAt: null,
    signedAt: null,
    filedAt: null,
  };
  it('a day goes head, unit, director, and then to the files', () => {
    const next = (change: Partial<LeaveSlip>) => nextLeaveStep({ ...slip, ...change }, ALL, THRESHOLDS);
    expect([
      next({}),
      next({ state: 'head-agreed', headAt: 1 }),
      next({ state: 'unit-agreed', headAt: 1, unitAt: 2 }),
      next({ state: 'approved', headAt: 1, unitAt: 2, signedAt: 3 }),
      next({ state: 'approved', headAt: 1, unitAt: 2, signedAt: 3, filedAt: 4 }),
      next({ state: 'refused' }),
    ]).toEqual(['head', 'unit', 'sign', 'file', null, null]);
  });
  it('the state after each step; half a day is approved by the head alone', () => {
    expect([
      stateAfter('head', slip, ALL, THRESHOLDS),
      stateAfter('unit', slip, ALL, THRESHOLDS),
      stateAfter('sign', slip, ALL, THRESHOLDS),
      stateAfter('head', { ...slip, halfDays: 1 }, ALL, THRESHOLDS),
    ]).toEqual(['head-agreed', 'unit-agreed', 'approved', 'approved']);
  });
});
