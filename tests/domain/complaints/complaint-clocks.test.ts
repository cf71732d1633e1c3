import { describe, expect, it } from 'vitest';
import { officialCalendar } from '../../../src/domain/calendar/calendar.js';
import {
  askSatisfactionBy,
  type ComplaintLimits,
  dueAfterRegistering,
  forwardBy,
  isRegisteredSameDay,
  returnVisitBy,
  reverifyBy,
  solveBy,
} from '../../../src/domain/complaints/complaint-clocks.js';

const calendar = officialCalendar();
const at = (text: string) => new Date(`${text}:00+08:00`);
const told = (moment: Date | null) => (moment === null ? null : moment.toISOString());
const utc = (text: string) => at(text).toISOString();

const LIMITS: ComplaintLimits = {
  firstReplyHours: 24,
  firstReplyUnit: 'hours',
  forwardWorkingDays: 1,
  solutionWorkingDays: 5,
  levelSkippingWorkingDays: 3,
  satisfactionWorkingDays: 5,
  reverificationWorkingDays: 5,
  returnVisitDays: 15,
};

describe('section 6: a complaint of Wed 30 Sep 2026 10:00, before the holiday of 1-7 October', () => {
  const wednesday = at('2026-09-30T10:00');

  it('TL-020: the first reply is due 24 natural hours later, on the first day of the holiday', () => {
    const due = dueAfterRegistering(wednesday, LIMITS, calendar);
    expect([told(due.dueAt), due.dueFor]).toEqual([utc('2026-10-01T10:00'), 'first-reply']);
  });

  it('TL-020 [U]: by a hall that counts working hours handing on comes first, on Thu 8 Oct', () => {
    const due = dueAfterRegistering(wednesday, { ...LIMITS, firstReplyUnit: 'workingHours' }, calendar);
    expect([told(due.dueAt), due.dueFor]).toEqual([utc('2026-10-08T18:00'), 'forward']);
  });

  it('it is handed on within 1 working day, solved within 5 - Sat 10 Oct is worked', () => {
    const complaint = {
      receivedAt: wednesday,
      acceptedAt: wednesday,
      levelSkipping: false,
      setWorkingDays: null,
    };
    expect([
      told(forwardBy(wednesday, LIMITS, calendar)),
      told(solveBy(complaint, LIMITS, calendar)),
      told(solveBy({ ...complaint, setWorkingDays: 2 }, LIMITS, calendar)),
    ]).toEqual([utc('2026-10-08T18:00'), utc('2026-10-13T18:00'), utc('2026-10-09T18:00')]);
  });

  it('TL-076: one that skipped levels runs 3 working days from its receipt, whenever it was accepted', () => {
    const complaint = {
      receivedAt: wednesday,
      acceptedAt: at('2026-10-08T16:00'),
      levelSkipping: true,
      setWorkingDays: null,
    };
    expect(told(solveBy(complaint, LIMITS, calendar))).toBe(utc('2026-10-10T18:00'));
  });

  it('asked within 5 working days, looked at again within 5, visited 15 days after closing', () => {
    expect([
      told(askSatisfactionBy(wednesday, LIMITS, calendar)),
      told(reverifyBy(wednesday, LIMITS, calendar)),
      told(returnVisitBy(wednesday, LIMITS, calendar)),
    ]).toEqual([utc('2026-10-13T18:00'), utc('2026-10-13T18:00'), utc('2026-10-15T18:00')]);
  });

  it('registered the same day by the hall’s clock, not by that of Greenwich', () => {
    expect([
      isRegisteredSameDay(at('2026-09-30T07:30'), at('2026-09-30T18:00'), calendar),
      isRegisteredSameDay(at('2026-09-29T23:30'), at('2026-09-30T07:30'), calendar),
    ]).toEqual([true, false]);
  });
});
