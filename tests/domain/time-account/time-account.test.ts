import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { CASE_STATE_CODES, isTerminal } from '../../../src/domain/cases/states.js';
import { elapsedWorkingMinutes } from '../../../src/domain/deadlines/assess-deadline.js';
import { holderOf } from '../../../src/domain/time-account/holders.js';
import {
  accountInWords,
  type StateChange,
  timeAccount,
  workingMinutesInWords,
} from '../../../src/domain/time-account/time-account.js';
import { at, paused } from '../deadlines/moments.js';

const calendar = officialCalendar();
const MINUTE = 60_000;

const changes: StateChange[] = [
  { at: at('2026-11-23 09:00'), toState: 'RECV' },
  { at: at('2026-11-23 10:00'), toState: 'SUPP' },
  { at: at('2026-11-24 09:30'), toState: 'RECV' },
  { at: at('2026-11-24 09:40'), toState: 'ACC' },
  { at: at('2026-11-24 14:00'), toState: 'REV' },
  { at: at('2026-11-26 12:00'), toState: 'DEC_Y' },
  { at: at('2026-11-26 15:00'), toState: 'READY' },
  { at: at('2026-11-27 09:30'), toState: 'DONE' },
];

describe('elapsed working time by holder', () => {
  it('Mon 23 to Fri 27 Nov 2026: window, applicant, reviewer and a testing from Wed 10:00 to 16:00', () => {
    const suspensions = [paused('2026-11-25 10:00', '2026-11-25 16:00')];
    const account = timeAccount(changes, suspensions, at('2026-12-01 10:00'), calendar);
    expect(account.byHolder).toEqual({
      window: 60 + 10 + 60,
      applicant: 360 + 30 + 180 + 30,
      reviewer: 140 + 240 + 420 - 240 + 180,
      'special-procedure': 240,
      'joint-department': 0,
      superior: 0,
    });
    expect(account.totalWorkingMinutes).toBe(
      elapsedWorkingMinutes(at('2026-11-23 09:00'), at('2026-11-27 09:30'), calendar),
    );
    expect(account.entries.filter(({ state }) => state === 'REV')).toEqual([
      {
        holder: 'reviewer',
        state: 'REV',
        from: at('2026-11-24 14:00'),
        to: at('2026-11-25 10:00'),
        workingMinutes: 300,
      },
      {
        holder: 'special-procedure',
        state: 'REV',
        from: at('2026-11-25 10:00'),
        to: at('2026-11-25 16:00'),
        workingMinutes: 240,
      },
      {
        holder: 'reviewer',
        state: 'REV',
        from: at('2026-11-25 16:00'),
        to: at('2026-11-26 12:00'),
        workingMinutes: 300,
      },
    ]);
    expect(accountInWords(account)).toEqual([
      { holder: '部门审查审批', time: '12 小时 20 分钟', share: 740 / 1710 },
      { holder: '申请人', time: '10 小时', share: 600 / 1710 },
      { holder: '特别程序', time: '4 小时', share: 240 / 1710 },
      { holder: '窗口', time: '2 小时 10 分钟', share: 130 / 1710 },
    ]);
  });

  it('the joint departments hold the open legs, the superior authority an upward case, a site visit is special', () => {
    expect([holderOf('LEGS'), holderOf('UP'), holderOf('SITE'), holderOf('PAY')]).toEqual([
      'joint-department',
      'superior',
      'special-procedure',
      'applicant',
    ]);
  });

  it('nobody holds a case in a closed state, somebody in every open one', () => {
    expect(CASE_STATE_CODES.filter((state) => (holderOf(state) === null) !== isTerminal(state))).toEqual([]);
  });

  it('the sums of the holders equal the elapsed working time exactly, whatever happened', () => {
    const openStates = CASE_STATE_CODES.filter((state) => !isTerminal(state));
    const minutes = fc.integer({ min: 0, max: 6 * 1440 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(minutes, fc.constantFrom(...openStates)), { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(fc.nat(60 * 1440), minutes, fc.boolean()), { maxLength: 4 }),
        minutes,
        (steps, stops, rest) => {
          const start = at('2026-09-20 08:17');
          let moment = start;
          const history = steps.map(([after, toState], index) => {
            moment += (index === 0 ? 0 : after) * MINUTE;
            return { at: moment, toState };
          });
          const suspensions = stops.map(([from, length, runs]) => ({
            from: start + from * MINUTE,
            to: runs ? null : start + (from + length) * MINUTE,
          }));
          const until = moment + rest * MINUTE;
          const account = timeAccount(history, suspensions, until, calendar);
          const elapsed = elapsedWorkingMinutes(start, until, calendar);
          expect(account.totalWorkingMinutes).toBe(elapsed);
          expect(Object.values(account.byHolder).reduce((sum, value) => sum + value, 0)).toBe(elapsed);
          expect(account.entries.reduce((sum, entry) => sum + entry.workingMinutes, 0)).toBe(elapsed);
        },
      ),
    );
  });

  it('an event dated before its predecessor takes no time away twice', () => {
    const odd: StateChange[] = [
      { at: at('2026-11-23 10:00'), toState: 'RECV' },
      { at: at('2026-11-23 09:00'), toState: 'ACC' },
    ];
    const account = timeAccount(odd, [], at('2026-11-23 11:00'), calendar);
    expect([account.totalWorkingMinutes, account.byHolder.reviewer]).toEqual([60, 60]);
  });

  it('minutes in words', () => {
    expect([0, 59, 60, 125].map(workingMinutesInWords)).toEqual([
      '0 分钟',
      '59 分钟',
      '1 小时',
      '2 小时 5 分钟',
    ]);
  });
});
