import type { LimitUnit, TimeLimit } from '../deadlines/time-limit.js';

const MINUTES_PER_HOUR = 60;
const HOURS_PER_DAY = 24;
const DAYS_PER_WEEK = 7;
const WORKING_DAYS_PER_WEEK = 5;
/** Office hours of the rule book: 9-12 and 14-18 (C-16). */
const WORKING_HOURS_PER_WORKING_DAY = 7;

const CALENDAR_DAY = HOURS_PER_DAY * MINUTES_PER_HOUR;
const WORKING_DAY = (CALENDAR_DAY * DAYS_PER_WEEK) / WORKING_DAYS_PER_WEEK;
const WORKING_HOUR = WORKING_DAY / WORKING_HOURS_PER_WORKING_DAY;

/** Natural minutes one unit lasts in an ordinary week without days off. */
const NATURAL_MINUTES: Readonly<Record<LimitUnit, number>> = {
  workingDays: WORKING_DAY,
  calendarDays: CALENDAR_DAY,
  workingHours: WORKING_HOUR,
  workingMinutes: WORKING_HOUR / MINUTES_PER_HOUR,
  hours: MINUTES_PER_HOUR,
  minutes: 1,
};

export type LimitComparison = 'shorter' | 'equal' | 'longer';

/**
 * Compares two limits. In one unit the values decide; across units the natural time of an ordinary week does:
 * 5 working days = 7 calendar days, 7 working hours = 1 working day.
 */
export function compareLimits(first: TimeLimit, second: TimeLimit): LimitComparison {
  const difference =
    first.unit === second.unit ? first.value - second.value : naturalMinutes(first) - naturalMinutes(second);
  if (Math.abs(difference) < 1e-6) return 'equal';
  return difference < 0 ? 'shorter' : 'longer';
}

/** the part of the statutory limit that the promise saves, 0..1; null without both limits. */
export function shorteningRatio(promised: TimeLimit | null, statutory: TimeLimit | null): number | null {
  if (promised === null || statutory === null || statutory.value <= 0) return null;
  if (promised.unit === statutory.unit) return (statutory.value - promised.value) / statutory.value;
  return (naturalMinutes(statutory) - naturalMinutes(promised)) / naturalMinutes(statutory);
}

/** 5个工作日, 30分钟. */
export function limitInWords(limit: TimeLimit): string {
  return `${limit.value}${UNIT_WORDS[limit.unit]}`;
}

export const UNIT_WORDS: Readonly<Record<LimitUnit, string>> = {
  workingDays: '个工作日',
  calendarDays: '日（自然日）',
  workingHours: '个工作小时',
  workingMinutes: '个工作分钟',
  hours: '小时',
  minutes: '分钟',
};

function naturalMinutes(limit: TimeLimit): number {
  return limit.value * NATURAL_MINUTES[limit.unit];
}
