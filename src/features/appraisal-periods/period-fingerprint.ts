import { createHash } from 'node:crypto';
import type { SqlReader } from '../../db/database.js';
import { BY_HAND_IN_MONTHS } from '../appraisal/entries.repository.js';

/**
 * Names the evidence of a period and what came out of it: scheme, entries, facts, totals and grades. The same again
 * after years means that nothing was changed (E4).
 */
export async function periodFingerprint(sql: SqlReader, periodId: number): Promise<string> {
  const scheme = await sql.first<{ schemeContent: string }>(
    'SELECT "schemeContent" FROM "AppraisalPeriod" WHERE "id" = ?',
    [periodId],
  );
  const entries = await sql.all<Record<string, string | number | null>>(
    `SELECT "subjectKind", "subjectId", "rule", "count", "points", "eventKey", "sourceKey" FROM "AppraisalEntry"
     WHERE ("periodId" = ? AND "state" IN ('counted', 'consented')) OR (${BY_HAND_IN_MONTHS})`,
    [periodId, periodId],
  );
  const results = await sql.all<Record<string, string | number | null>>(
    `SELECT "subjectKind", "subjectId", "facts", "categories", "bonus", "total", "rank", "decidedGrade" FROM "AppraisalResult"
     WHERE "periodId" = ?`,
    [periodId],
  );
  const lines = [...entries, ...results].map((row) => JSON.stringify(Object.values(row).map(plain))).sort();
  return createHash('sha256')
    .update([scheme?.schemeContent ?? '', ...lines].join('\n'))
    .digest('hex');
}

/** A figure is the same figure on both databases. */
function plain(value: string | number | null): string | number | null {
  return typeof value === 'number' ? Number(value) : value;
}
