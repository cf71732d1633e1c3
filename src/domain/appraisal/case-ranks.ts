/**
 * BEST-1: the points of each subject by its rank in the number of cases. `cases` null: the subject is not
 * ranked and earns 0. Equal numbers share the better rank, the ranks after them are skipped (20, 20, 16); ranks
 * beyond the list earn 0.
 */
export function caseRankPoints(cases: readonly (number | null)[], rankPoints: readonly number[]): number[] {
  const betterRank = new Map<number, number>();
  const falling = cases.filter((each) => each !== null).sort((one, other) => other - one);
  for (const [index, each] of falling.entries()) {
    if (!betterRank.has(each)) {
      betterRank.set(each, index);
    }
  }
  return cases.map((each) => (each === null ? 0 : (rankPoints[betterRank.get(each) ?? -1] ?? 0)));
}
