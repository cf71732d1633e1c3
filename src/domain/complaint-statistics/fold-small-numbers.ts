/** S-53 [U]: fewer than so many are not published by themselves, because they might tell who it was. */
export const LEAST_PUBLISHED = 3;

export interface Counted {
  label: string;
  count: number;
}

export interface Folded {
  /** null: fewer than LEAST_PUBLISHED in all, so that nothing is told but that. */
  total: number | null;
  /** The largest first; what was too small stands together in the last row. */
  rows: Counted[];
}

/**
 * Counts for the public: those that are too small stand together, with as many of the next larger ones as it takes
 * until the sum is large enough, so that no small number follows from the others by subtraction.
 */
export function foldSmallNumbers(counts: readonly Counted[], restLabel: string): Folded {
  const there = counts.filter(({ count }) => count > 0).toSorted((one, other) => other.count - one.count);
  const total = there.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return { total: 0, rows: [] };
  if (total < LEAST_PUBLISHED) return { total: null, rows: [] };
  const shown = there.filter(({ count }) => count >= LEAST_PUBLISHED);
  const small = there.slice(shown.length);
  let rest = small.reduce((sum, { count }) => sum + count, 0);
  while (rest > 0 && rest < LEAST_PUBLISHED) rest += shown.pop()?.count ?? LEAST_PUBLISHED;
  return { total, rows: [...shown, ...(rest === 0 ? [] : [{ label: restLabel, count: rest }])] };
}

/** A share in percent for the public; null when it would tell of fewer than LEAST_PUBLISHED on either side. */
export function publishedPercent(part: number, whole: number): number | null {
  const isTooSmall = (count: number) => count > 0 && count < LEAST_PUBLISHED;
  if (whole < LEAST_PUBLISHED || isTooSmall(part) || isTooSmall(whole - part)) return null;
  return (part / whole) * 100;
}
