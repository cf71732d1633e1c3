import type { LimitUnit } from './time-limit.js';

const COUNTED_UNITS: Record<LimitUnit, string> = {
  workingDays: '个工作日',
  calendarDays: '个自然日',
  workingHours: '个工作小时',
  workingMinutes: '分钟工作时间',
  hours: '小时',
  minutes: '分钟',
};

/** A number with its unit, such as `5 个工作日`; `分钟工作时间` are office minutes. */
export function limitInWords(value: number, unit: LimitUnit): string {
  return `${value} ${COUNTED_UNITS[unit]}`;
}

/** `5 个` where the unit has just been named, `30 分钟` for units without a measure word. */
export function shortLimitInWords(value: number, unit: LimitUnit): string {
  const words = COUNTED_UNITS[unit];
  return `${value} ${words.startsWith('个') ? '个' : words}`;
}

/** `9月30日`, with the year in front when it differs from `thisYear`. `date` is `YYYY-MM-DD`. */
export function dateInWords(date: string, thisYear: number): string {
  const [year, month, day] = date.split('-').map(Number);
  const monthDay = `${month}月${day}日`;
  return year === thisYear ? monthDay : `${year}年${monthDay}`;
}

/** `星期六` for 6; 1 = Monday. */
export function weekdayInWords(weekday: number): string {
  return `星期${'一二三四五六日'[weekday - 1] ?? ''}`;
}

/** One date or a span of dates in words. */
export function spanInWords(from: string, to: string, thisYear: number): string {
  const first = dateInWords(from, thisYear);
  return from === to ? first : `${first}至${dateInWords(to, thisYear)}`;
}
