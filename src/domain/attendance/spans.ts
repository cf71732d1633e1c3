/** A stretch `[from, to)` in milliseconds since the epoch. */
export interface Span {
  from: number;
  to: number;
}

/** The spans in order, those that touch or overlap as one, empty ones left out. */
export function joined(spans: readonly Span[]): Span[] {
  const sorted = spans.filter(({ from, to }) => from < to).sort((one, other) => one.from - other.from);
  const merged: Span[] = [];
  for (const { from, to } of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** What of the one lies in the other. */
export function within(spans: readonly Span[], others: readonly Span[]): Span[] {
  return joined(
    spans.flatMap((span) =>
      others.map((other) => ({ from: Math.max(span.from, other.from), to: Math.min(span.to, other.to) })),
    ),
  );
}

/** What of the one lies outside the other. */
export function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  let left = joined(spans);
  for (const other of others) {
    left = left.flatMap(({ from, to }) => [
      { from, to: Math.min(to, other.from) },
      { from: Math.max(from, other.to), to },
    ]);
    left = left.filter(({ from, to }) => from < to);
  }
  return joined(left);
}

/** How long the spans are together, in milliseconds. */
export function lengthOf(spans: readonly Span[]): number {
  return joined(spans).reduce((sum, { from, to }) => sum + to - from, 0);
}
