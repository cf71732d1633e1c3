import type { SqlReader, Tx } from '../../db/database.js';
import { insertRow, plainSql } from '../../db/plain-sql.js';
import type { Vault } from '../../db/vault.js';
import { type AssessedKind, assessmentOf } from '../../domain/appraisal-procedure/assessment.js';

/** Of whom a ballot speaks, in which month. */
export interface BallotSubject {
  hallId: number;
  scheme: 'STF' | 'WIN';
  period: string;
  subjectKind: AssessedKind;
  subjectId: number;
}

/**
 * What stands for the voter on a ballot: a keyed hash of him and the subject, so that neither the voter nor two
 * ballots of one voter can be recognised in the database.
 */
export function voterHash(vault: Vault, voterId: number, subject: BallotSubject): string {
  const { hallId, scheme, period, subjectKind, subjectId } = subject;
  return vault.hash('ballot', [hallId, scheme, period, subjectKind, subjectId, voterId].join(':'));
}

/** Which of the subjects a voter has judged already, by their hashes. */
export async function castHashes(
  sql: SqlReader,
  hallId: number,
  scheme: string,
  period: string,
): Promise<Set<string>> {
  const rows = await sql.all<{ voterHash: string }>(
    'SELECT "voterHash" FROM "AssessmentBallot" WHERE "hallId" = ? AND "scheme" = ? AND "period" = ?',
    [hallId, scheme, period],
  );
  return new Set(rows.map((row) => row.voterHash));
}

/** Keeps a ballot, once for voter and subject. @returns false when he has voted before */
export async function saveBallot(
  tx: Tx,
  subject: BallotSubject,
  ballot: { voterHash: string; score: number; day: string },
): Promise<boolean> {
  const { hallId, scheme, period, subjectKind, subjectId } = subject;
  const known = await plainSql(tx).first<{ id: number }>(
    `SELECT "id" FROM "AssessmentBallot" WHERE "hallId" = ? AND "scheme" = ? AND "period" = ? AND "subjectKind" = ?
       AND "subjectId" = ? AND "voterHash" = ?`,
    [hallId, scheme, period, subjectKind, subjectId, ballot.voterHash],
  );
  if (known !== undefined) return false;
  await insertRow(plainSql(tx), 'AssessmentBallot', { ...subject, ...ballot });
  return true;
}

/** The mean and number of ballots of each subject of a month; `mean` null while there are fewer than three. */
export async function assessmentsOf(
  sql: SqlReader,
  hallId: number,
  scheme: string,
  period: string,
): Promise<Map<number, { mean: number | null; ballots: number }>> {
  const rows = await sql.all<{ subjectId: number; score: number }>(
    `SELECT "subjectId", "score" FROM "AssessmentBallot" WHERE "hallId" = ? AND "scheme" = ? AND "period" = ?
     ORDER BY "subjectId", "score"`,
    [hallId, scheme, period],
  );
  const scores = new Map<number, number[]>();
  for (const { subjectId, score } of rows) scores.set(subjectId, [...(scores.get(subjectId) ?? []), score]);
  return new Map(
    [...scores].map(([id, given]) => [id, { mean: assessmentOf(given), ballots: given.length }]),
  );
}

/** The state of a month's appraisal; null: not opened yet. */
export async function periodState(
  sql: SqlReader,
  hallId: number,
  scheme: string,
  period: string,
): Promise<string | null> {
  const row = await sql.first<{ state: string }>(
    'SELECT "state" FROM "AppraisalPeriod" WHERE "hallId" = ? AND "scheme" = ? AND "period" = ?',
    [hallId, scheme, period],
  );
  return row?.state ?? null;
}
