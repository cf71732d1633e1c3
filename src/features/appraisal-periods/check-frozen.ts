import type { SqlReader } from '../../db/database.js';
import { isScoredFromEvidence } from '../../domain/appraisal-procedure/procedure-schemes.js';
import { summedEntries } from '../appraisal/entries.repository.js';
import { readFacts } from '../appraisal/result-facts.js';
import { scorePeriod } from '../appraisal/score-period.js';
import { readSchemeContent } from '../schemes/scheme-in-force.js';
import { periodFingerprint } from './period-fingerprint.js';
import type { PeriodRow } from './periods.repository.js';

/** What a second computation of a frozen period gave: `different` the names whose total differs. */
export interface FrozenCheck {
  isSameEvidence: boolean;
  different: string[];
}

/** Computes a frozen period again from its frozen evidence and compares it to the point (E4). */
export async function checkFrozen(sql: SqlReader, period: PeriodRow): Promise<FrozenCheck> {
  const isSameEvidence = (await periodFingerprint(sql, period.id)) === period.fingerprint;
  if (period.scheme === 'EFF' || !isScoredFromEvidence(period)) return { isSameEvidence, different: [] };
  const rows = await sql.all<{ subjectId: number; subjectName: string; facts: string; total: number }>(
    'SELECT "subjectId", "subjectName", "facts", "total" FROM "AppraisalResult" WHERE "periodId" = ? ORDER BY "subjectId"',
    [period.id],
  );
  const facts = new Map(rows.map((row) => [row.subjectId, readFacts(row.facts).facts]));
  const results = scorePeriod(
    readSchemeContent(period.schemeContent),
    rows.map(({ subjectId }) => subjectId),
    await summedEntries(sql, period.id),
    (subjectId) => facts.get(subjectId) ?? {},
  );
  return {
    isSameEvidence,
    different: rows
      .filter(({ total }, index) => results[index]?.total !== total)
      .map(({ subjectName }) => subjectName),
  };
}
