import type { Database } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { recordProceeding } from '../../db/proceedings.js';
import { isScoredFromEvidence } from '../../domain/appraisal-procedure/procedure-schemes.js';
import type { Person } from '../../web/visit.js';
import { computePeriod } from '../appraisal/compute-period.js';
import { subjectsOf } from '../appraisal-evidence/subjects.repository.js';
import { readEfficiencyContent } from '../schemes/scheme-in-force.js';
import { computeYear } from './compute-year.js';
import { findPeriod, type PeriodRow } from './periods.repository.js';

export type ComputeOutcome =
  | { ok: true; finished: Promise<void> }
  | { ok: false; code: 'not-found' | 'not-open' };

/** The share in percent from which a computation shows itself. */
const BEGUN = 1;

/** Told what went wrong in a computation that nobody waits for. */
export type OnFault = (error: unknown) => void;

/**
 * Begins to compute an open period and does not wait: the page shows how far it is. A month in points goes over its
 * evidence, as does the year of the departments, which adds up; any other year goes over its months. EFF gets its units and people, whom no evidence scores.
 */
export async function computeAppraisal(
  database: Database,
  person: Person,
  periodId: number,
  now: Date,
  onFault: OnFault,
): Promise<ComputeOutcome> {
  const period = await database.write(async (tx) => {
    const found = await findPeriod(tx, person, periodId);
    if (found === null || found.state !== 'open') return found;
    await tx.appraisalPeriod.update({ where: { id: periodId }, data: { progress: BEGUN } });
    await recordProceeding(tx, {
      hallId: found.hallId,
      about: 'period',
      aboutId: periodId,
      kind: 'computed',
      staffId: person.staffId,
      actorName: person.name,
      at: now,
    });
    return found;
  });
  if (period === null) return { ok: false, code: 'not-found' };
  if (period.state !== 'open') return { ok: false, code: 'not-open' };
  const finished = compute(database, period, now).catch(async (error: unknown) => {
    await database.writeOne('UPDATE "AppraisalPeriod" SET "progress" = 0 WHERE "id" = ?', [periodId]);
    onFault(error);
  });
  return { ok: true, finished };
}

/** Computes a period again, whether month or year, after an entry by hand; nothing when it is gone or frozen. */
export async function computeAgain(database: Database, periodId: number, now: Date): Promise<void> {
  const period = await database.read.appraisalPeriod.findUnique({ where: { id: periodId } });
  if (period !== null && period.state !== 'frozen') await compute(database, period, now);
}

async function compute(database: Database, period: PeriodRow, now: Date): Promise<void> {
  if (period.scheme === 'EFF') return listEfficiencySubjects(database, period, now);
  if (isScoredFromEvidence(period)) {
    await computePeriod(database, period.id, now);
    return;
  }
  await database.write((tx) => computeYear(tx, period, now));
}

/** The departments with items and the people of windows, in the middle grade; those who judge are judged elsewhere. */
function listEfficiencySubjects(database: Database, period: PeriodRow, now: Date): Promise<void> {
  return database.write(async (tx) => {
    const sql = plainSql(tx);
    const { grades } = readEfficiencyContent(period.schemeContent);
    const known = await tx.appraisalResult.findMany({ where: { periodId: period.id } });
    const has = new Set(known.map(({ subjectKind, subjectId }) => `${subjectKind}:${subjectId}`));
    for (const kind of ['department', 'clerk'] as const) {
      const subjects = await subjectsOf(sql, period.hallId, kind, period.id);
      await tx.appraisalResult.createMany({
        data: subjects
          .filter(({ subjectId }) => !has.has(`${kind}:${subjectId}`))
          .map(({ subjectId, name, departmentId, windowId }) => ({
            hallId: period.hallId,
            periodId: period.id,
            subjectKind: kind,
            subjectId,
            subjectName: name,
            departmentId,
            windowId,
            grade: grades.middle.name,
          })),
      });
    }
    await tx.appraisalPeriod.update({ where: { id: period.id }, data: { computedAt: now, progress: 100 } });
  });
}
