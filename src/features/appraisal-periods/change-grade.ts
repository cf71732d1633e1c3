import type { Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { recordProceeding } from '../../db/proceedings.js';
import {
  checkGrades,
  type GradedSubject,
  type GradeProblem,
} from '../../domain/appraisal-procedure/check-grades.js';
import { isPublished } from '../../domain/appraisal-procedure/take-step.js';
import { undoCountedEvents } from '../accountability/count-event.js';
import { countUnfit, unfitSource } from './count-unfit.js';
import { boundsOf, isUnfit, unfitInPeriod } from './graded-subjects.js';
import { type ResultRow, resultsOf, rulesMet, vetoesOf } from './periods.repository.js';

/**
 * Changes a published grade on appeal, visibly, with its reason (8.3): what it counted is taken back or counted anew.
 * The bounds of 8.1 hold here too.
 * @returns the problems; empty: it is changed
 */
export async function changeGrade(
  tx: Tx,
  given: { resultId: number; grade: string; reason: string; staffId: number; name: string },
  now: Date,
): Promise<GradeProblem[]> {
  const row = await tx.appraisalResult.findUniqueOrThrow({
    where: { id: given.resultId },
    include: { period: true },
  });
  const { period } = row;
  if (!isPublished(period.state) || period.state === 'frozen') {
    throw new Error('only a published grade that is not frozen is changed on appeal');
  }
  const sql = plainSql(tx);
  const rows = await resultsOf(sql, period.id);
  const subjects = withChange(rows, given, {
    met: await rulesMet(sql, period.id),
    unfit: await unfitInPeriod(tx, period),
  });
  const problems = checkGrades(boundsOf(period), subjects).filter(({ id }) => id === null || id === row.id);
  if (problems.length > 0) return problems;
  const { resultId, grade, reason, staffId, name } = given;
  await tx.appraisalResult.update({
    where: { id: resultId },
    data: { decidedGrade: grade, gradeReason: reason },
  });
  const source = unfitSource(period.id, row.subjectId);
  await undoCountedEvents(tx, { hallId: row.hallId, sourceKey: source, by: name, reason, at: now });
  await countUnfit(tx, period, rows, [{ id: resultId, grade }], now);
  await recordProceeding(tx, {
    hallId: row.hallId,
    about: 'period',
    aboutId: period.id,
    kind: 'grade-changed',
    staffId,
    actorName: name,
    at: now,
    note: reason,
    details: { changed: [{ name: row.subjectName, from: row.decidedGrade, to: grade, reason }] },
  });
  return [];
}

/** The decided grades of a period with one of them changed. */
function withChange(
  rows: readonly ResultRow[],
  { resultId, grade, reason }: { resultId: number; grade: string; reason: string },
  { met, unfit }: { met: ReadonlyMap<string, readonly string[]>; unfit: ReadonlySet<number> },
): GradedSubject[] {
  return rows.map((row) => ({
    id: row.id,
    kind: row.subjectKind,
    name: row.subjectName,
    total: row.total,
    vetoes: vetoesOf(row),
    rules: met.get(`${row.subjectKind}:${row.subjectId}`) ?? [],
    before: row.decidedGrade,
    grade: row.id === resultId ? grade : row.decidedGrade,
    reason: row.id === resultId ? reason : row.gradeReason || '—',
    isUnfitByWarnings: isUnfit(row, unfit),
  }));
}
