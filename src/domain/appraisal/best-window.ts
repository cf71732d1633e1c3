import { quotaOf, rankByTotal } from './grades.js';
import type { Veto } from './rules.js';
import type { AppraisalScheme } from './schemes.js';
import type { SubjectScore } from './score-subject.js';

/** What keeps a window out of the choice of the month (8.5). */
export const BEST_MONTH_BARS: readonly Veto[] = ['V_BEST_MONTH'];

/**
 * The best windows of the month by 8.5, highest first: those without a veto that reach the first cut-off, at
 * most the quota of all windows; empty: vacant.
 */
export function awardBestWindows(
  scheme: AppraisalScheme,
  scores: readonly SubjectScore[],
  bars: readonly Veto[] = BEST_MONTH_BARS,
): string[] {
  const eligible = scores.filter(
    (score) => score.total >= scheme.cutOffs[0] && !score.vetoes.some((veto) => bars.includes(veto)),
  );
  const places = scheme.quotaShare === null ? eligible.length : quotaOf(scheme.quotaShare, scores.length);
  return rankByTotal(eligible)
    .slice(0, places)
    .map(({ id }) => id);
}
