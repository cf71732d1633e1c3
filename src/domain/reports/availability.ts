import type { Calendar } from '../calendar/calendar.js';
import { MINUTES_PER_DAY } from '../calendar/civil-time.js';
import { officeWindows } from '../calendar/working-time.js';
import type { Span } from './period.js';

/** Why a service stood still; the last two count or not, as the service was agreed (002:L97). */
export type InterruptionCause = 'own' | 'force-majeure' | 'third-party';

export interface Interruption extends Span {
  cause: InterruptionCause;
}

/**
 * Availability in percent (002:L97): (agreed service time - interruption inside it) / agreed service time. What
 * happens outside the agreed hours does not count, nor do excluded causes; two interruptions at once count once.
 * A 5x8 service of 40 hours with 3 hours inside and 5 on Saturday has 92.5 % (V14).
 * @param agreed the agreed service time, spans that do not overlap; null when there is none
 */
export function availabilityPercent(
  agreed: readonly Span[],
  interruptions: readonly Interruption[],
  excluded: readonly InterruptionCause[] = [],
): number | null {
  const whole = agreed.reduce((sum, { from, to }) => sum + (to - from), 0);
  if (whole === 0) return null;
  const counted = merged(interruptions.filter(({ cause }) => !excluded.includes(cause)));
  const lost = agreed.reduce(
    (sum, span) => sum + counted.reduce((inside, each) => inside + overlap(span, each), 0),
    0,
  );
  return ((whole - lost) / whole) * 100;
}

/** The office hours of a span of days as agreed service time, for services that are agreed for them. */
export function officeTime(firstDay: number, lastDay: number, calendar: Calendar): Span[] {
  const spans: Span[] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    for (const window of officeWindows(day, calendar)) {
      spans.push({
        from: calendar.zone.toInstant(day * MINUTES_PER_DAY + window.from),
        to: calendar.zone.toInstant(day * MINUTES_PER_DAY + window.to),
      });
    }
  }
  return spans;
}

function overlap(one: Span, other: Span): number {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from));
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}
