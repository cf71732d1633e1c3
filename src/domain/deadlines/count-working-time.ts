import { dayOf, MINUTES_PER_DAY } from '../calendar/civil-time.js';
import { addWorkingMinutes, workingMinutesBetween } from '../calendar/working-time.js';
import {
  type Counted,
  type CountingClock,
  type CountingMethod,
  firstOpenDay,
  runsFrom,
  type Visit,
  type VisitedDay,
} from './counting-clock.js';
import { openParts } from './suspended-spans.js';

/** R3: the earliest moment with that much office time, suspensions taken out, since acceptance. */
export function countWorkingTime(minutesPerUnit: number): CountingMethod {
  return {
    rule: 'R3',
    find: (clock, visit) => {
      const counted = findByOfficeTime(clock, clock.total * minutesPerUnit);
      if (visit !== undefined && counted.kind !== 'beyond') visitDays(clock, counted, visit);
      return counted;
    },
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

function findByOfficeTime(clock: CountingClock, needMinutes: number): Counted {
  const { spans, accepted, horizonDay, calendar } = clock;
  const neededFrom = firstOpenDay(clock);
  let left = needMinutes;
  for (const part of openParts(accepted, (horizonDay + 1) * MINUTES_PER_DAY, spans)) {
    const end = addWorkingMinutes(part.from, left, part.to, calendar);
    if (end !== null) {
      return { kind: 'due', due: calendar.zone.toInstant(end), neededFrom, neededTo: lastDayOf(end) };
    }
    left -= workingMinutesBetween(part.from, part.to, calendar);
  }
  const running = runsFrom(clock);
  return running === null ? { kind: 'beyond' } : { kind: 'running', neededFrom, neededTo: dayOf(running) };
}

/** The day that ends at a midnight, not the one that begins: a window may end at 24:00. */
function lastDayOf(localMinute: number): number {
  return dayOf(localMinute - 1);
}

function visitDays(clock: CountingClock, counted: Exclude<Counted, { kind: 'beyond' }>, visit: Visit): void {
  const isDue = counted.kind === 'due';
  const end = isDue ? clock.calendar.zone.toLocalMinute(counted.due) : (runsFrom(clock) ?? clock.accepted);
  const lastDay = isDue ? counted.neededTo : Math.max(clock.acceptedDay, dayOf(end));
  for (let day = clock.acceptedDay; day <= lastDay; day++) {
    const from = Math.max(clock.accepted, day * MINUTES_PER_DAY);
    const minutes = openOfficeMinutes(clock, from, Math.min(end, (day + 1) * MINUTES_PER_DAY));
    visit({ day, verdict: verdictOf(clock, day, from, minutes), counted: null, minutes });
  }
}

function verdictOf(clock: CountingClock, day: number, from: number, minutes: number): VisitedDay['verdict'] {
  if (minutes > 0) return 'counted';
  const kind = clock.table.kindOf(day);
  if (kind === 'weekend' || kind === 'dayOff' || kind === 'closed') return kind;
  const hasHours = workingMinutesBetween(from, (day + 1) * MINUTES_PER_DAY, clock.calendar) > 0;
  return hasHours ? 'suspended' : 'outsideHours';
}
