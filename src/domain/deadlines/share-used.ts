import type { Calendar } from '../calendar/calendar.js';
import { workingMinutesBetween } from '../calendar/working-time.js';
import { openParts, uniteSuspensions } from './suspended-spans.js';
import type { Suspension } from './time-limit.js';

/** A promise from acceptance to its due moment, in milliseconds; suspended time is not used (R5). */
export interface PromiseSpan {
  acceptedAt: number | null;
  dueAt: number;
  suspensions?: readonly Suspension[];
}

/** How much of a promise is used at `now` in working time, in percent; null before the acceptance or without working time. */
export function shareUsedPercent(clock: PromiseSpan, now: number, calendar: Calendar): number | null {
  if (clock.acceptedAt === null) return null;
  const { toLocalMinute } = calendar.zone;
  const from = toLocalMinute(clock.acceptedAt);
  const spans = uniteSuspensions(clock.suspensions ?? [], calendar.zone);
  const minutesTo = (to: number) =>
    openParts(from, toLocalMinute(to), spans).reduce(
      (sum, part) => sum + workingMinutesBetween(part.from, part.to, calendar),
      0,
    );
  const whole = minutesTo(clock.dueAt);
  return whole === 0 ? null : (minutesTo(now) / whole) * 100;
}
