import type { Calendar } from '../calendar/calendar.js';
import { MINUTES_PER_DAY } from '../calendar/civil-time.js';
import { officeWindows } from '../calendar/working-time.js';
import type { Span } from './spans.js';

/** Morning and afternoon of a working day. */
export const HALF_DAYS = { am: '上午', pm: '下午' } as const;

export type HalfDayCode = keyof typeof HALF_DAYS;

/** A half-day with its office time in milliseconds; never without any. */
export interface HalfDay {
  code: HalfDayCode;
  office: readonly Span[];
  from: number;
  to: number;
}

const NOON = 12 * 60;
/** Office hours across noon are parted there when each side has at least so much. */
const SHORTEST_SIDE_MINUTES = 60;

/** The half-days of a civil day by the hall's calendar; none on days off, both on make-up days (S-28). */
export function halfDaysOf(day: number, calendar: Calendar): HalfDay[] {
  const pieces = officeWindows(day, calendar).flatMap(({ from, to }) =>
    NOON - from >= SHORTEST_SIDE_MINUTES && to - NOON >= SHORTEST_SIDE_MINUTES
      ? [
          { from, to: NOON },
          { from: NOON, to },
        ]
      : [{ from, to }],
  );
  const instant = (minute: number) => calendar.zone.toInstant(day * MINUTES_PER_DAY + minute);
  const half = (code: HalfDayCode, own: typeof pieces): HalfDay[] => {
    const office = own.map(({ from, to }) => ({ from: instant(from), to: instant(to) }));
    const [first, last] = [office.at(0), office.at(-1)];
    return first === undefined || last === undefined ? [] : [{ code, office, from: first.from, to: last.to }];
  };
  return [
    ...half(
      'am',
      pieces.filter(({ from }) => from < NOON),
    ),
    ...half(
      'pm',
      pieces.filter(({ from }) => from >= NOON),
    ),
  ];
}
