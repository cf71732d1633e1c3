import type { SqlReader, Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import type { SelfCheckCounts, SelfCheckScheme } from '../../domain/appraisal-procedure/self-check.js';
import type { Span } from '../../domain/reports/period.js';

/** Which form: of whom, and of which month (`2026-11`). */
export interface SelfCheckKey {
  hallId: number;
  scheme: SelfCheckScheme;
  period: string;
  subjectKind: 'window' | 'clerk';
  subjectId: number;
}

/** A form as it was saved; moments in ms, `submittedAt` null: a draft. */
export interface SelfCheckRow {
  id: number;
  scheme: string;
  subjectKind: string;
  subjectId: number;
  counts: string;
  scores: string;
  explanation: string;
  filledById: number;
  filledBy: string;
  savedAt: number;
  submittedAt: number | null;
  version: number;
}

const COLUMNS =
  '"id", "scheme", "subjectKind", "subjectId", "counts", "scores", "explanation", "filledById", "filledBy", "savedAt", "submittedAt", "version"';

/** The saved form, or none. */
export function findSelfCheck(sql: SqlReader, key: SelfCheckKey): Promise<SelfCheckRow | undefined> {
  return sql.first<SelfCheckRow>(
    `SELECT ${COLUMNS} FROM "SelfCheck"
     WHERE "hallId" = ? AND "scheme" = ? AND "period" = ? AND "subjectKind" = ? AND "subjectId" = ?`,
    [key.hallId, key.scheme, key.period, key.subjectKind, key.subjectId],
  );
}

/** All forms of a month in a hall. */
export function selfChecksOf(sql: SqlReader, hallId: number, month: string): Promise<SelfCheckRow[]> {
  return sql.all<SelfCheckRow>(
    `SELECT ${COLUMNS} FROM "SelfCheck" WHERE "hallId" = ? AND "period" = ? ORDER BY "id"`,
    [hallId, month],
  );
}

/** Own scores of a month by scheme and subject, of submitted forms. */
export async function submittedScores(
  sql: SqlReader,
  hallId: number,
  scheme: string,
  month: string,
): Promise<Map<number, Record<string, number>>> {
  const rows = await sql.all<{ subjectId: number; scores: string }>(
    `SELECT "subjectId", "scores" FROM "SelfCheck"
     WHERE "hallId" = ? AND "scheme" = ? AND "period" = ? AND "submittedAt" IS NOT NULL`,
    [hallId, scheme, month],
  );
  return new Map(
    rows.map(({ subjectId, scores }) => [subjectId, JSON.parse(scores) as Record<string, number>]),
  );
}

/** What a month holds of a clerk or a window: cases, valid complaints and verified praise. */
export async function countMonth(
  sql: SqlReader,
  { hallId, subjectKind, subjectId }: Omit<SelfCheckKey, 'scheme' | 'period'>,
  { from, to }: Span,
): Promise<SelfCheckCounts> {
  const isWindow = subjectKind === 'window';
  const span = [hallId, subjectId, new Date(from), new Date(to)];
  const casesOf = isWindow ? '"windowId"' : '"acceptedById"';
  const count = async (table: string, owner: string, moment: string, more = '') => {
    const row = await sql.first<{ n: number }>(
      `SELECT COUNT(*) AS n FROM "${table}"
       WHERE "hallId" = ? AND ${owner} = ? AND "${moment}" >= ? AND "${moment}" < ?${more}`,
      span,
    );
    return Number(row?.n ?? 0);
  };
  return {
    accepted: await count('Case', casesOf, 'acceptedAt'),
    done: await count('Case', casesOf, 'decidedAt'),
    overdue: await count('Case', casesOf, 'decidedAt', ' AND "decidedAt" > "dueAt"'),
    complaints: await count(
      'Complaint',
      isWindow ? '"blamedWindowId"' : '"blamedStaffId"',
      'foundAt',
      ' AND "valid"',
    ),
    praise: await count(
      'Praise',
      isWindow ? '"windowId"' : '"staffId"',
      'receivedAt',
      ` AND "state" = 'verified'`,
    ),
  };
}

/** What is written into a form. */
export interface SelfCheckContent {
  counts: SelfCheckCounts;
  scores: Record<string, number>;
  explanation: string;
  filledById: number;
  filledBy: string;
  savedAt: Date;
  submittedAt: Date | null;
}

/**
 * Saves a form when it is still as it was seen (`seen` 0: not yet there). What is saved by itself while somebody
 * writes keeps the version, so that his own page stays good. @returns its id, null when changed
 */
export async function saveSelfCheck(
  tx: Tx,
  key: SelfCheckKey,
  seen: number,
  content: SelfCheckContent,
  byItself: boolean,
): Promise<number | null> {
  const data = {
    ...content,
    counts: JSON.stringify(content.counts),
    scores: JSON.stringify(content.scores),
  };
  const known = await findSelfCheck(plainSql(tx), key);
  if (known === undefined) {
    if (seen !== 0) return null;
    const { id } = await tx.selfCheck.create({ data: { ...key, ...data }, select: { id: true } });
    return id;
  }
  const begunByHim = seen === 0 && known.version === 1 && known.filledById === content.filledById;
  const { count } = await tx.selfCheck.updateMany({
    where: { id: known.id, version: begunByHim ? 1 : seen, submittedAt: null },
    data: { ...data, version: { increment: byItself ? 0 : 1 } },
  });
  return count === 1 ? known.id : null;
}

/** The names of all windows or clerks of a hall by id. */
export async function namesOf(
  sql: SqlReader,
  hallId: number,
  kind: 'window' | 'clerk',
): Promise<Map<number, string>> {
  const rows = await sql.all<{ id: number; name: string }>(
    kind === 'window'
      ? `SELECT "id", "number" || '号 ' || "name" AS "name" FROM "Window" WHERE "hallId" = ?`
      : 'SELECT "id", "name" FROM "Staff" WHERE "hallId" = ?',
    [hallId],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Who sits at which window of a hall. */
export function sittersOf(sql: SqlReader, hallId: number): Promise<{ windowId: number; staffId: number }[]> {
  return sql.all(
    `SELECT x."windowId", x."staffId" FROM "StaffWindow" x JOIN "Staff" s ON s."id" = x."staffId"
     WHERE s."hallId" = ? AND s."active" = ? ORDER BY x."windowId", x."staffId"`,
    [hallId, true],
  );
}
