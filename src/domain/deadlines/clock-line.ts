import type { Calendar } from '../calendar/calendar.js';
import { type Assessment, assess } from './assess-deadline.js';
import { clockInWords } from './clock-in-words.js';
import { type ClockPiece, layOutPieces, type PieceKind } from './clock-pieces.js';
import { type Light, type LightShares, lightOf, type Progress, progressOfClock } from './progress.js';
import type { DeadlineFacts, DeadlineRefusal } from './time-limit.js';
import { type Trace, traceDeadline } from './trace-deadline.js';

/** `from` and `to` are shares (0-1) of the line's width; `label` is given with full detail only. */
export type ClockSegment = { kind: PieceKind; from: number; to: number; label: string | null };

/**
 * The clock line (时限条) as numbers: shares of its width. `ticks` end counted days; `usedTo` ends the filled
 * part; `due` is null while a running suspension leaves the end open; `text` says the same in words.
 */
export type ClockLine = {
  segments: ClockSegment[];
  ticks: number[];
  now: number;
  usedTo: number;
  due: number | null;
  light: Light;
  provisional: boolean;
  dueAt: number | null;
  progress: Progress;
  assessment: Assessment;
  text: string;
};

export type ClockLineOptions = { detail: 'list' | 'full'; lightShares?: LightShares };

/** More ticks than this cannot be told apart on the 120 px of a list. */
const MOST_TICKS_IN_LIST = 30;

/** Everything a page needs to draw and word a clock at `now` (milliseconds). `list` joins like segments. */
export function drawClockLine(
  facts: DeadlineFacts,
  now: number,
  calendar: Calendar,
  options: ClockLineOptions,
): { ok: true; line: ClockLine } | { ok: false; refusal: DeadlineRefusal } {
  const traced = traceDeadline(facts, calendar);
  return traced.ok ? { ok: true, line: clockLineOf(traced.trace, now, options) } : traced;
}

/** The clock line of a trace already made. */
export function clockLineOf(trace: Trace, now: number, { detail, lightShares }: ClockLineOptions): ClockLine {
  const { clock, deadline } = trace;
  const { calendar } = clock;
  const at = calendar.zone.toLocalMinute(now);
  const assessment = assess(deadline, now, calendar);
  const progress = progressOfClock(clock, now);
  const pieces = layOutPieces(trace, at, assessment, detail === 'full');
  const places = placesOf(pieces);
  const marker = markerAt(pieces, places, at);
  const lateFrom = pieces.findIndex((piece) => piece.kind === 'late');
  const end = lateFrom < 0 ? 1 : (places[lateFrom] ?? 1);
  const ticks = ticksOf(pieces, places);
  return {
    segments: detail === 'full' ? segmentsOf(pieces, places) : joinLike(segmentsOf(pieces, places)),
    ticks: detail === 'list' && ticks.length > MOST_TICKS_IN_LIST ? [] : ticks,
    now: marker,
    usedTo: Math.min(marker, end),
    due: deadline.dueAt === null ? null : end,
    light: lightOf(progress.share, assessment.overdue, lightShares),
    ...deadline,
    progress,
    assessment,
    text: clockInWords(trace, progress, assessment),
  };
}

function placesOf(pieces: readonly ClockPiece[]): number[] {
  const whole = pieces.reduce((sum, piece) => sum + piece.weight, 0) || 1;
  const places = [0];
  let sum = 0;
  for (const piece of pieces) {
    sum += piece.weight;
    places.push(sum / whole);
  }
  return places;
}

function markerAt(pieces: readonly ClockPiece[], places: readonly number[], at: number): number {
  for (const [index, piece] of pieces.entries()) {
    if (at >= piece.to) continue;
    const start = places[index] ?? 0;
    const width = (places[index + 1] ?? 1) - start;
    return at <= piece.from ? start : start + (width * (at - piece.from)) / (piece.to - piece.from);
  }
  return 1;
}

function ticksOf(pieces: readonly ClockPiece[], places: readonly number[]): number[] {
  return pieces.flatMap((piece, index) => (piece.isTick ? [places[index + 1] ?? 1] : []));
}

function segmentsOf(pieces: readonly ClockPiece[], places: readonly number[]): ClockSegment[] {
  return pieces.map(({ kind, label }, index) => ({
    kind,
    from: places[index] ?? 0,
    to: places[index + 1] ?? 1,
    label,
  }));
}

function joinLike(segments: readonly ClockSegment[]): ClockSegment[] {
  const joined: ClockSegment[] = [];
  for (const segment of segments) {
    const last = joined.at(-1);
    if (last?.kind === segment.kind) last.to = segment.to;
    else joined.push({ ...segment });
  }
  return joined;
}
