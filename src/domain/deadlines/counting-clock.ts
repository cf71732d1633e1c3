import type { Calendar } from '../calendar/calendar.js';
import { civilDateOf, dayOf, MINUTES_PER_DAY, toDay } from '../calendar/civil-time.js';
import { type DayTable, dayTable } from '../calendar/day-table.js';
import { type Span, uniteSuspensions } from './suspended-spans.js';
import { type DeadlineFacts, SEARCH_HORIZON_YEARS, totalLimit } from './time-limit.js';

/** The facts of one deadline made ready for counting: local minutes and days, the suspensions united. */
export type CountingClock = {
  facts: DeadlineFacts;
  calendar: Calendar;
  table: DayTable;
  accepted: number;
  acceptedDay: number;
  total: number;
  spans: readonly Span[];
  horizonDay: number;
};

/**
 * Where counting ended: `due` as an instant, and the days whose place in the calendar decided it
 * (none when `neededTo` is before `neededFrom`).
 */
export type Counted =
  | { kind: 'due'; due: number; neededFrom: number; neededTo: number }
  | { kind: 'running'; neededFrom: number; neededTo: number }
  | { kind: 'beyond' };

/** Facts without a fault to a clock. */
export function startClock(facts: DeadlineFacts, calendar: Calendar): CountingClock {
  const accepted = calendar.zone.toLocalMinute(facts.acceptedAt);
  const acceptedDay = dayOf(accepted);
  const { year } = civilDateOf(acceptedDay);
  return {
    facts,
    calendar,
    table: dayTable(calendar),
    accepted,
    acceptedDay,
    total: totalLimit(facts),
    spans: uniteSuspensions(facts.suspensions, calendar.zone),
    horizonDay: toDay(year + SEARCH_HORIZON_YEARS, 12, 31),
  };
}

/** The first day on which office time is left at or after acceptance, were it a working day. */
export function firstOpenDay({ accepted, acceptedDay, table }: CountingClock): number {
  return accepted < acceptedDay * MINUTES_PER_DAY + table.closingMinuteOf(acceptedDay)
    ? acceptedDay
    : acceptedDay + 1;
}

/**
 * One day met while counting. `counted` is its number when it counts, `minutes` what it gave to a limit in
 * working time. `reached`: the working day on which the limit falls due without being counted itself.
 */
export type VisitedDay = {
  day: number;
  verdict: 'counted' | 'reached' | 'weekend' | 'dayOff' | 'closed' | 'suspended' | 'outsideHours';
  counted: number | null;
  minutes: number | null;
};

export type Visit = (visited: VisitedDay) => unknown;

/** What every way of counting can tell. Without a visitor suspended days are leapt over. */
export type CountingMethod = {
  rule: 'R1' | 'R2' | 'R3' | 'R4';
  find: (clock: CountingClock, visit?: Visit) => Counted;
  /** Units used up by a local minute, between 0 and the total; the day or hour under way counts in part. */
  usedBy: (clock: CountingClock, localMinute: number) => number;
};

/** From when on a running suspension suspends everything; null when none runs. */
export function runsFrom({ spans }: CountingClock): number | null {
  const last = spans.at(-1);
  return last?.to === Infinity ? last.from : null;
}
