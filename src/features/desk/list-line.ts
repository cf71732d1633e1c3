import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, MINUTES_PER_DAY } from '../../domain/calendar/civil-time.js';
import { closingOf, isWorkingDay, workingMinutesBetween } from '../../domain/calendar/working-time.js';

/** The clock line of a list as paths of an SVG of 120 x 8; an empty path draws nothing. */
export interface ListLine {
  off: string;
  rest: string;
  used: string;
  over: string;
  tick: string;
  due: string;
  now: string;
  late: boolean;
}

const WIDTH = 120;
/** Where the due moment stands when it is past: what lies behind it is drawn red. */
const DUE_WHEN_LATE = 84;
/** More ticks than this would run into one another. */
const MOST_TICKS = 30;

/**
 * Draws a running promise from acceptance to its due moment, working days as boxes, days off as gaps, what is
 * used up filled. All moments are milliseconds since the epoch.
 */
export function listLine(
  clock: { acceptedAt: number; dueAt: number },
  now: number,
  calendar: Calendar,
): ListLine {
  const [from, due, present] = [clock.acceptedAt, clock.dueAt, now].map(calendar.zone.toLocalMinute) as [
    number,
    number,
    number,
  ];
  const late = now > clock.dueAt;
  const width = late ? DUE_WHEN_LATE : WIDTH;
  const span = Math.max(1, due - from);
  const x = (minute: number) => round((Math.min(Math.max(minute - from, 0), span) / span) * width);
  const line = { off: '', rest: '', used: '', over: '', tick: '' };
  const ticks: number[] = [];
  for (const part of spansOf(from, due, calendar)) {
    if (!part.worked) line.off += `M${x(part.from)} 4H${x(part.to)}`;
    else line.rest += box(x(part.from), x(part.to));
    if (part.worked && present > part.from) line.used += box(x(part.from), x(Math.min(part.to, present)));
    ticks.push(...part.ticks);
  }
  if (ticks.length <= MOST_TICKS) line.tick = ticks.map((tick) => `M${x(tick)} 0V8`).join('');
  const overTo = late ? round(width + (WIDTH - width) * lateShare(from, due, present, calendar)) : width;
  if (late) line.over = box(width, overTo);
  const head = Math.min(x(present), WIDTH - 3);
  return {
    ...line,
    due: `M${late ? width : WIDTH - 1} -2V10`,
    now: late ? '' : `M${round(head - 3)} -3h6l-3 4z`,
    late,
  };
}

interface Part {
  worked: boolean;
  from: number;
  to: number;
  ticks: number[];
}

/** Neighbouring days of one sort put together, with a tick between two working days. */
function spansOf(from: number, due: number, calendar: Calendar): Part[] {
  const parts: Part[] = [];
  const lastDay = dayOf(Math.max(from, due - 1));
  for (let day = dayOf(from); day <= lastDay; day++) {
    const worked = isWorkingDay(day, calendar);
    const start = Math.max(from, day * MINUTES_PER_DAY);
    const end = day === lastDay ? Math.max(due, start) : (day + 1) * MINUTES_PER_DAY;
    const last = parts.at(-1);
    if (last?.worked === worked) last.to = end;
    else parts.push({ worked, from: start, to: end, ticks: [] });
    if (worked && day !== lastDay) parts.at(-1)?.ticks.push(closingOf(day, calendar));
  }
  return parts;
}

/** How far the red tail reaches: half of the room when late by as much working time as the promise had. */
function lateShare(from: number, due: number, present: number, calendar: Calendar): number {
  const promised = Math.max(1, workingMinutesBetween(from, due, calendar));
  const late = workingMinutesBetween(due, present, calendar);
  return Math.max(0.1, late / (late + promised));
}

function box(from: number, to: number): string {
  return to > from ? `M${from} 0H${to}V8H${from}z` : '';
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
