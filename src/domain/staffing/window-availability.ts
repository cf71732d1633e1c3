import { availabilityPercent } from '../reports/availability.js';
import type { Span } from '../reports/period.js';
import type { Stretch } from './attendance.js';

/** How a window stood open in a stretch of days; minutes are of office time. */
export interface WindowAvailability {
  agreedMinutes: number;
  /** How often nobody sat there (stability), and the longest of it (reliability). */
  times: number;
  lostMinutes: number;
  longestMinutes: number;
  /** null before any office time. */
  percent: number | null;
}

const MINUTE_MS = 60_000;

/**
 * Section 9.3 for the service of a window: its agreed time are the office hours, an interruption is a stretch
 * without clerk or substitute (S-56). What lies outside the office hours does not count.
 * @param office the office windows of the days that have passed, in order; they do not overlap
 * @param unattended one without end lasts to the closing of the office window it began in
 */
export function windowAvailability(
  office: readonly Span[],
  unattended: readonly Stretch[],
): WindowAvailability {
  const lost = unattended.map((stretch) => lostOf(office, stretch)).filter((minutes) => minutes > 0);
  const agreedMinutes = office.reduce((sum, { from, to }) => sum + (to - from), 0) / MINUTE_MS;
  const interruptions = unattended.map((stretch) => ({
    from: stretch.from,
    to: endOf(office, stretch),
    cause: 'own' as const,
  }));
  const percent = availabilityPercent(office, interruptions);
  return {
    agreedMinutes,
    times: lost.length,
    lostMinutes: percent === null ? 0 : Math.round((agreedMinutes * (100 - percent)) / 100),
    longestMinutes: Math.round(Math.max(0, ...lost)),
    percent,
  };
}

/** When a stretch ended: one that was never seen to end, at the closing of its office window. */
export function endOf(office: readonly Span[], { from, to }: Stretch): number {
  return to ?? office.find((span) => span.from <= from && from < span.to)?.to ?? from;
}

function lostOf(office: readonly Span[], stretch: Stretch): number {
  const end = endOf(office, stretch);
  const within = office.map(({ from, to }) => Math.min(to, end) - Math.max(from, stretch.from));
  return within.reduce((sum, each) => sum + Math.max(0, each), 0) / MINUTE_MS;
}
