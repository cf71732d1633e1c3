import { MINUTES_PER_DAY, toDay } from '../calendar/civil-time.js';
import type { Zone } from '../calendar/zone.js';

/** A month or a year of an appraisal: `from` included, `until` not, in milliseconds. */
export type PeriodBounds = { from: number; until: number; firstDay: string; lastDay: string };

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const YEAR = /^\d{4}$/;

/** True for `2026-11` and `2026`. */
export function isPeriod(text: string): boolean {
  return MONTH.test(text) || YEAR.test(text);
}

/** True for a month (`2026-11`). */
export function isMonthPeriod(text: string): boolean {
  return MONTH.test(text);
}

/** The year a period lies in. */
export function yearOfPeriod(period: string): number {
  return Number(period.slice(0, 4));
}

/** From the first moment of the period to the first one after it, in the zone of the hall; null for other text. */
export function periodBounds(period: string, zone: Zone): PeriodBounds | null {
  if (!isPeriod(period)) return null;
  const year = yearOfPeriod(period);
  const month = isMonthPeriod(period) ? Number(period.slice(5)) : null;
  const next = month === null ? [year + 1, 1] : month === 12 ? [year + 1, 1] : [year, month + 1];
  const start = toDay(year, month ?? 1, 1);
  const end = toDay(next[0] ?? year, next[1] ?? 1, 1);
  return {
    from: zone.toInstant(start * MINUTES_PER_DAY),
    until: zone.toInstant(end * MINUTES_PER_DAY),
    firstDay: `${period.slice(0, 4)}-${month === null ? '01' : period.slice(5)}-01`,
    lastDay: `${period.slice(0, 4)}-${month === null ? '12' : period.slice(5)}-31`,
  };
}

/** 2026-11 -> 2026年11月; 2026 -> 2026年. */
export function periodInWords(period: string): string {
  return isMonthPeriod(period)
    ? `${period.slice(0, 4)}年${Number(period.slice(5))}月`
    : `${period.slice(0, 4)}年`;
}

/** The month before a month (`2026-01` -> `2025-12`). */
export function monthBefore(month: string): string {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5));
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
}
