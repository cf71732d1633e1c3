import { civilDateOf, dayOf, formatTimeOfDay, minuteOfDay } from './civil-time.js';
import type { Zone } from './zone.js';

/** An instant as 2026年11月26日 18:00 in the zone. */
export function momentInWords(instant: number, zone: Zone): string {
  const local = zone.toLocalMinute(instant);
  const { year, month, day } = civilDateOf(dayOf(local));
  return `${year}年${month}月${day}日 ${formatTimeOfDay(minuteOfDay(local))}`;
}

/** An instant as 11月26日 18:00 in the zone, for lists where the year is plain. */
export function shortMomentInWords(instant: number, zone: Zone): string {
  const local = zone.toLocalMinute(instant);
  const { month, day } = civilDateOf(dayOf(local));
  return `${month}月${day}日 ${formatTimeOfDay(minuteOfDay(local))}`;
}
