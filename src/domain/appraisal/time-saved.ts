const BEST_HALF_SAVED = 50;
const BEST_THIRTY_PERCENT_SAVED = 30;
const BEST_TWENTY_PERCENT_SAVED = 20;

/**
 * BEST-2c, 2d, 2e: the rule a finished case earns by the share of the promised time it saved, null below 20 %.
 * Both times in the same unit; each bound belongs to the better rule (50 % is 2c, 30 % is 2d, 20 % is 2e).
 */
export function timeSavedRule(promised: number, taken: number): 'BEST-2c' | 'BEST-2d' | 'BEST-2e' | null {
  if (!(promised > 0) || !(taken >= 0)) {
    return null;
  }
  const hasSaved = (percent: number) => (promised - taken) * 100 >= percent * promised;
  if (hasSaved(BEST_HALF_SAVED)) {
    return 'BEST-2c';
  }
  if (hasSaved(BEST_THIRTY_PERCENT_SAVED)) {
    return 'BEST-2d';
  }
  return hasSaved(BEST_TWENTY_PERCENT_SAVED) ? 'BEST-2e' : null;
}
