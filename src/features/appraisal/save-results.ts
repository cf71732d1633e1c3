import type { SqlValue, Tx } from '../../db/database.js';
import { insertRows, plainSql } from '../../db/plain-sql.js';
import type { SubjectRow } from '../appraisal-evidence/subjects.repository.js';
import { writeFacts } from './result-facts.js';
import type { RankedResult, StoredResult } from './score-period.js';

const INSERTED_AT_ONCE = 500;

/** Keeps the results of a period; grades that people have proposed or decided stay. @returns how many changed */
export async function saveResults(
  tx: Tx,
  period: { id: number; hallId: number; subjectKind: string; subjects: readonly SubjectRow[] },
  results: readonly RankedResult[],
  before: readonly StoredResult[],
): Promise<number> {
  const sql = plainSql(tx);
  const stored = new Map(before.map((row) => [row.subjectId, row]));
  const added: Record<string, SqlValue>[] = [];
  let changed = 0;
  for (const [index, result] of results.entries()) {
    const subject = period.subjects[index];
    if (subject === undefined) continue;
    const values = valuesOf(subject, result);
    const row = stored.get(subject.subjectId);
    if (row === undefined) {
      const { id: periodId, hallId, subjectKind } = period;
      added.push({ hallId, periodId, subjectKind, subjectId: subject.subjectId, ...values });
    } else if (!isSame(row, values)) {
      const columns = Object.keys(values);
      await sql.run(
        `UPDATE "AppraisalResult" SET ${columns.map((name) => `"${name}" = ?`).join(', ')} WHERE "id" = ?`,
        [...Object.values(values), row.id],
      );
      changed += 1;
    }
  }
  for (let at = 0; at < added.length; at += INSERTED_AT_ONCE) {
    await insertRows(sql, 'AppraisalResult', added.slice(at, at + INSERTED_AT_ONCE));
  }
  return changed + added.length;
}

function valuesOf(subject: SubjectRow, result: RankedResult): Record<string, SqlValue> {
  return {
    subjectName: subject.name,
    departmentId: subject.departmentId,
    windowId: subject.windowId,
    facts: writeFacts(result),
    categories: JSON.stringify(result.categories),
    bonus: result.bonus,
    total: result.total,
    rank: result.rank,
    grade: result.grade ?? '',
    vetoes: JSON.stringify(result.vetoes),
    awarded: result.awarded,
  };
}

function isSame(row: StoredResult, values: Record<string, SqlValue>): boolean {
  const known: Record<string, unknown> = { ...row, awarded: Boolean(row.awarded) };
  return Object.entries(values).every(([name, value]) => known[name] === value);
}
