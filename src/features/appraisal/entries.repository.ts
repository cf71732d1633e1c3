import type { SqlReader, SqlValue } from '../../db/database.js';
import { insertRows, type SqlWriter } from '../../db/plain-sql.js';
import type { EvidenceEntry } from '../appraisal-evidence/evidence-entry.js';

/** An entry as it is stored; `at` in ms. */
export interface StoredEntry {
  id: number;
  subjectKind: string;
  subjectId: number;
  rule: string;
  count: number;
  points: number | null;
  eventKey: string;
  sourceKind: string;
  sourceKey: string;
  words: string;
  at: number;
  state: string;
}

/** Entries of the same rule and points of one subject together; `event` empty: they are no one's matter but their own. */
export interface SummedEntry {
  subjectKind: string;
  subjectId: number;
  rule: string;
  points: number | null;
  count: number;
  eventKey: string;
}

const COLUMNS = `"id", "subjectKind", "subjectId", "rule", "count", "points", "eventKey", "sourceKind", "sourceKey", "words", "at", "state"`;

/** Entries of evidence that stand for cases with these numbers, or all of them. */
export function caseEntries(
  sql: SqlReader,
  periodId: number,
  sourceKeys: readonly string[] | 'all',
): Promise<StoredEntry[]> {
  const some = sourceKeys === 'all' ? '' : ` AND "sourceKey" IN (${sourceKeys.map(() => '?').join(', ')})`;
  return sql.all<StoredEntry>(
    `SELECT ${COLUMNS} FROM "AppraisalEntry" WHERE "periodId" = ? AND "origin" = 'evidence' AND "sourceKind" = 'case'${some}`,
    [periodId, ...(sourceKeys === 'all' ? [] : sourceKeys)],
  );
}

/** Entries of evidence from everything but cases. */
export function recordEntries(sql: SqlReader, periodId: number): Promise<StoredEntry[]> {
  return sql.all<StoredEntry>(
    `SELECT ${COLUMNS} FROM "AppraisalEntry" WHERE "periodId" = ? AND "origin" = 'evidence' AND "sourceKind" <> 'case'`,
    [periodId],
  );
}

/** What was entered by hand for the months of a year that adds up (DEP), by the id of the year; for others none. */
export const BY_HAND_IN_MONTHS = `"origin" = 'hand' AND "state" = 'consented' AND "periodId" IN (
  SELECT m."id" FROM "AppraisalPeriod" y JOIN "AppraisalPeriod" m ON m."hallId" = y."hallId" AND m."scheme" = y."scheme"
  WHERE y."id" = ? AND y."scheme" = 'DEP' AND m."period" LIKE y."period" || '-%')`;

/** What counts in a period, entries that are alike added up by the database. */
export function summedEntries(sql: SqlReader, periodId: number): Promise<SummedEntry[]> {
  return sql.all<SummedEntry>(
    `SELECT "subjectKind", "subjectId", "rule", "points", SUM("count") AS "count", "eventKey" FROM "AppraisalEntry"
     WHERE "periodId" = ? AND "state" IN ('counted', 'consented') AND "eventKey" = ''
     GROUP BY "subjectKind", "subjectId", "rule", "points", "eventKey"
     UNION ALL
     SELECT "subjectKind", "subjectId", "rule", "points", "count", "eventKey" FROM "AppraisalEntry"
     WHERE "periodId" = ? AND "state" IN ('counted', 'consented') AND "eventKey" <> ''
     UNION ALL
     SELECT "subjectKind", "subjectId", "rule", "points", "count", "eventKey" FROM "AppraisalEntry" WHERE ${BY_HAND_IN_MONTHS}
     ORDER BY 1, 2, 3, 6, 4`,
    [periodId, periodId, periodId],
  );
}

/** Adds entries of evidence, in one statement. */
export async function insertEntries(
  sql: SqlWriter,
  hallId: number,
  periodId: number,
  entries: readonly (EvidenceEntry & { state: string; note: string })[],
): Promise<void> {
  await insertRows(
    sql,
    'AppraisalEntry',
    entries.map(
      (entry): Record<string, SqlValue> => ({
        hallId,
        periodId,
        subjectKind: entry.subjectKind,
        subjectId: entry.subjectId,
        rule: entry.rule,
        count: entry.count,
        points: entry.points,
        eventKey: entry.eventKey,
        sourceKind: entry.sourceKind,
        sourceKey: entry.sourceKey,
        words: entry.words,
        at: new Date(entry.at),
        state: entry.state,
        note: entry.note,
      }),
    ),
  );
}
