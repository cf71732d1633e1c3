import { civilDateOf, dayOf, MINUTES_PER_DAY, toDay } from '../calendar/civil-time.js';
import type { Zone } from '../calendar/zone.js';

/**
 * S-54: staff of a window see ratings of days that lie at least `days` civil days back, so that nobody can tell whose
 * rating it is. @returns the moment (ms) before which ratings are shown
 */
export function shownBefore(now: number, days: number, zone: Zone): number {
  const today = dayOf(zone.toLocalMinute(now));
  return zone.toInstant((today - days + 1) * MINUTES_PER_DAY);
}

/** The first moments (ms) of a month `YYYY-MM` and of the one after; null when the text is no month. */
export function monthBounds(month: string, zone: Zone): { from: number; to: number } | null {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  if (match === null) return null;
  const year = Number(match[1]);
  const number = Number(match[2]);
  const start = toDay(year, number, 1);
  const end = number === 12 ? toDay(year + 1, 1, 1) : toDay(year, number + 1, 1);
  return { from: zone.toInstant(start * MINUTES_PER_DAY), to: zone.toInstant(end * MINUTES_PER_DAY) };
}

/** The month of a moment and those before it, newest first, as `YYYY-MM`. */
export function monthsBack(now: number, count: number, zone: Zone): string[] {
  const { year, month } = civilDateOf(dayOf(zone.toLocalMinute(now)));
  return Array.from({ length: count }, (_, back) => {
    const index = year * 12 + month - 1 - back;
    return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  });
}

/** 2026年11月 */
export function monthInWords(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}
