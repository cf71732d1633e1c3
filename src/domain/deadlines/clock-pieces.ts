import { dayOf, formatDate, MINUTES_PER_DAY } from '../calendar/civil-time.js';
import { holidayNameOf } from '../calendar/working-time.js';
import type { Assessment } from './assess-deadline.js';
import type { CountingClock, VisitedDay } from './counting-clock.js';
import { openParts, type Span } from './suspended-spans.js';
import type { Trace } from './trace-deadline.js';
import { dateInWords } from './unit-words.js';

/** `counted` and `extension` time counts, `gap` does not, `ahead` is what is left behind a running suspension. */
export type PieceKind = 'counted' | 'extension' | 'gap' | 'suspended' | 'ahead' | 'late';

/** A piece of the line from one local minute to another; its width goes by `weight`. */
export type ClockPiece = {
  kind: PieceKind;
  from: number;
  to: number;
  weight: number;
  isTick: boolean;
  label: string | null;
};

const GAP_SHARE = 0.04;
const RUNNING_SHARE = 0.15;
const LEAST_LATE_SHARE = 0.08;
const MOST_LATE_SHARE = 0.35;

/** The pieces of a clock line from left to right: a cell a day for limits in days, the time itself for others. */
export function layOutPieces(trace: Trace, at: number, late: Assessment, isLabelled: boolean): ClockPiece[] {
  const pieces = piecesBeforeDue(trace, at, isLabelled);
  if (trace.deadline.dueAt === null) pieces.push(...openEnd(trace, pieces, at));
  if (late.overdue) pieces.push(latePiece(trace, pieces, at, late));
  return pieces;
}

function piecesBeforeDue(trace: Trace, at: number, isLabelled: boolean): ClockPiece[] {
  switch (trace.rule) {
    case 'R1':
    case 'R2':
      return trace.visited.map((visited) => dayPiece(trace.clock, visited, isLabelled));
    case 'R3':
      return officePieces(trace, at);
    case 'R4':
      return timePieces(trace.clock, trace.clock.accepted, endOf(trace, at), 1);
    default:
      return trace.rule satisfies never;
  }
}

function dayPiece(clock: CountingClock, visited: VisitedDay, isLabelled: boolean): ClockPiece {
  const { day, counted, verdict } = visited;
  const from = day * MINUTES_PER_DAY;
  const isExtension = counted !== null && counted > clock.facts.limit.value;
  return {
    kind:
      verdict === 'suspended' ? 'suspended' : isExtension ? 'extension' : isUsed(verdict) ? 'counted' : 'gap',
    from,
    to: from + clock.table.closingMinuteOf(day),
    weight: 1,
    isTick: counted !== null,
    label: isLabelled ? labelOf(clock, visited) : null,
  };
}

function isUsed(verdict: VisitedDay['verdict']): boolean {
  return verdict === 'counted' || verdict === 'reached';
}

function labelOf({ acceptedDay, calendar }: CountingClock, { day, counted, verdict }: VisitedDay): string {
  const date = dateInWords(formatDate(day), Number(formatDate(acceptedDay).slice(0, 4)));
  const name = holidayNameOf(day, calendar) ?? '';
  switch (verdict) {
    case 'counted':
      return `${date} 第 ${counted} 天`;
    case 'reached':
      return `${date} 办结日`;
    case 'weekend':
      return `${date} 周末`;
    case 'dayOff':
      return `${date} ${name}放假`;
    case 'closed':
      return `${date} ${name}不办公`;
    case 'suspended':
      return `${date} 暂停`;
    case 'outsideHours':
      return `${date} 已下班`;
    default:
      return verdict satisfies never;
  }
}

function officePieces(trace: Trace, at: number): ClockPiece[] {
  const { clock, visited } = trace;
  const end = endOf(trace, at);
  const pieces: ClockPiece[] = [];
  for (const { day } of visited) {
    if (clock.table.workingMinutesOf(day) === 0) continue;
    for (const window of clock.table.windowsOf(day)) {
      const from = Math.max(clock.accepted, day * MINUTES_PER_DAY + window.from);
      const to = Math.min(end, day * MINUTES_PER_DAY + window.to);
      if (from < to) pieces.push(...timePieces(clock, from, to, 1));
    }
  }
  return withGaps(pieces);
}

