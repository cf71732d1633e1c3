import type { ProceedingRow } from '../../db/proceedings.js';
import { may } from '../../domain/access/permissions.js';
import { GRADE_PLACES } from '../../domain/appraisal/efficiency.js';
import { periodInWords } from '../../domain/appraisal/period.js';
import { VETO_NAMES } from '../../domain/appraisal/rules.js';
import { cappedTotal } from '../../domain/appraisal/score-subject.js';
import {
  isProcedureScheme,
  PROCEDURE_SCHEME_NAMES,
  type ProcedureScheme,
} from '../../domain/appraisal-procedure/procedure-schemes.js';
import { selfTotal } from '../../domain/appraisal-procedure/self-check.js';
import {
  isPeriodState,
  PERIOD_STATES,
  PERIOD_STEPS,
  type PeriodState,
  type PeriodStep,
} from '../../domain/appraisal-procedure/take-step.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import { readEfficiencyContent, readSchemeContent } from '../schemes/scheme-in-force.js';
import type { FrozenCheck } from './check-frozen.js';
import { boundsOf, gradeBefore, isSubject, latestGrade } from './graded-subjects.js';
import { type PeriodRow, type ResultRow, vetoesOf } from './periods.repository.js';

const HISTORY_WORDS: Readonly<Record<string, { what: string; tone: string }>> = {
  opened: { what: '建立考核', tone: 'neutral' },
  computed: { what: '计算得分', tone: 'neutral' },
  propose: { what: '提出等次建议', tone: 'blue' },
  review: { what: '考核组复核', tone: 'blue' },
  'return-proposal': { what: '考核组退回修改', tone: 'amber' },
  decide: { what: '确定等次', tone: 'green' },
  'return-review': { what: '退回修改', tone: 'amber' },
  publish: { what: '公布', tone: 'green' },
  freeze: { what: '归档', tone: 'neutral' },
  'grade-changed': { what: '申诉后变更等次', tone: 'amber' },
  'appeal-filed': { what: '提出申诉', tone: 'amber' },
  'appeal-reviewed': { what: '申诉已复核', tone: 'blue' },
};

const STEPS_SHOWN: Readonly<Record<PeriodState, readonly PeriodStep[]>> = {
  open: ['propose'],
  proposed: ['review', 'return-proposal'],
  reviewed: ['decide', 'return-review'],
  decided: ['publish'],
  published: ['freeze'],
  frozen: [],
};

/** What the page of a period is made of. */
export interface PeriodFacts {
  period: PeriodRow;
  rows: readonly ResultRow[];
  selfScores: ReadonlyMap<number, Record<string, number>>;
  history: readonly ProceedingRow[];
  openAppeals: number;
  frozenCheck: FrozenCheck | null;
  calendar: Calendar;
  person: Person;
  /** What was typed, when a step came back. */
  typed: { grades: Record<string, string>; reasons: Record<string, string> };
}

/** STF 2026-11 -> 窗口人员考核 2026年11月. */
export function periodTitle(period: { scheme: string; period: string }): string {
  const name = isProcedureScheme(period.scheme) ? PROCEDURE_SCHEME_NAMES[period.scheme] : period.scheme;
  return `${name} ${periodInWords(period.period)}`;
}

/** The state of a period as a tag. */
export function periodTag(state: string) {
  const known = isPeriodState(state) ? PERIOD_STATES[state] : { name: state, tone: 'neutral' };
  return { label: known.name, tone: known.tone };
}

