import { periodInWords } from '../../domain/appraisal/period.js';
import { checkGrades } from '../../domain/appraisal-procedure/check-grades.js';
import {
  isProcedureScheme,
  PROCEDURE_SCHEME_NAMES,
} from '../../domain/appraisal-procedure/procedure-schemes.js';
import type { AppealHandler, AppealReader } from '../appeals/appeal-handler.js';
import { changeGrade } from './change-grade.js';
import { boundsOf, isUnfit, unfitInPeriod } from './graded-subjects.js';
import { vetoesOf } from './periods.repository.js';

/** Any text will do where only the other bounds are asked for. */
const WITH_REASON = '申诉';

/**
 * Appeals of a clerk against his published grade (8.3): changed into another that his score and the quota allow, or
 * reversed into the grade by score alone. Who proposed, reviewed or decided it does not review it again.
 */
export const GRADE_APPEALS: AppealHandler = {
  historyOf: 'period',
  async find(client, aboutId) {
    const row = await readGrade(client, aboutId);
    if (row === null || row.subjectKind !== 'clerk') return null;
    const { period } = row;
    const name = isProcedureScheme(period.scheme) ? PROCEDURE_SCHEME_NAMES[period.scheme] : period.scheme;
    return {
      hallId: row.hallId,
      staffId: row.subjectId,
      isAppealable: period.state === 'published' && row.decidedGrade !== '',
      appealBy: period.appealBy?.getTime() ?? null,
      involvedIds: [period.proposedById, period.reviewedById, period.decidedById].flatMap((id) => id ?? []),
      title: `${periodInWords(period.period)}${name}：${row.decidedGrade}`,
      lines: [
        { key: '考核对象', value: row.subjectName },
        { key: '得分', value: String(row.total) },
        { key: '等次', value: row.decidedGrade },
        { key: '理由', value: row.gradeReason },
      ].filter(({ value }) => value !== ''),
      choices: allowedGrades(row).map((grade) => ({ value: grade, label: grade })),
      href: `/appraisal/sheets/${period.id}/${row.subjectKind}/${row.subjectId}`,
    };
  },
  async apply(tx, { aboutId, outcome, changedTo }, { staffId, by, reason, at }) {
    const row = await readGrade(tx, aboutId);
    if (row === null) throw new Error('the grade that was appealed against is gone');
    const grade = outcome === 'changed' ? changedTo : gradeWithout(row);
    const problems = await changeGrade(tx, { resultId: aboutId, grade, reason, staffId, name: by }, at);
    if (problems.length > 0) throw new Error(`a grade cannot be changed: ${problems[0]?.code}`);
  },
};

type Grade = NonNullable<Awaited<ReturnType<typeof readGrade>>>;

async function readGrade(client: AppealReader, resultId: number) {
  const row = await client.appraisalResult.findUnique({ where: { id: resultId }, include: { period: true } });
  if (row === null) return null;
  const period = await client.appraisalPeriod.findUniqueOrThrow({
    where: { id: row.periodId },
    include: {
      results: true,
      entries: {
        where: {
          subjectKind: row.subjectKind,
          subjectId: row.subjectId,
          state: { in: ['counted', 'consented'] },
          count: { gt: 0 },
        },
        select: { rule: true },
      },
    },
  });
  return { ...row, period, unfit: await unfitInPeriod(client, period) };
}

/** The grade by score alone, or the next one that the quota still allows. */
function gradeWithout(row: Grade): string {
  const { grades } = boundsOf(row.period);
  const allowed = [...allowedGrades(row), row.decidedGrade];
  return (
    grades.slice(Math.max(0, grades.indexOf(row.grade))).find((grade) => allowed.includes(grade)) ??
    row.decidedGrade
  );
}

/** The other grades that score, vetoes, C-48 and quota allow this subject. */
function allowedGrades(row: Grade): string[] {
  const bounds = boundsOf(row.period);
  return bounds.grades.filter((grade) => {
    if (grade === row.decidedGrade) return false;
    const subjects = row.period.results.map((each) => ({
      id: each.id,
      kind: each.subjectKind,
      name: each.subjectName,
      total: each.total,
      vetoes: vetoesOf(each),
      rules: each.id === row.id ? row.period.entries.map(({ rule }) => rule) : [],
      before: each.decidedGrade,
      grade: each.id === row.id ? grade : each.decidedGrade,
      reason: WITH_REASON,
      isUnfitByWarnings: isUnfit(each, row.unfit),
    }));
    return checkGrades(bounds, subjects).every(({ id }) => id !== null && id !== row.id);
  });
}
