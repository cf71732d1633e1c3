import type { SqlReader } from '../../db/database.js';
import { periodInWords } from '../../domain/appraisal/period.js';
import type { EvidenceEntry } from '../appraisal-evidence/evidence-entry.js';
import type { PeriodInputs } from './period-inputs.js';

/** Why an entry does not count, by its matter; see `matterOf`. */
export type CountedBefore = ReadonlyMap<string, string>;

const KEYS_AT_ONCE = 400;

/** A subject and what happened to it, whatever rule it falls under. */
export function matterOf(entry: Pick<EvidenceEntry, 'subjectKind' | 'subjectId' | 'sourceKey'>): string {
  return `${entry.subjectKind}:${entry.subjectId}:${entry.sourceKey}`;
}

/**
 * Complaints that a frozen period of the same scheme has counted already: verified once more, they are found anew in a
 * later one, but what happened once counts once (8.1, C-33) and a frozen period never changes.
 */
export async function countedBefore(
  sql: SqlReader,
  { id, hallId, code, period }: Pick<PeriodInputs, 'id' | 'hallId' | 'code' | 'period'>,
  found: readonly EvidenceEntry[],
): Promise<CountedBefore> {
  const keys = found.filter(({ sourceKind }) => sourceKind === 'complaint').map(({ sourceKey }) => sourceKey);
  const before = new Map<string, string>();
  for (let at = 0; at < keys.length; at += KEYS_AT_ONCE) {
    const part = keys.slice(at, at + KEYS_AT_ONCE);
    const rows = await sql.all<EvidenceEntry & { period: string }>(
      `SELECT e."subjectKind", e."subjectId", e."sourceKey", p."period"
       FROM "AppraisalPeriod" p JOIN "AppraisalEntry" e ON e."periodId" = p."id"
       WHERE p."hallId" = ? AND p."scheme" = ? AND p."id" <> ? AND p."state" = 'frozen' AND LENGTH(p."period") = ?
         AND e."state" IN ('counted', 'consented') AND e."sourceKey" IN (${part.map(() => '?').join(', ')})`,
      [hallId, code, id, period.length, ...part],
    );
    for (const row of rows) before.set(matterOf(row), `${periodInWords(row.period)}已计分并定案，不再计`);
  }
  return before;
}
