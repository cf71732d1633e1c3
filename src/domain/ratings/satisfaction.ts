import { LEVELS_BEST_FIRST, type RatingLevel, SATISFIED_FROM } from './rating-levels.js';

/** How many ratings of each level count, and how many were set aside and do not. */
export interface RatingTally {
  byLevel: Readonly<Record<RatingLevel, number>>;
  setAside: number;
}

export interface Satisfaction {
  /** Ratings that count. */
  answers: number;
  satisfied: number;
  setAside: number;
  /** 0 to 100; null without ratings. */
  percent: number | null;
}

export const EMPTY_TALLY: RatingTally = { byLevel: { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 }, setAside: 0 };

/** 9.3, C-23: satisfied answers / answers x 100; what was set aside counts in neither. */
export function satisfactionOfTally({ byLevel, setAside }: RatingTally): Satisfaction {
  const sum = (levels: readonly RatingLevel[]) => levels.reduce((all, level) => all + byLevel[level], 0);
  const answers = sum(LEVELS_BEST_FIRST);
  const satisfied = sum(LEVELS_BEST_FIRST.filter((level) => level >= SATISFIED_FROM));
  return { answers, satisfied, setAside, percent: answers === 0 ? null : (satisfied / answers) * 100 };
}

/** Two tallies as one. */
export function addTallies(one: RatingTally, other: RatingTally): RatingTally {
  const level = (value: RatingLevel) => one.byLevel[value] + other.byLevel[value];
  return {
    byLevel: { 5: level(5), 4: level(4), 3: level(3), 2: level(2), 1: level(1) },
    setAside: one.setAside + other.setAside,
  };
}

/**
 * Rows for the public: whoever has fewer ratings than `least` stands in the last row together with the other small
 * ones. When these are still too few, the next larger joins them, so that the rest cannot be told by what is missing;
 * when all together are too few, there is no row at all.
 */
export function foldSmall<Row extends { name: string; tally: RatingTally }>(
  rows: readonly Row[],
  least: number,
  restName: string,
): { name: string; tally: RatingTally }[] {
  const answersOf = ({ tally }: { tally: RatingTally }) => satisfactionOfTally(tally).answers;
  const smallestFirst = [...rows].sort((one, other) => answersOf(one) - answersOf(other));
  const folded = new Set<Row>();
  let rest = EMPTY_TALLY;
  for (const row of smallestFirst) {
    const isEnough = folded.size === 0 || answersOf({ tally: rest }) >= least;
    if (answersOf(row) >= least && isEnough) break;
    folded.add(row);
    rest = addTallies(rest, row.tally);
  }
  const large = rows.filter((row) => !folded.has(row)).map(({ name, tally }) => ({ name, tally }));
  return answersOf({ tally: rest }) < least ? large : [...large, { name: restName, tally: rest }];
}
