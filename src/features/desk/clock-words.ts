import type { Calendar } from '../../domain/calendar/calendar.js';
import { civilDateOf, dayOf, formatTimeOfDay, minuteOfDay } from '../../domain/calendar/civil-time.js';
import { assess } from '../../domain/deadlines/assess-deadline.js';
import { type PromiseSpan, shareUsedPercent } from '../../domain/deadlines/share-used.js';

export type Light = 'normal' | 'amber' | 'orange' | 'red' | 'still';

export interface ClockWords {
  light: Light;
  text: string;
}

/** Share of the promise in working time above which the light changes, in percent. */
export interface LightLimits {
  amberAbovePercent: number;
  orangeAbovePercent: number;
}

/** How a running clock stands at `now`, in a few words and a light: 超 2 个工作日, 今日 18:00, 剩 3 个工作日. */
export function clockWords(
  clock: PromiseSpan,
  now: number,
  calendar: Calendar,
  limits: LightLimits,
): ClockWords {
  const standing = assess({ dueAt: clock.dueAt }, now, calendar);
  if (standing.overdue)
    return { light: 'red', text: lateWords(standing.lateWorkingDays, standing.lateWorkingMinutes) };
  const light = lightOf(clock, now, calendar, limits);
  const due = calendar.zone.toLocalMinute(clock.dueAt);
  if (dayOf(due) === dayOf(calendar.zone.toLocalMinute(now))) {
    return { light, text: `今日 ${formatTimeOfDay(minuteOfDay(due))}` };
  }
  if (standing.leftWorkingDays > 0) return { light, text: `剩 ${standing.leftWorkingDays} 个工作日` };
  return { light, text: `剩 ${timeWords(standing.leftWorkingMinutes)}` };
}

/** A moment as 11月26日 18:00, with the year when it is another than that of `now`. */
export function momentWords(instant: number, now: number, calendar: Calendar): string {
  const local = calendar.zone.toLocalMinute(instant);
  return `${dayWords(instant, now, calendar)} ${formatTimeOfDay(minuteOfDay(local))}`;
}

/** A day as 11月26日, with the year when it is another than that of `now`. */
export function dayWords(instant: number, now: number, calendar: Calendar): string {
  const date = civilDateOf(dayOf(calendar.zone.toLocalMinute(instant)));
  const { year } = civilDateOf(dayOf(calendar.zone.toLocalMinute(now)));
  return `${date.year === year ? '' : `${date.year}年`}${date.month}月${date.day}日`;
}

function lateWords(days: number, minutes: number): string {
  if (days > 0) return `超 ${days} 个工作日`;
  return minutes > 0 ? `超 ${timeWords(minutes)}` : '已过时限';
}

function timeWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes - hours * 60;
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
}

function lightOf(clock: PromiseSpan, now: number, calendar: Calendar, limits: LightLimits): Light {
  const percent = shareUsedPercent(clock, now, calendar);
  if (percent === null) return 'normal';
  if (percent > limits.orangeAbovePercent) return 'orange';
  return percent > limits.amberAbovePercent ? 'amber' : 'normal';
}
