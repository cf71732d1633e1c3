import type { SqlReader } from '../../db/database.js';
import { may } from '../../domain/access/permissions.js';
import type { Role } from '../../domain/access/roles.js';
import { type AppraisalEntry, readEntry } from '../../domain/appraisal/entries.js';
import { type AppraisalSubjectKind, BONUS } from '../../domain/appraisal/rules.js';
import { type SubjectScore, scoreSubject } from '../../domain/appraisal/score-subject.js';
import { paths } from '../../web/paths.js';
import { readSchemeContent } from '../schemes/scheme-in-force.js';
import { BY_HAND_IN_MONTHS } from './entries.repository.js';
import { readFacts } from './result-facts.js';
import { sourceLink } from './source-link.js';

/**
 * A line of the sum (E4): `product` = points x count, signed. `counted` false: another line of the same matter
 * (`eventKey`) counts in its place. `link` null: no page of its own. `at` in ms, null for a line from a fact.
 */
export interface ScoreSheetLine {
  entryId: number | null;
  category: string;
  categoryName: string;
  rule: string;
  condition: string;
  per: string;
  count: number;
  points: number;
  product: number;
  counted: boolean;
  origin: 'evidence' | 'hand' | 'fact';
  words: string;
  eventKey: string;
  sourceKind: string;
  sourceKey: string;
  link: string | null;
  at: number | null;
}

/** A subject's sum line by line, and what came out; `waiting` and `undone` entries are not in it. */
export interface ScoreSheet {
  score: SubjectScore;
  lines: ScoreSheetLine[];
}

interface EntryRow {
  id: number;
  rule: string;
  count: number;
  points: number | null;
  eventKey: string;
  origin: string;
  sourceKind: string;
  sourceKey: string;
  words: string;
  at: number;
}

const FACT_WORDS: Readonly<Record<string, string>> = {
  'BEST-1': '本月办结件数的名次',
  'STF-R4a': '所在窗口本月等次',
  'STF-R4b': '所在窗口本月等次',
  'STF-R4c': '所在窗口全年等次',
};

/** The sum of one subject of a period, line by line, each with its source (E4); null when it is not in the period. */
export async function scoreLinesOf(
  sql: SqlReader,
  periodId: number,
  subjectKind: AppraisalSubjectKind,
  subjectId: number,
  roles: readonly Role[],
): Promise<ScoreSheet | null> {
  const result = await sql.first<{ facts: string; schemeContent: string }>(
    `SELECT r."facts", p."schemeContent" FROM "AppraisalResult" r JOIN "AppraisalPeriod" p ON p."id" = r."periodId"
     WHERE r."periodId" = ? AND r."subjectKind" = ? AND r."subjectId" = ?`,
    [periodId, subjectKind, subjectId],
  );
  if (result === undefined) return null;
  const rows = await sql.all<EntryRow>(
    `SELECT "id", "rule", "count", "points", "eventKey", "origin", "sourceKind", "sourceKey", "words", "at"
     FROM "AppraisalEntry" WHERE (("periodId" = ? AND "state" IN ('counted', 'consented')) OR (${BY_HAND_IN_MONTHS}))
       AND "subjectKind" = ? AND "subjectId" = ? ORDER BY "at", "id"`,
    [periodId, periodId, subjectKind, subjectId],
  );
  const scheme = readSchemeContent(result.schemeContent);
  const { facts, rankPoints } = readFacts(result.facts);
  const rules = new Map(scheme.rules.map((rule) => [rule.code, rule]));
  const read = rows
    .map((row) => ({ row, entry: entryOf(row) }))
    .filter(({ entry }) => readEntry(rules, entry).ok);
  const entries = read.map(({ entry }) => entry);
  const score = scoreSubject(scheme, { id: String(subjectId), entries, facts }, rankPoints);
  const names = new Map(scheme.categories.map(({ key, name }) => [key, name]));
  return { score, lines: score.lines.map((line, index) => sheetLine(line, read[index]?.row, names, roles)) };
}

/** A line of the sum with the entry it comes from; none for a line from a fact. */
function sheetLine(
  line: SubjectScore['lines'][number],
  row: EntryRow | undefined,
  categoryNames: ReadonlyMap<string, string>,
  roles: readonly Role[],
): ScoreSheetLine {
  const { category, code, condition, per } = line.rule;
  return {
    entryId: row?.id ?? null,
    category,
    categoryName: category === BONUS ? '加减分' : (categoryNames.get(category) ?? ''),
    rule: code,
    condition,
    per,
    count: line.count,
    points: line.points,
    product: line.product,
    counted: line.counted,
    origin: row === undefined ? 'fact' : row.origin === 'hand' ? 'hand' : 'evidence',
    words: row?.words ?? FACT_WORDS[code] ?? '',
    eventKey: row?.eventKey ?? '',
    sourceKind: row?.sourceKind ?? 'fact',
    sourceKey: row?.sourceKey ?? '',
    link: row === undefined ? null : linkOf(row, roles),
    at: row?.at ?? null,
  };
}

function linkOf({ id, origin, sourceKind, sourceKey }: EntryRow, roles: readonly Role[]): string | null {
  if (origin === 'hand') return may(roles, 'appraisal.view') ? paths.appraisalEntry(id) : null;
  return sourceLink(sourceKind, sourceKey, roles);
}

function entryOf({ rule, count, points, eventKey }: EntryRow): AppraisalEntry {
  return {
    rule,
    count,
    ...(points === null ? {} : { points }),
    ...(eventKey === '' ? {} : { event: eventKey }),
  };
}
