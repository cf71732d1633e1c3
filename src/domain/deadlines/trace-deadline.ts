import type { Calendar } from '../calendar/calendar.js';
import { type Deadline, deadlineOf } from './compute-deadline.js';
import { type CountingClock, startClock, type VisitedDay } from './counting-clock.js';
import { countingMethodOf } from './counting-methods.js';
import { type DeadlineFacts, type DeadlineRefusal, faultOf } from './time-limit.js';

/** A deadline with every day met on the way to it, in order; R4 meets none. */
export type Trace = {
  rule: 'R1' | 'R2' | 'R3' | 'R4';
  clock: CountingClock;
  deadline: Deadline;
  visited: VisitedDay[];
};

/** Computes a deadline and keeps what was met; the same walk as `computeDeadline`, so they cannot differ. */
export function traceDeadline(
  facts: DeadlineFacts,
  calendar: Calendar,
): { ok: true; trace: Trace } | { ok: false; refusal: DeadlineRefusal } {
  const fault = faultOf(facts);
  if (fault !== null) return { ok: false, refusal: fault };
  const clock = startClock(facts, calendar);
  const method = countingMethodOf(facts.limit.unit);
  const visited: VisitedDay[] = [];
  const computed = deadlineOf(
    method.find(clock, (day) => visited.push(day)),
    calendar,
  );
  if (!computed.ok) return computed;
  return { ok: true, trace: { rule: method.rule, clock, deadline: computed.deadline, visited } };
}
