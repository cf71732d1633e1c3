import { may } from '../../domain/access/permissions.js';
import { measureLight, runningMeasureClock } from '../../domain/accountability/measure-clocks.js';
import {
  isConcerned,
  refuseCompletion,
  refuseDecision,
  refuseEvaluation,
  refuseReturn,
  refuseServing,
} from '../../domain/accountability/measure-procedure.js';
import { isMeasureState, MEASURE_STATES } from '../../domain/accountability/measure-states.js';
import { appraisalEffectOf, sequelOf } from '../../domain/accountability/measure-steps.js';
import { isMeasureCode, MEASURES } from '../../domain/accountability/measures.js';
import { isOffPostOutcome, OFF_POST_OUTCOMES } from '../../domain/accountability/off-post.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords, shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import { readEvaluation } from './evaluate-off-post.js';
import { type MeasureLine, type MeasureRow, measureFacts } from './measures.repository.js';

const CLOCK_WORDS = { 'self-criticism': '交检讨', evaluation: '期满评议' } as const;

/** The name of a measure; the code itself when it is unknown. */
export function measureName(code: string): string {
  return isMeasureCode(code) ? MEASURES[code].name : code;
}

export function measureState(state: string): { label: string; tone: string } {
  if (!isMeasureState(state)) return { label: state, tone: 'neutral' };
  const { name, tone } = MEASURE_STATES[state];
  return { label: name, tone };
}

/** The light of what is waited for, with its words; null when nothing is. */
export function clockOf(
  measure: Parameters<typeof runningMeasureClock>[0],
  { zone }: Calendar,
  now: number,
): { light: string; text: string } | null {
  const clock = runningMeasureClock(measure);
  if (clock === null) return null;
  const light = measureLight(clock.until, now);
  const when = shortMomentInWords(clock.until, zone);
  return { light, text: `${CLOCK_WORDS[clock.what]} ${when}${light === 'red' ? ' 已到期' : ''}` };
}

/** A measure as a line of the list. */
export function measureLine(row: MeasureLine, calendar: Calendar, now: number) {
  const moment = (at: number | null) => (at === null ? '' : shortMomentInWords(at, calendar.zone));
  return {
    href: paths.measure(row.number),
    number: row.number,
    name: measureName(row.code),
    who: row.staffName || '科室',
    department: row.departmentName ?? '',
    state: measureState(row.state),
    proposed: moment(row.proposedAt),
    served: moment(row.servedAt),
    progress: progressOf(row),
    clock: clockOf(row, calendar, now),
  };
}

function progressOf(row: MeasureLine): string {
  if (row.state !== 'served' || row.selfCriticismBy === null) return '';
  if (row.selfCriticismAt === null) return '检讨未交';
  return row.reviewedAt === null ? '等科室负责人审阅' : '等监察室收回';
}

/** Everything a measure says about itself, empty lines left out. */
export function measureRows(
  row: MeasureRow,
  names: { department: string; substitute: string },
  { zone }: Calendar,
) {
  const moment = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), zone));
  const by = (who: string, at: Date | null) => (at === null ? '' : `${who} ${moment(at)}`);
  const meeting = readEvaluation(row.evaluation);
  const effect = isMeasureCode(row.code) ? appraisalEffectOf(row.code) : '';
  const outcome = isOffPostOutcome(row.outcome) ? OFF_POST_OUTCOMES[row.outcome].name : row.outcome;
  return [
    { key: '对象', value: row.staffName || names.department },
    { key: '科室', value: names.department },
    { key: '处理', value: measureName(row.code) },
    { key: '提出', value: by(row.proposedBy, row.proposedAt) },
    { key: '决定', value: by(row.decidedBy, row.decidedAt) },
    { key: '决定意见', value: row.decision },
    { key: '送达', value: by(row.servedBy, row.servedAt) },
    { key: '帮助科室', value: row.helperSection },
    { key: '生效', value: moment(row.effectiveFrom) },
    { key: '截止', value: moment(row.effectiveUntil) },
    { key: '替岗人员', value: names.substitute },
    { key: '检讨期限', value: moment(row.selfCriticismBy) },
    { key: '检讨提交', value: moment(row.selfCriticismAt) },
    { key: '负责人审阅', value: by(row.reviewedBy, row.reviewedAt) },
    { key: '审阅意见', value: row.review },
    { key: '交回监察室', value: moment(row.returnedAt) },
    { key: '评议会', value: moment(row.evaluatedAt) },
    { key: '服务对象代表', value: meeting?.clients ?? '' },
    { key: '单位代表', value: meeting?.units ?? '' },
    { key: '评议情况', value: meeting?.result ?? '' },
    { key: '结果', value: outcome },
    { key: '返岗', value: row.evaluatedAt === null ? '' : moment(row.endedAt) },
    { key: '考核影响', value: effect },
    { key: '申诉期限', value: moment(row.appealBy) },
    { key: '撤销理由', value: row.reversedReason },
  ].filter(({ value }) => value !== '');
}

/** Which steps a person may take now; the page shows a form for each. */
export function measureChoices(row: MeasureRow, person: Person, now: number) {
  const facts = measureFacts(row);
  const mayEstablish = may(person.roles, 'fault.establish');
  const mayDecide = may(person.roles, 'fault.decide');
  const isFree = !isConcerned(facts, person);
  return {
    decide: mayDecide && refuseDecision(facts, person) === null,
    ownProposal: mayDecide && isFree && facts.state === 'proposed' && facts.proposedById === person.staffId,
    serve: mayEstablish && refuseServing(facts, person) === null,
    takeIn: mayEstablish && refuseReturn(facts, person) === null,
    complete: mayEstablish && refuseCompletion(facts, person) === null,
    evaluate: mayDecide && refuseEvaluation(facts, person, now) === null,
    asksDates: sequelOf(facts.code) === 'off-post',
    asksUntil: facts.code === 'suspension',
    asksHelper: sequelOf(facts.code) === 'self-criticism',
  };
}

const STEP_WORDS: Readonly<Record<string, { what: string; tone: string }>> = {
  proposed: { what: '提出处理', tone: 'amber' },
  decided: { what: '决定给予处理', tone: 'orange' },
  rejected: { what: '决定不予处理', tone: 'neutral' },
  served: { what: '当面送达', tone: 'blue' },
  'self-criticism-written': { what: '提交检讨', tone: 'blue' },
  'self-criticism-sent-back': { what: '检讨退回重写', tone: 'amber' },
  'self-criticism-reviewed': { what: '审阅检讨', tone: 'blue' },
  'self-criticism-returned': { what: '收回检讨，办结', tone: 'green' },
  completed: { what: '落实', tone: 'green' },
  evaluated: { what: '期满评议', tone: 'blue' },
  reminded: { what: '提醒', tone: 'neutral' },
  reversed: { what: '撤销', tone: 'neutral' },
  'appeal-filed': { what: '提出申诉', tone: 'amber' },
  'appeal-upheld': { what: '申诉复核：维持', tone: 'blue' },
  'appeal-changed': { what: '申诉复核：变更', tone: 'green' },
  'appeal-reversed': { what: '申诉复核：撤销', tone: 'green' },
};

/** The history of a measure as the timeline shows it. */
export function measureHistory(
  steps: readonly { at: number; actorName: string; kind: string; note: string }[],
  { zone }: Calendar,
) {
  return steps.map((step) => ({
    when: momentInWords(step.at, zone),
    who: step.actorName,
    what: STEP_WORDS[step.kind]?.what ?? step.kind,
    detail: step.note,
    tone: STEP_WORDS[step.kind]?.tone ?? 'neutral',
  }));
}
