import type { SqlReader } from '../../db/database.js';

/** A bad rating that supervision found to be true; moments in ms. */
export interface FoundedBadRating {
  ratingId: number;
  /** 1 or 2. */
  level: number;
  at: number;
  verifiedAt: number;
  /** What supervision found. */
  verification: string;
  caseId: number | null;
  itemId: number | null;
  windowId: number | null;
  departmentId: number | null;
  staffId: number | null;
}

/**
 * Bad ratings verified as founded and not set aside afterwards (S-54), by the moment of their verification, so that
 * each counts once however late it was verified. The source of one is 'rating:ID'.
 * @param fromMs first moment, `toMs` first moment after
 */
export function foundedBadRatings(
  sql: SqlReader,
  hallId: number,
  fromMs: number,
  toMs: number,
): Promise<FoundedBadRating[]> {
  return sql.all<FoundedBadRating>(
    `SELECT r."id" AS "ratingId", r."level", r."at", l."verifiedAt", l."verification",
       r."caseId", r."itemId", r."windowId", r."departmentId", r."staffId"
     FROM "RatingLoop" l JOIN "Rating" r ON r."id" = l."ratingId"
     WHERE l."hallId" = ? AND l."isFounded" = ? AND l."setAside" = '' AND l."state" <> 'disputed'
       AND l."verifiedAt" >= ? AND l."verifiedAt" < ?
     ORDER BY l."verifiedAt", r."id"`,
    [hallId, true, new Date(fromMs), new Date(toMs)],
  );
}