function withGaps(pieces: readonly ClockPiece[]): ClockPiece[] {
  const weight = pieces.reduce((sum, piece) => sum + piece.weight, 0) * GAP_SHARE;
  return pieces.flatMap((piece, index) => {
    const before = pieces[index - 1];
    if (before === undefined || before.to === piece.from) return [piece];
    const isNewDay = dayOf(before.to - 1) !== dayOf(piece.from);
    const gap = { from: before.to, to: piece.from, isTick: false, label: null };
    return [{ ...gap, kind: 'gap', weight: isNewDay ? weight : weight / 2 } satisfies ClockPiece, piece];
  });
}

function timePieces(clock: CountingClock, from: number, to: number, weightPerMinute: number): ClockPiece[] {
  const open = openParts(from, to, clock.spans);
  const pieces: ClockPiece[] = [];
  let reached = from;
  for (const part of open) {
    if (part.from > reached)
      pieces.push(minutePiece('suspended', { from: reached, to: part.from }, weightPerMinute));
    pieces.push(minutePiece('counted', part, weightPerMinute));
    reached = part.to;
  }
  if (reached < to) pieces.push(minutePiece('suspended', { from: reached, to }, weightPerMinute));
  return pieces;
}

function minutePiece(kind: PieceKind, { from, to }: Span, weightPerMinute: number): ClockPiece {
  return { kind, from, to, weight: (to - from) * weightPerMinute, isTick: false, label: null };
}

/** A running suspension is hatched at a fixed share up to now, with what is left of the limit behind it. */
function openEnd({ clock, visited, rule }: Trace, pieces: readonly ClockPiece[], at: number): ClockPiece[] {
  const start = runningFrom(clock);
  const done = visited.reduce((most, day) => Math.max(most, day.counted ?? 0), 0);
  const isByDay = rule === 'R1' || rule === 'R2';
  const used = pieces.reduce((sum, piece) => sum + (piece.kind === 'counted' ? piece.weight : 0), 0);
  const left = isByDay ? Math.max(clock.total, 1) - done : Math.max(totalMinutes(clock) - used, 1);
  const whole = pieces.reduce((sum, piece) => sum + piece.weight, 0) + left;
  const to = Math.max(at, start) + 1;
  return [
    { kind: 'suspended', from: start, to, weight: whole * RUNNING_SHARE, isTick: false, label: null },
    { kind: 'ahead', from: to, to: to + 1, weight: left, isTick: false, label: null },
  ];
}

function latePiece(
  { deadline, clock }: Trace,
  pieces: readonly ClockPiece[],
  at: number,
  late: Assessment,
): ClockPiece {
  const whole = pieces.reduce((sum, piece) => sum + piece.weight, 0);
  const share = late.lateWorkingDays / Math.max(pieces.length, 1);
  const weight = whole * Math.min(MOST_LATE_SHARE, Math.max(LEAST_LATE_SHARE, share));
  const due = deadline.dueAt === null ? at : clock.calendar.zone.toLocalMinute(deadline.dueAt);
  return { kind: 'late', from: due, to: Math.max(at, due + 1), weight, isTick: false, label: null };
}

function endOf({ deadline, clock }: Trace, at: number): number {
  if (deadline.dueAt !== null) return clock.calendar.zone.toLocalMinute(deadline.dueAt);
  return Math.max(clock.accepted, Math.min(at, runningFrom(clock)));
}

function runningFrom(clock: CountingClock): number {
  const last = clock.spans.at(-1);
  return last?.to === Infinity ? Math.max(last.from, clock.accepted) : clock.accepted;
}

function totalMinutes({ facts, total }: CountingClock): number {
  return facts.limit.unit === 'hours' || facts.limit.unit === 'workingHours' ? total * 60 : total;
}
