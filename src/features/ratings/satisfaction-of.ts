import type { Database } from '../../db/database.js';
import { LEVELS_BEST_FIRST, type RatingLevel } from '../../domain/ratings/rating-levels.js';
import {
  EMPTY_TALLY,
  type RatingTally,
  type Satisfaction,
  satisfactionOfTally,
} from '../../domain/ratings/satisfaction.js';

/** One group of a count of ratings; `setAside` 0 or 1. */
export interface TallyRow {
  level: number;
  setAside: number;
  n: number;
}

/** Counts ratings by level, apart from those set aside. */
export function tallyOf(rows: readonly TallyRow[]): RatingTally {
  const count = (level: RatingLevel) =>
    rows.filter((row) => row.level === level && row.setAside === 0).reduce((sum, { n }) => sum + n, 0);
  const [five, four, three, two, one] = LEVELS_BEST_FIRST.map(count);
  return {
    byLevel: { 5: five ?? 0, 4: four ?? 0, 3: three ?? 0, 2: two ?? 0, 1: one ?? 0 },
    setAside: rows.filter((row) => row.setAside === 1).reduce((sum, { n }) => sum + n, EMPTY_TALLY.setAside),
  };
}

/** SQL for 1 when a rating was set aside; needs the alias `l` of its loop. */
export const IS_SET_ASIDE = `CASE WHEN l."setAside" <> '' THEN 1 ELSE 0 END`;

/**
 * The satisfaction of a hall by its ratings (9.3, C-23): levels 5 to 3 of all that were not set aside.
 * @param from first moment (ms), `to` first moment after
 */
export async function satisfactionOf(
  { sql }: Pick<Database, 'sql'>,
  hallId: number,
  from: number,
  to: number,
): Promise<Satisfaction> {
  const rows = await sql.all<TallyRow>(
    `SELECT r."level", ${IS_SET_ASIDE} AS "setAside", count(*) AS n
     FROM "Rating" r LEFT JOIN "RatingLoop" l ON l."ratingId" = r."id"
     WHERE r."hallId" = ? AND r."at" >= ? AND r."at" < ? GROUP BY 1, 2`,
    [hallId, new Date(from), new Date(to)],
  );
  return satisfactionOfTally(tallyOf(rows));
}
