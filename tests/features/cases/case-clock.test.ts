import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { type ClockRow, caseClock } from '../../../src/features/cases/case-clock.js';

const calendar = officialCalendar();
const moment = (text: string) => Date.parse(`${text}:00+08:00`);

/** Accepted Thu 24 Sep 2026 10:00, five working days: 28, 29, 30 Sep, 8, 9 Oct; due Fri 9 Oct 18:00. */
const RUNNING: ClockRow = {
  state: 'REV',
  acceptedAt: moment('2026-09-24T10:00'),
  limitValue: 5,
  limitUnit: 'workingDays',
  afterHours: 'same-day',
  dueAt: moment('2026-10-09T18:00'),
  runningDueAt: moment('2026-10-09T18:00'),
  dueProvisional: 0,
  decidedAt: null,
  closedAt: null,
};

const brief = (row: ClockRow, now: string) => {
  const { badge, text, isLate, line } = caseClock(row, calendar, moment(now), 'full');
  return {
    badge,
    text,
    isLate,
    line: line && { used: line.usedShare > 0, now: line.nowShare !== null, late: line.dueShare < 1 },
  };
};

describe('the clock of a case (S-05)', () => {
  it('five working days from Thu 24 Sep over the national holiday: five are left on the first day', () => {
    expect(brief(RUNNING, '2026-09-24T10:00')).toEqual({
      badge: { light: 'normal', text: '剩 5 个工作日' },
      text: '10月9日 18:00 前办结，剩 5 个工作日',
      isLate: false,
      line: { used: false, now: true, late: false },
    });
  });

  it('on Thu 8 Oct one is left and the light is orange; on Fri 9 Oct it is due today', () => {
    expect(brief(RUNNING, '2026-10-08T17:00').badge).toEqual({ light: 'orange', text: '剩 1 个工作日' });
    expect(brief(RUNNING, '2026-10-09T09:00')).toEqual({
      badge: { light: 'orange', text: '今日 18:00' },
      text: '10月9日 18:00 前办结，今日到期',
      isLate: false,
      line: { used: true, now: true, late: false },
    });
  });

  it('on the due moment itself it is in time; on Mon 12 Oct it is two days late, Sat 10 Oct being worked', () => {
    expect(brief(RUNNING, '2026-10-09T18:00').isLate).toBe(false);
    expect(brief(RUNNING, '2026-10-12T18:00')).toEqual({
      badge: { light: 'red', text: '超 2 个工作日' },
      text: '应于 10月9日 18:00 前办结，已超 2 个工作日',
      isLate: true,
      line: { used: true, now: true, late: true },
    });
  });

  it('a decision stops it: how it stood then is shown, without a marker for now', () => {
    const decided = {
      ...RUNNING,
      state: 'DONE',
      runningDueAt: null,
      decidedAt: moment('2026-09-30T15:00'),
      closedAt: moment('2026-10-20T10:00'),
    };
    expect(brief(decided, '2026-11-20T10:00')).toEqual({
      badge: { light: 'still', text: '按时' },
      text: '应于 10月9日 18:00 前办结，按时作出决定',
      isLate: false,
      line: { used: true, now: false, late: false },
    });
    expect(brief({ ...decided, decidedAt: moment('2026-10-13T10:00') }, '2026-11-20T10:00')).toEqual({
      badge: { light: 'red', text: '超 2 个工作日' },
      text: '应于 10月9日 18:00 前办结，作出决定时超 2 个工作日',
      isLate: true,
      line: { used: true, now: false, late: true },
    });
  });

  it('before acceptance nothing runs; a refused acceptance never ran', () => {
    const received = {
      ...RUNNING,
      state: 'SUPP',
      acceptedAt: null,
      limitValue: null,
      limitUnit: null,
      dueAt: null,
      runningDueAt: null,
    };
    expect(brief(received, '2026-09-24T10:00')).toEqual({
      badge: { light: 'still', text: '未起算' },
      text: '办理时限自受理起算，现在还没有受理',
      isLate: false,
      line: null,
    });
    expect(brief({ ...received, state: 'REJ_F' }, '2026-09-24T10:00').text).toBe('没有受理，不计办理时限');
  });

  it('a migrated due moment that does not follow from its limit is told, not drawn', () => {
    const migrated = { ...RUNNING, limitValue: null, limitUnit: null };
    expect(brief(migrated, '2026-10-08T10:00')).toEqual({
      badge: { light: 'amber', text: '剩 1 个工作日' },
      text: '10月9日 18:00 前办结，剩 1 个工作日',
      isLate: false,
      line: null,
    });
  });

  it('a provisional date says so', () => {
    expect(
      caseClock({ ...RUNNING, dueProvisional: 1 }, calendar, moment('2026-09-24T10:00'), 'list').text,
    ).toBe('10月9日 18:00 前办结，剩 5 个工作日（暂定）');
  });
});
