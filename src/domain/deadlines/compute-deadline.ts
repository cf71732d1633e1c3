import type { Calendar } from '../calendar/calendar.js';
import { isKnownSpan } from '../calendar/working-time.js';
import { type Counted, startClock } from './counting-clock.js';
import { countingMethodOf } from './counting-methods.js';
import { BEYOND_HORIZON, type DeadlineFacts, type DeadlineRefusal, faultOf } from './time-limit.js';

/**
 * `dueAt` in milliseconds since the epoch, null while a running suspension prevents completion (R5).
 * `provisional`: a day outside the years whose notice is loaded decided it.
 */
export type Deadline = { dueAt: number | null; provisional: boolean };

export type ComputedDeadline = { ok: true; deadline: Deadline } | { ok: false; refusal: DeadlineRefusal };

/** S-05: when a case is due by its limit, its suspensions and extensions (R1-R6). Faulty facts are refused. */
export function computeDeadline(facts: DeadlineFacts, calendar: Calendar): ComputedDeadline {
  const fault = faultOf(facts);
  if (fault !== null) return { ok: false, refusal: fault };
  const counted = countingMethodOf(facts.limit.unit).find(startClock(facts, calendar));
  return deadlineOf(counted, calendar);
}

/** What counting came to, as a deadline. */
export function deadlineOf(counted: Counted, calendar: Calendar): ComputedDeadline {
  if (counted.kind === 'beyond') return { ok: false, refusal: BEYOND_HORIZON };
  const provisional = !isKnownSpan(counted.neededFrom, counted.neededTo, calendar);
  return { ok: true, deadline: { dueAt: counted.kind === 'due' ? counted.due : null, provisional } };
}
