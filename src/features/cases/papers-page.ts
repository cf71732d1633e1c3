import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { IntakeVerdict, VerdictOutcome } from '../../domain/cases/intake-verdict.js';
import { MATERIAL_STATUSES } from '../../domain/cases/materials.js';
import type { Tone } from '../../domain/cases/states.js';
import { verdictInWords } from '../../domain/cases/verdict-in-words.js';
import type { FormProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { materialStatusOf } from './case-facts.js';
import { caseHead, copiesInWords } from './case-page.js';
import type { CaseMaterialRow } from './case-parts.repository.js';
import { rowKey } from './cases.forms.js';
import { COMPLEX_REPLY_REASON, isBreach } from './conclude-papers.js';
import type { LoadedCase } from './load-case.js';
import { promisedMoment, workingDayTerm } from './promise-clock.js';
import { stampOf, typed } from './step-page.js';

const TONES: Readonly<Record<VerdictOutcome, Tone>> = {
  undecided: 'neutral',
  accept: 'green',
  tolerate: 'amber',
  'finish-instant': 'green',
  reply: 'red',
  refer: 'amber',
  'treat-as-promised': 'blue',
  'one-time-notice': 'amber',
  'non-acceptance': 'red',
};

type Typed = Record<string, { status?: unknown; problem?: unknown; renewed?: unknown } | undefined>;

/** The page on which the papers of a case are ticked: what was asked for first, the others folded away. */
export function papersPage(
  loaded: LoadedCase,
  noun: 'supplements' | 'acceptances',
  verdict: IntakeVerdict,
  problem: FormProblem,
  since: readonly string[],
) {
  const { row } = loaded;
  const entered = problem.values.materials as Typed | undefined;
  const lines = loaded.materials.map((material) => paperLine(material, entered, problem));
  const isReturn = row.noticeServedAt !== null;
  return {
    head: caseHead(loaded),
    title: noun === 'supplements' ? '登记补正材料' : '核对材料',
    action: paths.caseAction(row.number, noun),
    concludeAt: paths.caseAction(row.number, 'conclusions'),
    stamp: stampOf(loaded, problem, since),
    problem,
    since,
    asked: isReturn ? lines.filter((line) => line.isAsked) : lines,
    others: isReturn ? lines.filter((line) => !line.isAsked) : [],
    isReturn,
    panel: conclusionPanel(loaded, verdict),
    isInstant: row.kind === 'I',
    isReply: row.kind === 'R',
    mayTolerate: loaded.facts.isTolerant === true && lines.some((line) => line.mayFollow),
    promisedDate: typed(problem, 'promisedDate'),
    signedBy: typed(problem, 'signedBy'),
    reason: typed(problem, 'reason', COMPLEX_REPLY_REASON),
    resultName: typed(problem, 'resultName', row.itemResultName),
    resultNumber: typed(problem, 'resultNumber'),
    receiverName: typed(problem, 'receiverName'),
    isCharged: row.kind === 'I' && row.feeCharged === 1,
    receiptNumber: typed(problem, 'receiptNumber'),
    feeAmount: typed(problem, 'feeAmount'),
    breachReason: typed(problem, 'breachReason'),
    isBreach: isBreach(verdict),
  };
}

/** The conclusion at the side. */
export function conclusionPanel(loaded: LoadedCase, verdict: IntakeVerdict) {
  return {
    outcome: verdict.outcome,
    tone: isBreach(verdict) ? ('red' as const) : TONES[verdict.outcome],
    ...verdictInWords(verdict),
    notice: verdict.notice.map(({ name, status, problem }) => ({
      name,
      words: problem || MATERIAL_STATUSES[status],
    })),
    until: untilWords(loaded, verdict),
  };
}

function untilWords({ row, calendar, settings, now }: LoadedCase, { outcome }: IntakeVerdict): string {
  const words = (what: string, at: Date | null) =>
    at === null ? '' : `${what} ${momentInWords(at.getTime(), calendar.zone)} 前`;
  if (outcome === 'one-time-notice') {
    return words('补正期限：', workingDayTerm(now, settings.number('supplementWorkingDays'), calendar));
  }
  if (outcome !== 'accept' && outcome !== 'tolerate' && outcome !== 'treat-as-promised') return '';
  const promise = {
    acceptedAt: now,
    limitValue: row.promisedValue,
    limitUnit: row.promisedUnit,
    afterHours: row.promisedAfterHours,
  };
  const { dueAt, provisional } = promisedMoment(promise, calendar);
  return words('办结期限：', dueAt) + (provisional ? '（暂定）' : '');
}

function paperLine(row: CaseMaterialRow, entered: Typed | undefined, problem: FormProblem) {
  const tick = entered?.[rowKey(row.position)];
  const words = tick?.problem ?? row.problem;
  const field = `materials.${rowKey(row.position)}`;
  return {
    key: rowKey(row.position),
    position: row.position,
    name: row.name,
    copies: copiesInWords(row.originals, row.copies),
    isRequired: row.necessity === 'required',
    mayFollow: row.mayFollow === 1,
    told: row.toldStatus === '' ? '' : toldWords(row),
    /** Asked for in a notice, and not there yet. */
    isAsked: row.toldStatus !== '' && row.status !== 'present',
    status: String(tick?.status ?? row.status),
    problem: typeof words === 'string' ? words : '',
    renewed: Boolean(tick?.renewed),
    error: problem.byField[`${field}.status`] ?? problem.byField[`${field}.problem`] ?? '',
  };
}

function toldWords({ toldStatus, problem }: CaseMaterialRow): string {
  return [MATERIAL_STATUSES[materialStatusOf(toldStatus)], problem].filter(Boolean).join('：');
}
