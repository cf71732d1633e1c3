import {
  civilDateOf,
  dayOf,
  formatTimeOfDay,
  minuteOfDay,
  weekdayOf,
} from '../../domain/calendar/civil-time.js';
import type { Zone } from '../../domain/calendar/zone.js';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** Writes moments (milliseconds since the epoch) for a citizen; the year only where it is not this year. */
export interface MomentWords {
  /** 11月27日（星期五） */
  day(instant: number): string;
  /** 11月27日（星期五）18:00 */
  moment(instant: number): string;
}

export function momentWords(zone: Zone, now: number): MomentWords {
  const thisYear = civilDateOf(dayOf(zone.toLocalMinute(now))).year;
  const day = (instant: number) => {
    const local = dayOf(zone.toLocalMinute(instant));
    const { year, month, day: dayOfMonth } = civilDateOf(local);
    const date = `${month}月${dayOfMonth}日（星期${WEEKDAYS[weekdayOf(local) - 1] ?? ''}）`;
    return year === thisYear ? date : `${year}年${date}`;
  };
  return {
    day,
    moment: (instant) => `${day(instant)}${formatTimeOfDay(minuteOfDay(zone.toLocalMinute(instant)))}`,
  };
}
