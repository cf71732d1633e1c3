import type { Database } from '../../db/database.js';
import { isSchemeCode } from '../../domain/appraisal/rules.js';
import { summedEntries } from '../appraisal/entries.repository.js';
import { readFacts } from '../appraisal/result-facts.js';
import { scorePeriod, storedResults } from '../appraisal/score-period.js';
import { readSchemeContent } from './scheme-in-force.js';

/** A subject of a period under the scheme of the period and under another version. */
export interface DryRunLine {
  subjectName: string;
  total: number;
  newTotal: number;
  rank: number;
  newRank: number;
  grade: string;
  newGrade: string;
  awarded: boolean;
  newAwarded: boolean;
}

/** `leftOut`: entries that the other version has no rule or no points for. */
export interface DryRun {
  period: string;
  lines: DryRunLine[];
  leftOut: number;
}

/**
 * What would change if a version were in force over a past period (E4): its entries and facts scored again by the
 * other scheme; nothing is written. Null when version and period do not belong to the hall and to each other, or are
 * of a scheme without points.
 */
export async function dryRun(
  database: Database,
  hallId: number,
  given: { versionId: number; periodId: number },
): Promise<DryRun | null> {
  const { read, sql } = database;
  const version = await read.schemeVersion.findFirst({ where: { id: given.versionId, hallId } });
  const period = await read.appraisalPeriod.findFirst({ where: { id: given.periodId, hallId } });
  if (version === null || period === null || version.scheme !== period.scheme) return null;
  if (!isSchemeCode(version.scheme)) return null;
  const stored = await storedResults(sql, period.id);
  const entries = await summedEntries(sql, period.id);
  const ids = stored.map(({ subjectId }) => subjectId);
  const facts = new Map(stored.map((row) => [row.subjectId, readFacts(row.facts).facts]));
  const factsOf = (subjectId: number) => facts.get(subjectId) ?? {};
  const before = scorePeriod(readSchemeContent(period.schemeContent), ids, entries, factsOf);
  const after = scorePeriod(readSchemeContent(version.content), ids, entries, factsOf);
  const linesIn = (results: typeof before) => results.reduce((sum, { lines }) => sum + lines.length, 0);
  return {
    period: period.period,
    leftOut: Math.max(0, linesIn(before) - linesIn(after)),
    lines: stored.map((row, index) => ({
      subjectName: row.subjectName,
      total: before[index]?.total ?? 0,
      newTotal: after[index]?.total ?? 0,
      rank: before[index]?.rank ?? 0,
      newRank: after[index]?.rank ?? 0,
      grade: before[index]?.grade ?? '',
      newGrade: after[index]?.grade ?? '',
      awarded: before[index]?.awarded ?? false,
      newAwarded: after[index]?.awarded ?? false,
    })),
  };
}

/** True when the line says something else under the other version. */
export function isChanged(line: DryRunLine): boolean {
  return line.total !== line.newTotal || line.grade !== line.newGrade || line.awarded !== line.newAwarded;
}
