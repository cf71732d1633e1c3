import type { Zone } from '../calendar/zone.js';
import type { Suspension } from './time-limit.js';

/** `[from, to)` in minutes; `to` is Infinity while the suspension runs. */
export type Span = { from: number; to: number };

/** The suspensions as local minutes, in order, nested, overlapping, touching and empty ones united (R5). */
export function uniteSuspensions(suspensions: readonly Suspension[], zone: Zone): Span[] {
  if (suspensions.length === 0) return [];
  const spans = suspensions.map(({ from, to }) => ({
    from: zone.toLocalMinute(from),
    to: to === null ? Number.POSITIVE_INFINITY : zone.toLocalMinute(to),
  }));
  spans.sort((a, b) => a.from - b.from);
  const united: Span[] = [];
  for (const span of spans) {
    const last = united.at(-1);
    if (span.to <= span.from) continue;
    if (last === undefined || span.from > last.to) united.push({ ...span });
    else if (span.to > last.to) last.to = span.to;
  }
  return united;
}

/** The span that suspends a closing, `from < closing <= to`, or null. */
export type ClosingCheck = (closing: number) => Span | null;

/** A check for closings asked in rising order. */
export function suspendedClosings(spans: readonly Span[]): ClosingCheck {
  let index = 0;
  return (closing) => {
    let span = spans[index];
    while (span !== undefined && span.to < closing) span = spans[++index];
    return span !== undefined && span.from < closing ? span : null;
  };
}

/** The parts of `[from, to)` outside all spans, in order. */
export function openParts(from: number, to: number, spans: readonly Span[]): Span[] {
  const parts: Span[] = [];
  let start = from;
  for (const span of spans) {
    if (span.to <= start) continue;
    if (span.from >= to) break;
    if (span.from > start) parts.push({ from: start, to: span.from });
    start = span.to;
  }
  if (start < to) parts.push({ from: start, to });
  return parts;
}

/** Whether a suspension covers the minute. */
export function isSuspendedAt(localMinute: number, spans: readonly Span[]): boolean {
  return spans.some(({ from, to }) => from <= localMinute && localMinute < to);
}