/** The page of a period: its table, and the steps that are the person's to take. */
export function periodPage(facts: PeriodFacts) {
  const { period, rows, person, calendar } = facts;
  const state = isPeriodState(period.state) ? period.state : 'open';
  const scheme = isProcedureScheme(period.scheme) ? period.scheme : 'EFF';
  const steps = STEPS_SHOWN[state].filter((step) => may(person.roles, PERIOD_STEPS[step].permission));
  const bounds = boundsOf(period);
  const isGrading = steps.some((step) => step === 'propose' || step === 'review' || step === 'decide');
  const isOwnMatter = isSubject(person, rows);
  const isComputing = state === 'open' && period.progress > 0 && period.progress < 100;
  const moment = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), calendar.zone));
  return {
    id: period.id,
    title: periodTitle(period),
    scheme,
    isScored: scheme !== 'EFF',
    tag: periodTag(period.state),
    version: period.version,
    action: paths.appraisalPeriod(period.id),
    mayCompute: state === 'open' && may(person.roles, 'appraisal.propose'),
    isComputing,
    progress: period.progress,
    computed: moment(period.computedAt),
    categories: categoriesOf(period, scheme),
    grades: bounds.grades,
    standards: standardsOf(period, scheme),
    isGrading: isGrading && !isOwnMatter && bounds.grades.length > 0,
    steps: isOwnMatter ? steps.filter((step) => step === 'publish' || step === 'freeze') : steps,
    stepNames: Object.fromEntries(steps.map((step) => [step, PERIOD_STEPS[step].name])),
    isOwnMatter: isOwnMatter && isGrading,
    openAppeals: facts.openAppeals,
    rows: rows.map((row) => resultLine(row, { scheme, state, facts })),
    facts: [
      { key: '提出建议', value: [period.proposedBy, moment(period.proposedAt)].join(' ').trim() },
      { key: '复核', value: [period.reviewedBy, moment(period.reviewedAt)].join(' ').trim() },
      { key: '复核意见', value: period.review },
      { key: '确定', value: [period.decidedBy, moment(period.decidedAt)].join(' ').trim() },
      { key: '公布', value: moment(period.publishedAt) },
      { key: '申诉截止', value: moment(period.appealBy) },
      { key: '归档', value: [period.frozenBy, moment(period.frozenAt)].join(' ').trim() },
      { key: '归档指纹', value: period.fingerprint.slice(0, 16) },
      { key: '重新计算', value: facts.frozenCheck === null ? '' : checkInWords(facts.frozenCheck) },
    ].filter(({ value }) => value !== ''),
    history: [...facts.history].reverse().map((entry) => historyLine(entry, calendar)),
  };
}

function resultLine(
  row: ResultRow,
  { scheme, state, facts }: { scheme: ProcedureScheme; state: PeriodState; facts: PeriodFacts },
) {
  const categories = JSON.parse(row.categories) as Record<string, number>;
  const own = facts.selfScores.get(row.subjectId);
  const key = `r${row.id}`;
  return {
    id: row.id,
    key,
    name: row.subjectName,
    href: paths.appraisalSheet(facts.period.id, row.subjectKind, row.subjectId),
    rank: row.rank,
    total: row.total,
    capped: cappedTotal(row.total),
    bonus: row.bonus,
    categories: Object.values(categories),
    vetoes: vetoesOf(row).map((veto) => VETO_NAMES[veto]),
    byScore: row.grade,
    grade: latestGrade(row, scheme),
    proposed: row.proposedGrade,
    reviewed: row.reviewedGrade,
    decided: row.decidedGrade,
    chosen: facts.typed.grades[key] ?? gradeBefore(row, scheme, state),
    reason: facts.typed.reasons[key] ?? row.gradeReason,
    self: own === undefined || (scheme !== 'STF' && scheme !== 'WIN') ? null : selfTotal(scheme, own),
    assessment:
      row.ballots === 0 ? '' : row.assessment === null ? `不足3票` : `${row.assessment}（${row.ballots}票）`,
  };
}

/** What EFF is judged by, as frozen into the period; empty for schemes in points. */
function standardsOf(period: PeriodRow, scheme: ProcedureScheme) {
  if (scheme !== 'EFF') return [];
  const { aspects, grades } = readEfficiencyContent(period.schemeContent);
  return [
    ...GRADE_PLACES.map((place) => ({ key: grades[place].name, value: grades[place].meaning })),
    ...aspects.map(({ name, content }) => ({ key: name, value: content })),
  ];
}

function categoriesOf(period: PeriodRow, scheme: ProcedureScheme) {
  if (scheme === 'EFF') return [];
  return readSchemeContent(period.schemeContent).categories.map(({ name, maximumPoints }) => ({
    name,
    maximumPoints,
  }));
}

function checkInWords({ isSameEvidence, different }: FrozenCheck): string {
  if (isSameEvidence && different.length === 0) return '按归档的依据重新计算，结果一分不差';
  return `与归档不一致：${different.length > 0 ? different.join('、') : '依据被改动'}`;
}

function historyLine(entry: ProceedingRow, calendar: Calendar) {
  const { what, tone } = HISTORY_WORDS[entry.kind] ?? { what: entry.kind, tone: 'neutral' };
  const { changed = [] } = JSON.parse(entry.details) as {
    changed?: { name: string; from: string; to: string; reason: string }[];
  };
  const changes = changed.map(
    ({ name, from, to, reason }) => `${name}：${from || '—'} 改为 ${to}（${reason}）`,
  );
  return {
    when: momentInWords(entry.at, calendar.zone),
    who: entry.actorName,
    what,
    detail: [entry.note, ...changes].filter(Boolean).join('；'),
    tone,
  };
}
