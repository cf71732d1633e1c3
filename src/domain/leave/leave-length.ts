import { halfDaysOf } from '../attendance/half-days.js';
import { lengthOf, type Span, within } from '../attendance/spans.js';
import type { Calendar } from '../calendar/calendar.js';
import { dayOf } from '../calendar/civil-time.js';
import { workingMinutesBetween } from '../calendar/working-time.js';

const ALMOST = 1e-6;

/**
 * C-24: the length of a leave in full half-days of office time: a morning is one, two hours of a four-hour afternoon
 * are none. Parts of half-days are added up; days off count nothing.
 */
export function halfDaysOfLeave(spans: readonly Span[], calendar: Calendar): number {
  let sum = 0;
  for (const span of spans) {
    const lastDay = dayOf(calendar.zone.toLocalMinute(span.to));
    for (let day = dayOf(calendar.zone.toLocalMinute(span.from)); day <= lastDay; day++) {
      for (const half of halfDaysOf(day, calendar))
        sum += lengthOf(within(half.office, [span])) / lengthOf(half.office);
    }
  }
  return Math.floor(sum + ALMOST);
}

/** Slips that follow each other without office time between count as one leave; the given one is among them. */
export function leaveAsOne(asked: Span, others: readonly Span[], calendar: Calendar): Span[] {
  const chain = [asked];
  const left = [...others];
  for (;;) {
    const at = left.findIndex((other) => chain.some((each) => adjoins(each, other, calendar)));
    if (at < 0) return chain;
    chain.push(...left.splice(at, 1));
  }
}

function adjoins(one: Span, other: Span, calendar: Calendar): boolean {
  const [first, second] = one.from <= other.from ? [one, other] : [other, one];
  const local = (instant: number) => calendar.zone.toLocalMinute(instant);
  return workingMinutesBetween(local(first.to), local(second.from), calendar) === 0;
}
