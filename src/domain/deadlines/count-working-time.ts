import { dayOf, MINUTES_PER_DAY } from '../calendar/civil-time.js';
import { workingMinutesBetween } from '../calendar/working-time.js';
import {
  type Counted,
  type CountingClock,
  type CountingMethod,
  firstOpenDay,
  type Visit,
} from './counting-clock.js';
import { isSuspendedAt, openParts } from './suspended-spans.js';

/** R3: the earliest moment with that much office time, suspensions taken out, since acceptance. */
export function countWorkingTime(minutesPerUnit: number): CountingMethod {
  return {
    rule: 'R3',
    find: (clock, visit) => findByOfficeTime(clock, clock.total * minutesPerUnit, visit),
    usedBy: (clock, at) =>
      Math.min(clock.total, openOfficeMinutes(clock, clock.accepted, at) / minutesPerUnit),
  };
}

/** Office minutes in `[from, to)` outside the suspensions; local minutes. */
export function openOfficeMinutes({ spans, calendar }: CountingClock, from: number, to: number): number {
  let sum = 0;
  for (const part of openParts(from, to, spans)) sum += workingMinutesBetween(part.from, part.to, calendar);
  return sum;
}

function findByOfficeTime(clock: CountingClock, needMinutes: number, visit?: Visit): Counted {
  const { spans, table, horizonDay, calendar } = clock;
  const neededFrom = firstOpenDay(clock);
  const last = spans.at(-1);
  const runsFrom = last?.to === Infinity ? last.from : null;
  let left = needMinutes;
  for (let day = clock.acceptedDay; day <= horizonDay; day++) {
    if (runsFrom !== null && day * MINUTES_PER_DAY > runsFrom) {
      return { kind: 'running', neededFrom, neededTo: dayOf(runsFrom) };
    }
    const worked = workOn(clock, day, left);
    left -= worked.minutes;
    visit?.({ day, verdict: verdictOf(clock, day, worked.minutes), counted: null, minutes: worked.minutes });
    if (worked.end !== null) {
      return { kind: 'due', due: calendar.zone.toInstant(worked.end), neededFrom, neededTo: day };
    }
    if (visit === undefined && table.workingMinutesOf(day) > 0 && worked.minutes === 0) {
      const closing = day * MINUTES_PER_DAY + table.closingMinuteOf(day);
      const over = spans.find((span) => span.from < closing && closing <= span.to);
      if (over !== undefined && over.to !== Infinity) day = Math.max(day, dayOf(over.to) - 1);
    }
  }
  return { kind: 'beyond' };
}

function workOn(clock: CountingClock, day: number, need: number): { minutes: number; end: number | null } {
  const { table, spans, accepted } = clock;
  if (table.workingMinutesOf(day) === 0) return { minutes: 0, end: null };
  const midnight = day * MINUTES_PER_DAY;
  let minutes = 0;
  for (const window of table.windowsOf(day)) {
    const from = Math.max(accepted, midnight + window.from);
    const to = midnight + window.to;
    for (const part of from < to ? openParts(from, to, spans) : []) {
      const length = part.to - part.from;
      if (minutes + length >= need) return { minutes: need, end: part.from + need - minutes };
      minutes += length;
    }
  }
  return { minutes, end: null };
}

function verdictOf({ table, spans, accepted }: CountingClock, day: number, minutes: number) {
  if (minutes > 0) return 'counted';
  const kind = table.kindOf(day);
  if (kind === 'weekend' || kind === 'dayOff' || kind === 'closed') return kind;
  const closing = day * MINUTES_PER_DAY + table.closingMinuteOf(day);
  if (accepted >= closing) return 'outsideHours';
  return isSuspendedAt(closing - 1, spans) ? 'suspended' : 'outsideHours';
}
