import type { Database, Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { recordProceeding } from '../../db/proceedings.js';
import { endOfWorkingDays } from '../../domain/appraisal-procedure/appeal-term.js';
import {
  checkGrades,
  type GradedSubject,
  type GradeProblem,
} from '../../domain/appraisal-procedure/check-grades.js';
import {
  isProcedureScheme,
  type ProcedureScheme,
} from '../../domain/appraisal-procedure/procedure-schemes.js';
import {
  isPeriodState,
  PERIOD_STEPS,
  type PeriodStep,
  refusesStep,
  type StepRefusalCode,
} from '../../domain/appraisal-procedure/take-step.js';
import type { Person } from '../../web/visit.js';
import { assessmentsOf } from '../assessments/assessments.repository.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { settingsInForce } from '../settings/hall-settings.js';
import { countUnfit } from './count-unfit.js';
import { boundsOf, gradedSubjects, isSubject, type TypedGrade, unfitInPeriod } from './graded-subjects.js';
import { periodFingerprint } from './period-fingerprint.js';
import {
  countOpenAppeals,
  findPeriod,
  type PeriodRow,
  type ResultRow,
  resultsOf,
  rulesMet,
  savePeriod,
} from './periods.repository.js';
import { tellPublished } from './tell-published.js';

/** `grades`: by the id of the result, what was typed; only for the steps that give grades. */
export interface StepRequest {
  periodId: number;
  version: number;
  step: PeriodStep;
  reason: string;
  grades: ReadonlyMap<number, TypedGrade>;
}

export type StepOutcome =
  | { ok: true }
  | { ok: false; kind: 'not-found' | 'changed' }
  | { ok: false; kind: 'refused'; code: StepRefusalCode }
  | { ok: false; kind: 'grades'; problems: GradeProblem[] };

/** Where a step writes its grades. */
const GRADE_COLUMNS = { propose: 'proposedGrade', review: 'reviewedGrade', decide: 'decidedGrade' } as const;

/**
 * Takes a step of the procedure of 8.3. Grades are checked against quota, cut-offs, vetoes and C-48 at every step
 * that gives them; publishing begins the term for appeals; freezing keeps the fingerprint of the evidence.
 */
export function takePeriodStep(
  database: Database,
  person: Person,
  request: StepRequest,
  now: Date,
): Promise<StepOutcome> {
  return database.write(async (tx): Promise<StepOutcome> => {
    const period = await findPeriod(tx, person, request.periodId);
    if (period === null || !isPeriodState(period.state) || !isProcedureScheme(period.scheme)) {
      return { ok: false, kind: 'not-found' };
    }
    const { state, scheme } = period;
    if (period.version !== request.version) return { ok: false, kind: 'changed' };
    const sql = plainSql(tx);
    const rows = await resultsOf(sql, period.id);
    const standing = {
      state,
      isComputed: rows.length > 0,
      proposedById: period.proposedById,
      reviewedById: period.reviewedById,
      appealBy: period.appealBy?.getTime() ?? null,
      openAppeals: await countOpenAppeals(sql, period.id),
    };
    const taker = { staffId: person.staffId, isSubject: isSubject(person, rows) };
    const code = refusesStep(standing, request.step, taker, { reason: request.reason, now: now.getTime() });
    if (code !== null) return { ok: false, kind: 'refused', code };
    const subjects = givesGrades(request.step)
      ? gradedSubjects(rows, await rulesMet(sql, period.id), {
          scheme,
          state,
          typed: request.grades,
          unfit: await unfitInPeriod(tx, period),
        })
      : [];
    const problems = givesGrades(request.step) ? checkGrades(boundsOf(period), subjects) : [];
    if (problems.length > 0) return { ok: false, kind: 'grades', problems };
    await take(tx, { period, scheme, rows, subjects }, person, request, now);
    return { ok: true };
  });
}

function givesGrades(step: PeriodStep): step is keyof typeof GRADE_COLUMNS {
  return Object.hasOwn(GRADE_COLUMNS, step);
}

interface Loaded {
  period: PeriodRow;
  scheme: ProcedureScheme;
  rows: readonly ResultRow[];
  subjects: readonly GradedSubject[];
}

async function take(tx: Tx, loaded: Loaded, person: Person, request: StepRequest, now: Date): Promise<void> {
  const { period, subjects } = loaded;
  const { step } = request;
  if (givesGrades(step)) await saveGrades(tx, step, loaded);
  const isSaved = await savePeriod(tx, period.id, request.version, {
    state: PERIOD_STEPS[step].to,
    ...(await columnsOf(tx, period, person, request, now)),
  });
  if (!isSaved) throw new Error('a period changed within its own transaction');
  if (step === 'propose') await keepAssessments(tx, loaded);
  if (step === 'decide') await countUnfit(tx, period, loaded.rows, subjects, now);
  if (step === 'publish') await tellPublished(tx, period, loaded.scheme, loaded.rows, now);
  await recordProceeding(tx, {
    hallId: period.hallId,
    about: 'period',
    aboutId: period.id,
    kind: step,
    fromState: period.state,
    toState: PERIOD_STEPS[step].to,
    staffId: person.staffId,
    actorName: person.name,
    at: now,
    note: request.reason,
    details: {
      changed: subjects
        .filter(({ grade, before }) => grade !== before)
        .map(({ name, before, grade, reason }) => ({ name, from: before, to: grade, reason })),
    },
  });
}

async function columnsOf(
  tx: Tx,
  period: PeriodRow,
  person: Person,
  { step, reason }: StepRequest,
  now: Date,
) {
  switch (step) {
    case 'propose':
      return { proposedById: person.staffId, proposedBy: person.name, proposedAt: now, review: '' };
    case 'review':
      return { reviewedById: person.staffId, reviewedBy: person.name, reviewedAt: now, review: reason };
    case 'return-proposal':
    case 'return-review':
      return { reviewedById: null, reviewedBy: '', reviewedAt: null, review: reason };
    case 'decide':
      return { decidedById: person.staffId, decidedBy: person.name, decidedAt: now };
    case 'publish': {
      const calendar = await readCalendar(tx, period.hallId);
      const days = (await settingsInForce(tx, period.hallId)).number('appealFilingWorkingDays');
      return { publishedAt: now, appealBy: new Date(endOfWorkingDays(now.getTime(), days, calendar)) };
    }
    case 'freeze': {
      const fingerprint = await periodFingerprint(plainSql(tx), period.id);
      return { frozenAt: now, frozenBy: person.name, fingerprint };
    }
  }
}

async function saveGrades(tx: Tx, step: keyof typeof GRADE_COLUMNS, { subjects }: Loaded): Promise<void> {
  const sql = plainSql(tx);
  for (const { id, grade, reason } of subjects) {
    await sql.run(
      `UPDATE "AppraisalResult" SET "${GRADE_COLUMNS[step]}" = ?, "gradeReason" = ? WHERE "id" = ?`,
      [grade, reason, id],
    );
  }
}

/** Voting ends with the proposal: its outcome is kept beside the score. */
async function keepAssessments(tx: Tx, { period, rows }: Loaded): Promise<void> {
  const sql = plainSql(tx);
  const assessments = await assessmentsOf(sql, period.hallId, period.scheme, period.period);
  for (const { id, subjectId } of rows) {
    const found = assessments.get(subjectId);
    if (found === undefined) continue;
    await sql.run('UPDATE "AppraisalResult" SET "assessment" = ?, "ballots" = ? WHERE "id" = ?', [
      found.mean,
      found.ballots,
      id,
    ]);
  }
}
