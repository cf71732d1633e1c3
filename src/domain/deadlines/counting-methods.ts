import { COUNT_CALENDAR_DAYS, COUNT_WORKING_DAYS } from './count-days.js';
import { countNaturalTime } from './count-natural-time.js';
import { countWorkingTime } from './count-working-time.js';
import type { CountingMethod } from './counting-clock.js';
import type { LimitUnit } from './time-limit.js';

const MINUTES_PER_HOUR = 60;
const WORKING_HOURS = countWorkingTime(MINUTES_PER_HOUR);
const WORKING_MINUTES = countWorkingTime(1);
const HOURS = countNaturalTime(MINUTES_PER_HOUR);
const MINUTES = countNaturalTime(1);

/** The one way of counting a unit (R1-R4). */
export function countingMethodOf(unit: LimitUnit): CountingMethod {
  switch (unit) {
    case 'workingDays':
      return COUNT_WORKING_DAYS;
    case 'calendarDays':
      return COUNT_CALENDAR_DAYS;
    case 'workingHours':
      return WORKING_HOURS;
    case 'workingMinutes':
      return WORKING_MINUTES;
    case 'hours':
      return HOURS;
    case 'minutes':
      return MINUTES;
    default:
      return unit satisfies never;
  }
}
