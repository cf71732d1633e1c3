import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf } from '../../domain/calendar/civil-time.js';
import {
  closingOf,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
} from '../../domain/calendar/working-time.js';
import { MEASURE_FROM_LATE_WORKING_DAYS } from '../../domain/cases/overrun.js';

/** Due moments in milliseconds: `from <= due < before`; no lower bound when null. */
export interface DueBounds {
  from: number | null;
  before: number;
}

/**
 * Which due moments are late by so many working days at `now` (R7: a day is a closing of a working day since the
 * due moment). 0: late, but by less than one; MEASURE_FROM_LATE_WORKING_DAYS: by that many or more; null: late at all.
 */
export function lateBounds(lateWorkingDays: number | null, now: number, calendar: Calendar): DueBounds {
  if (lateWorkingDays === null) return { from: null, before: now };
  const before = lateWorkingDays === 0 ? now : lastClosing(lateWorkingDays, now, calendar);
  const from =
    lateWorkingDays >= MEASURE_FROM_LATE_WORKING_DAYS
      ? null
      : lastClosing(lateWorkingDays + 1, now, calendar);
  return { from, before };
}

/** Which due moments come within the next so many closings of working days (SV-01); `now` itself is in time. */
export function dueSoonBounds(workingDays: number, now: number, calendar: Calendar): DueBounds {
  const local = calendar.zone.toLocalMinute(now);
  let day = dayOf(local);
  if (!isWorkingDay(day, calendar) || closingOf(day, calendar) <= local) day = nextWorkingDay(day, calendar);
  for (let count = 1; count < workingDays; count++) day = nextWorkingDay(day, calendar);
  return { from: now, before: calendar.zone.toInstant(closingOf(day, calendar)) + 1 };
}

/** The nth last closing of a working day at or before `now`, as an instant; n is 1 or more. */
function lastClosing(n: number, now: number, calendar: Calendar): number {
  const local = calendar.zone.toLocalMinute(now);
  let day = dayOf(local);
  if (!isWorkingDay(day, calendar) || closingOf(day, calendar) > local)
    day = previousWorkingDay(day, calendar);
  for (let count = 1; count < n; count++) day = previousWorkingDay(day, calendar);
  return calendar.zone.toInstant(closingOf(day, calendar));
}
