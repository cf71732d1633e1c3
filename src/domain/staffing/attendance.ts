/** A stretch of time in milliseconds; `to` null: it still runs. */
export interface Stretch {
  from: number;
  to: number | null;
}

const MINUTE_MS = 60_000;

/**
 * S-56, SV-12: when a window stood open without anybody, each stretch longer than the grace. Lunch and closing end a
 * stretch; one that still runs has no end.
 * @param office the office windows of the day that have begun, in order
 * @param present who sat there, in any order; overlaps are fine
 */
export function unattendedStretches(
  office: readonly { from: number; to: number }[],
  present: readonly Stretch[],
  now: number,
  graceMinutes: number,
): Stretch[] {
  const sorted = [...present].sort((one, other) => one.from - other.from);
  return office
    .filter(({ from }) => from < now)
    .flatMap((open) => emptyWithin(open, sorted, now))
    .filter(({ from, to }) => (to ?? now) - from >= graceMinutes * MINUTE_MS);
}

function emptyWithin(
  open: { from: number; to: number },
  present: readonly Stretch[],
  now: number,
): Stretch[] {
  const end = Math.min(open.to, now);
  const empty: Stretch[] = [];
  let free = open.from;
  for (const { from, to } of present) {
    if (from >= end) break;
    if (from > free) empty.push({ from: free, to: from });
    free = Math.max(free, to ?? end);
  }
  if (free < end) empty.push({ from: free, to: open.to <= now ? open.to : null });
  return empty;
}
