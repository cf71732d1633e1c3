import { dayOf, MINUTES_PER_DAY } from '../calendar/civil-time.js';
import { workingMinutesBetween } from '../calendar/working-time.js';
import { openOfficeMinutes } from './count-working-time.js';
import type { Counted, CountingClock, CountingMethod, Visit } from './counting-clock.js';
import { firstOpenDay } from './counting-clock.js';
import { suspendedClosings } from './suspended-spans.js';

type Walk = { from: number; need: number; everyDay: boolean; until?: number; visit?: Visit | undefined };

type Walked =
  | { kind: 'found'; day: number; counted: number }
  | { kind: 'stopped'; day: number; counted: number; isOpen: boolean }
  | { kind: 'running'; from: number; counted: number }
  | { kind: 'beyond'; counted: number };

/** R1: working days strictly after the start day whose closing is not suspended; due at the N-th closing. */
export const COUNT_WORKING_DAYS: CountingMethod = {
  rule: 'R1',
  find: (clock, visit) => {
    if (clock.total === 0) return findImmediate(clock, visit);
    const isSameDay = clock.facts.afterHours === 'same-day';
    const neededFrom = isSameDay ? clock.acceptedDay + 1 : firstOpenDay(clock);
    return dueAtClosing(clock, neededFrom, walk(clock, { ...workingDayWalk(clock), visit }));
  },
  usedBy: (clock, at) =>
    clock.total === 0 ? usedOfImmediate(clock, at) : usedOfDays(clock, workingDayWalk(clock), at),
};

/** R2: civil days after acceptance; due at the closing of the N-th, or of the next working day not suspended. */
export const COUNT_CALENDAR_DAYS: CountingMethod = {
  rule: 'R2',
  find: (clock, visit) => {
    if (clock.total === 0) return findImmediate(clock, visit);
    const last = walk(clock, { ...calendarDayWalk(clock), visit });
    if (last.kind !== 'found') return dueAtClosing(clock, Number.POSITIVE_INFINITY, last);
    return rollToWorkingDay(clock, last.day, visit && ((seen) => seen.day !== last.day && visit(seen)));
  },
  usedBy: (clock, at) =>
    clock.total === 0 ? usedOfImmediate(clock, at) : usedOfDays(clock, calendarDayWalk(clock), at),
};

/** S: the day of acceptance, or with deemed acceptance the day of the first working moment. */
export function startDay(clock: CountingClock): number {
  if (clock.facts.afterHours === 'same-day') return clock.acceptedDay;
  let day = firstOpenDay(clock);
  while (clock.table.workingMinutesOf(day) === 0) day += 1;
  return day;
}

function workingDayWalk(clock: CountingClock): Walk {
  return { from: startDay(clock) + 1, need: clock.total, everyDay: false };
}

function calendarDayWalk(clock: CountingClock): Walk {
  return { from: clock.acceptedDay + 1, need: clock.total, everyDay: true };
}

/** Limit 0 (即办): the first working day from the first working moment on, if its closing is not suspended. */
function findImmediate(clock: CountingClock, visit?: Visit): Counted {
  return rollToWorkingDay(clock, firstOpenDay(clock), visit);
}

function rollToWorkingDay(clock: CountingClock, day: number, visit?: Visit): Counted {
  const reached: Visit | undefined =
    visit &&
    ((seen) => visit(seen.verdict === 'counted' ? { ...seen, verdict: 'reached', counted: null } : seen));
  return dueAtClosing(clock, day, walk(clock, { from: day, need: 1, everyDay: false, visit: reached }));
}

function dueAtClosing(clock: CountingClock, neededFrom: number, walked: Walked): Counted {
  switch (walked.kind) {
    case 'found':
      return { kind: 'due', due: instantOfClosing(clock, walked.day), neededFrom, neededTo: walked.day };
    case 'running':
      return { kind: 'running', neededFrom, neededTo: dayOf(walked.from) };
    case 'stopped':
    case 'beyond':
      return { kind: 'beyond' };
  }
}

function instantOfClosing({ calendar, table }: CountingClock, day: number): number {
  return calendar.zone.toInstant(day * MINUTES_PER_DAY + table.closingMinuteOf(day));
}

function walk(clock: CountingClock, { from, need, everyDay, until = Infinity, visit }: Walk): Walked {
  const { table, horizonDay } = clock;
  const suspending = suspendedClosings(clock.spans);
  let counted = 0;
  for (let day = from; day <= horizonDay; day++) {
    if (day * MINUTES_PER_DAY > until) return { kind: 'stopped', day, counted, isOpen: false };
    const isWorked = table.workingMinutesOf(day) > 0;
    if (!isWorked && !everyDay) {
      visit?.({ day, verdict: restKind(clock, day), counted: null, minutes: null });
      continue;
    }
    const closing = day * MINUTES_PER_DAY + table.closingMinuteOf(day);
    const span = suspending(closing);
    if (closing > until) return { kind: 'stopped', day, counted, isOpen: span === null };
    if (span !== null) {
      visit?.({ day, verdict: 'suspended', counted: null, minutes: null });
      if (span.to === Infinity) return { kind: 'running', from: span.from, counted };
      if (visit === undefined) day = Math.max(day, dayOf(span.to) - 1);
      continue;
    }
    counted += 1;
    visit?.({ day, verdict: 'counted', counted, minutes: null });
    if (counted === need) return { kind: 'found', day, counted };
  }
  return { kind: 'beyond', counted };
}

function restKind({ table }: CountingClock, day: number): 'weekend' | 'dayOff' | 'closed' {
  const kind = table.kindOf(day);
  return kind === 'dayOff' || kind === 'closed' ? kind : 'weekend';
}

function usedOfDays(clock: CountingClock, days: Walk, at: number): number {
  const walked = walk(clock, { ...days, until: at });
  const isDayUnderWay = walked.kind === 'stopped' && walked.isOpen;
  return walked.counted + (isDayUnderWay ? shareOfDay(clock, walked.day, days.everyDay, at) : 0);
}

function shareOfDay(clock: CountingClock, day: number, everyDay: boolean, at: number): number {
  const start = day * MINUTES_PER_DAY;
  if (everyDay) return (at - start) / clock.table.closingMinuteOf(day);
  return workingMinutesBetween(start, at, clock.calendar) / clock.table.workingMinutesOf(day);
}

function usedOfImmediate(clock: CountingClock, at: number): number {
  const found = findImmediate(clock);
  if (found.kind !== 'due') return 0;
  const due = clock.calendar.zone.toLocalMinute(found.due);
  const whole = openOfficeMinutes(clock, clock.accepted, due);
  return whole === 0 ? 0 : openOfficeMinutes(clock, clock.accepted, Math.min(at, due)) / whole;
}
