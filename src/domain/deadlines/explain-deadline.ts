import type { Calendar } from '../calendar/calendar.js';
import { formatDate, weekdayOf } from '../calendar/civil-time.js';
import { holidayNameOf } from '../calendar/working-time.js';
import { startDay } from './count-days.js';
import type { VisitedDay } from './counting-clock.js';
import type { Span } from './suspended-spans.js';
import type { DeadlineFacts, DeadlineRefusal, Extension, TimeLimit } from './time-limit.js';
import { type Trace, traceDeadline } from './trace-deadline.js';

/**
 * A day met while counting. `counted` is its number when it counts; `minutes` the office minutes it gave to a
 * limit in working time; `holiday` the name of its day off or make-up day. `weekday` 1 = Monday.
 */
export type ExplainedDay = {
  date: string;
  weekday: number;
  verdict: VisitedDay['verdict'];
  counted: number | null;
  minutes: number | null;
  holiday: string | null;
  isMakeUp: boolean;
};

/**
 * `same-day`: the day of acceptance itself. `deemed`: accepted outside hours, deemed to be accepted then.
 * `from-the-minute`: limits in hours and minutes run at once. `immediate`: limit 0.
 */
export type StartReason = 'same-day' | 'deemed' | 'from-the-minute' | 'immediate';

/** United suspensions as instants; those over before acceptance, or begun after the due moment, are left out. */
export type Explanation = {
  rule: Trace['rule'];
  acceptedAt: number;
  limit: TimeLimit;
  extensions: readonly Extension[];
  total: number;
  start: { date: string; reason: StartReason };
  days: ExplainedDay[];
  suspensions: { from: number; to: number | null }[];
  dueAt: number | null;
  provisional: boolean;
};

/** S-05: how a due date came about, as plain data; words are made of it elsewhere. */
export function explainDeadline(
  facts: DeadlineFacts,
  calendar: Calendar,
): { ok: true; explanation: Explanation } | { ok: false; refusal: DeadlineRefusal } {
  const traced = traceDeadline(facts, calendar);
  return traced.ok ? { ok: true, explanation: explanationOf(traced.trace) } : traced;
}

/** The explanation of a trace already made. */
export function explanationOf({ rule, clock, deadline, visited }: Trace): Explanation {
  const { facts, calendar } = clock;
  const reason = startReasonOf({ rule, clock });
  return {
    rule,
    acceptedAt: facts.acceptedAt,
    limit: facts.limit,
    extensions: facts.extensions,
    total: clock.total,
    start: { date: formatDate(reason === 'deemed' ? startDay(clock) : clock.acceptedDay), reason },
    days: visited.map((day) => explainDay(day, calendar)),
    suspensions: relevantSpans(clock.spans, clock.accepted, deadline.dueAt, calendar).map(({ from, to }) => ({
      from: calendar.zone.toInstant(from),
      to: to === Infinity ? null : calendar.zone.toInstant(to),
    })),
    ...deadline,
  };
}

function startReasonOf({ rule, clock }: Pick<Trace, 'rule' | 'clock'>): StartReason {
  if (rule === 'R3' || rule === 'R4') return 'from-the-minute';
  if (clock.total === 0) return 'immediate';
  return rule === 'R1' && startDay(clock) !== clock.acceptedDay ? 'deemed' : 'same-day';
}

function explainDay({ day, verdict, counted, minutes }: VisitedDay, calendar: Calendar): ExplainedDay {
  return {
    date: formatDate(day),
    weekday: weekdayOf(day),
    verdict,
    counted,
    minutes,
    holiday: holidayNameOf(day, calendar),
    isMakeUp: calendar.workDays.has(formatDate(day)),
  };
}

function relevantSpans(
  spans: readonly Span[],
  accepted: number,
  dueAt: number | null,
  calendar: Calendar,
): Span[] {
  const due = dueAt === null ? Infinity : calendar.zone.toLocalMinute(dueAt);
  return spans.filter(({ from, to }) => to > accepted && from < due);
}
