import type { Calendar } from '../calendar/calendar.js';
import { civilDateOf, dayOf, MINUTES_PER_DAY, toDay } from '../calendar/civil-time.js';

/** The end of the day so many calendar days after a moment; the day itself is not counted (C-05). */
export function calendarDaysAfter(from: Date, days: number, { zone }: Calendar): Date {
  const day = dayOf(zone.toLocalMinute(from.getTime())) + days;
  return new Date(zone.toInstant((day + 1) * MINUTES_PER_DAY - 1));
}

/** The end of the calendar year in which a moment lies: until then somebody is barred from awards. */
export function endOfYear(from: Date, { zone }: Calendar): Date {
  const { year } = civilDateOf(dayOf(zone.toLocalMinute(from.getTime())));
  return new Date(zone.toInstant(toDay(year + 1, 1, 1) * MINUTES_PER_DAY - 1));
}

export type MeasureClock = { until: number; what: 'self-criticism' | 'evaluation' } | null;

/** What is waited for in a measure that was served, until when (ms); null when nothing is. */
export function runningMeasureClock(measure: {
  state: string;
  selfCriticismBy: number | null;
  selfCriticismAt: number | null;
  effectiveUntil: number | null;
}): MeasureClock {
  const { state, selfCriticismBy, selfCriticismAt, effectiveUntil } = measure;
  if (state === 'served' && selfCriticismBy !== null && selfCriticismAt === null)
    return { until: selfCriticismBy, what: 'self-criticism' };
  if (state === 'under-way' && effectiveUntil !== null) return { until: effectiveUntil, what: 'evaluation' };
  return null;
}

/** The light of a clock: red when it has run out, amber on its last two days. */
export function measureLight(until: number, now: number): 'normal' | 'amber' | 'red' {
  const SOON_MS = 2 * MINUTES_PER_DAY * 60_000;
  if (now > until) return 'red';
  return until - now <= SOON_MS ? 'amber' : 'normal';
}
