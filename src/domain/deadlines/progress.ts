import type { Calendar } from '../calendar/calendar.js';
import { type CountingClock, startClock } from './counting-clock.js';
import { countingMethodOf } from './counting-methods.js';
import { isSuspendedAt } from './suspended-spans.js';
import { type DeadlineFacts, type DeadlineRefusal, faultOf } from './time-limit.js';

/**
 * How far a limit is used up, in its own unit. `used` counts a day or hour under way in part, `usedWhole` does
 * not, `leftWhole` counts it in full; `share` is 0 to 1. Limit 0 has total 0 and a share of its one day.
 */
export type Progress = {
  total: number;
  used: number;
  usedWhole: number;
  leftWhole: number;
  share: number;
  isSuspended: boolean;
};

/** S-05, reminder ladder: the shares of the limit above which the light turns yellow and orange. */
export const LIGHT_SHARES = { yellowAbove: 0.5, orangeAbove: 0.8 } as const;

export type LightShares = { yellowAbove: number; orangeAbove: number };

export type Light = 'normal' | 'yellow' | 'orange' | 'red';

/** Suspended time is not used; what is used stands still while a suspension runs. `now` in milliseconds. */
export function progressOf(
  facts: DeadlineFacts,
  now: number,
  calendar: Calendar,
): { ok: true; progress: Progress } | { ok: false; refusal: DeadlineRefusal } {
  const fault = faultOf(facts);
  if (fault !== null) return { ok: false, refusal: fault };
  return { ok: true, progress: progressOfClock(startClock(facts, calendar), now) };
}

/** The same for a clock already started. */
export function progressOfClock(clock: CountingClock, now: number): Progress {
  const { facts, calendar, total } = clock;
  const at = calendar.zone.toLocalMinute(now);
  const used = countingMethodOf(facts.limit.unit).usedBy(clock, at);
  const usedWhole = total === 0 ? 0 : Math.floor(used);
  return {
    total,
    used: total === 0 ? 0 : used,
    usedWhole,
    leftWhole: total - usedWhole,
    share: total === 0 ? used : used / total,
    isSuspended: isSuspendedAt(at, clock.spans),
  };
}

/** The share of the limit used up at `now`, 0 to 1; null when the facts are refused. */
export function shareUsed(facts: DeadlineFacts, now: number, calendar: Calendar): number | null {
  const result = progressOf(facts, now, calendar);
  return result.ok ? result.progress.share : null;
}

/** The light of a case: red once overdue, else by the share used. A share of exactly a limit is still below it. */
export function lightOf(share: number, overdue: boolean, shares: LightShares = LIGHT_SHARES): Light {
  if (overdue) return 'red';
  if (share > shares.orangeAbove) return 'orange';
  return share > shares.yellowAbove ? 'yellow' : 'normal';
}
