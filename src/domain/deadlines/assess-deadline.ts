import type { Calendar } from '../calendar/calendar.js';
import { dayOf, MINUTES_PER_DAY } from '../calendar/civil-time.js';
import { closingsBetween, workingMinutesBetween } from '../calendar/working-time.js';

/** Lateness is 0 while in time, what is left is 0 when late; both null-free, whatever the days between. */
export type Assessment = {
  overdue: boolean;
  lateWorkingDays: number;
  lateWorkingMinutes: number;
  leftWorkingDays: number;
  leftWorkingMinutes: number;
};

const NOTHING_DUE: Assessment = {
  overdue: false,
  lateWorkingDays: 0,
  lateWorkingMinutes: 0,
  leftWorkingDays: 0,
  leftWorkingMinutes: 0,
};

/**
 * R7: how a due moment stands at `now` (instants in milliseconds). `now` = due is in time. Days are closings of
 * working days in between; what is left is counted from tomorrow, as the limit itself is (R1), so five days are
 * five on the day of acceptance and none on the last. Minutes are office minutes. All is 0 without a due moment.
 */
export function assess(deadline: { dueAt: number | null }, now: number, calendar: Calendar): Assessment {
  const { dueAt } = deadline;
  if (dueAt === null) return NOTHING_DUE;
  const due = calendar.zone.toLocalMinute(dueAt);
  const present = calendar.zone.toLocalMinute(now);
  return {
    overdue: now > dueAt,
    lateWorkingDays: closingsBetween(due, present, calendar),
    lateWorkingMinutes: workingMinutesBetween(due, present, calendar),
    leftWorkingDays: closingsBetween(endOfDay(present), due, calendar),
    leftWorkingMinutes: workingMinutesBetween(present, due, calendar),
  };
}

function endOfDay(localMinute: number): number {
  return (dayOf(localMinute) + 1) * MINUTES_PER_DAY;
}

/** Office minutes in `[from, to)`, instants in milliseconds; 0 when `to` is not later. */
export function elapsedWorkingMinutes(from: number, to: number, calendar: Calendar): number {
  return workingMinutesBetween(calendar.zone.toLocalMinute(from), calendar.zone.toLocalMinute(to), calendar);
}
