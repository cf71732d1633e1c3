import type { Database } from '../../db/database.js';
import { keepsOffPost, OFF_POST_CODES, type OffPostSpan } from '../../domain/accountability/off-post.js';

/** Whether a measure keeps the person off his post at a moment (S-16). */
export async function isKeptOffPost(
  { sql }: Pick<Database, 'sql'>,
  staffId: number,
  now: Date,
): Promise<boolean> {
  const spans = await sql.all<OffPostSpan>(
    `SELECT "code", "state", "effectiveFrom", "endedAt" FROM "Measure"
     WHERE "staffId" = ? AND "effectiveFrom" <= ? AND "endedAt" IS NULL
       AND "code" IN (${OFF_POST_CODES.map(() => '?').join(', ')})`,
    [staffId, now, ...OFF_POST_CODES],
  );
  return spans.some((span) => keepsOffPost(span, now.getTime()));
}
