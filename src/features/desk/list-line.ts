import type { Calendar } from '../../domain/calendar/calendar.js';
import { MS_PER_MINUTE } from '../../domain/calendar/civil-time.js';
import { type ClockDrawing, caseClock } from '../cases/case-clock.js';
import type { ClockWords, LightLimits } from './clock-words.js';
import type { ListedCase } from './list-case-rows.js';

/** The clock line of a list as paths of an SVG of 120 x 8; an empty path draws nothing. */
export interface ListLine {
  off: string;
  rest: string;
  used: string;
  hatch: string;
  tail: string;
  over: string;
  tick: string;
  due: string;
  now: string;
  late: boolean;
}

export interface ListClock extends ClockWords {
  line: ListLine | null;
  /** The line in words, for those who do not see it. */
  lineText: string;
}

const WIDTH = 120;
const MARKER = 3;
const HATCH_STEP = 4;
const MOST_KEPT = 2_000;

const kept = new WeakMap<Calendar, { minute: number; clocks: Map<string, ListClock> }>();

/**
 * The running clock of a row. Clocks move by the minute, so that a list looked at again within it is not drawn
 * again; a changed calendar is another value and draws all anew.
 */
export function listClock(row: ListedCase, now: number, calendar: Calendar, limits: LightLimits): ListClock {
  const minute = Math.floor(now / MS_PER_MINUTE);
  let page = kept.get(calendar);
  if (page?.minute !== minute || page.clocks.size >= MOST_KEPT) {
    page = { minute, clocks: new Map() };
    kept.set(calendar, page);
  }
  const late = row.runningDueAt !== null && now > row.runningDueAt;
  const limit = `${row.limitValue}${row.limitUnit}${row.afterHours}`;
  const moved = `${JSON.stringify(row.suspensions ?? [])}${JSON.stringify(row.extensions ?? [])}`;
  const key = `${moved} ${row.acceptedAt} ${row.runningDueAt} ${limit} ${late} ${limits.amberAbovePercent} ${limits.orangeAbovePercent} ${row.dueProvisional}`;
  const known = page.clocks.get(key);
  if (known) return known;
  const clock = caseClock(row, calendar, now, 'list', limits);
  const made = { ...clock.badge, line: clock.line ? pathsOf(clock.line) : null, lineText: clock.text };
  page.clocks.set(key, made);
  return made;
}

function pathsOf(clock: ClockDrawing): ListLine {
  const { segments, usedShare, dueShare } = clock;
  const late = dueShare < 1;
  const line = { off: '', rest: '', used: '', hatch: '', tail: '' };
  for (const { kind, from, to } of segments) {
    if (kind === 'off') line.off += `M${x(from)} 4H${x(to)}`;
    else if (kind === 'suspended') line.hatch += hatching(from, to);
    else {
      if (kind === 'extension') line.tail += frame(from, to);
      else line.rest += box(from, to);
      line.used += box(from, Math.min(to, usedShare, dueShare));
    }
  }
  const head = Math.min(Math.max(x(clock.nowShare ?? 0), MARKER), WIDTH - MARKER);
  return {
    ...line,
    over: late ? box(dueShare, usedShare) : '',
    tick: clock.ticks.map((tick) => `M${x(tick)} 0V8`).join(''),
    due: `M${late ? x(dueShare) : WIDTH - 1} -2V10`,
    now: late || clock.nowShare === null ? '' : `M${head - MARKER} -3h${2 * MARKER}l-${MARKER} 4z`,
    late,
  };
}

function box(from: number, to: number): string {
  return to > from ? `M${x(from)} 0H${x(to)}V8H${x(from)}z` : '';
}

/** Strokes from below to above; lists draw no patterns, since each needs an id of its own. */
function hatching(from: number, to: number): string {
  let strokes = '';
  for (let at = x(from); at < x(to); at += HATCH_STEP) strokes += `M${at} 8l3 -8`;
  return strokes;
}

function frame(from: number, to: number): string {
  return to > from ? `M${x(from) + 0.5} 0.5H${x(to) - 0.5}V7.5H${x(from) + 0.5}z` : '';
}

function x(share: number): number {
  return Math.round(share * WIDTH * 10) / 10;
}
