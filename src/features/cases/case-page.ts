import type { Vault } from '../../db/vault.js';
import { may } from '../../domain/access/permissions.js';
import { CASE_KINDS, isCaseKind } from '../../domain/cases/kinds.js';
import { MATERIAL_STATUSES, NECESSITIES } from '../../domain/cases/materials.js';
import { refuseUnexplainedOverrun } from '../../domain/cases/overrun.js';
import { refusalInWords } from '../../domain/cases/refusal-in-words.js';
import {
  CASE_STATES,
  isCaseState,
  stateName,
  type Tone,
  TURN_NAMES,
  turnOf,
} from '../../domain/cases/states.js';
import { LIMIT_UNITS } from '../../domain/deadlines/time-limit.js';
import { yuanInWords } from '../../domain/fees/fen.js';
import { maskApplicantName, maskPersonName } from '../../domain/identity/masks.js';
import { limitInWords } from '../../domain/items/compare-limits.js';
import { isNoticeKind, noticeTitle } from '../../domain/notices/notice-kinds.js';
import type { FormProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import { momentWords } from '../desk/clock-words.js';
import { applicantData, type DataLine } from './applicant-data.js';
import { caseClock } from './case-clock.js';
import { caseHistory } from './case-history.js';
import type { CaseMaterialRow, CaseNoticeRow } from './case-parts.repository.js';
import { clockPanel, withClockWays } from './clock-panel.js';
import { extraRows } from './extra-rows.js';
import type { LoadedCase } from './load-case.js';
import { decisionHindrance, pageActions } from './page-actions.js';
import { overrunWayOut } from './refused-step.js';

/** The head of every page of a case. */
export interface CaseHead {
  number: string;
  href: string;
  item: string;
  /** Masked. */
  applicant: string;
  state: { label: string; tone: Tone };
}

interface Asked {
  person: Person;
  vault: Vault;
  problem: FormProblem;
  /** What changed meanwhile, in words; empty otherwise. */
  since: readonly string[];
  isOpened: boolean;
}

/** Everything the case page shows (D.Clerk.6). */
export function casePage(loaded: LoadedCase, { person, vault, problem, since, isOpened }: Asked) {
  const { row, calendar, now } = loaded;
  const limits = {
    amberAbovePercent: loaded.settings.number('amberAbovePercent'),
    orangeAbovePercent: loaded.settings.number('orangeAbovePercent'),
  };
  const overrun = overrunBanner(loaded, person);
  const canReveal = may(person.roles, 'case.reveal') && row.applicantId !== null;
  return {
    head: caseHead(loaded),
    problem,
    since,
    stamp: freshStamp(loaded),
    turn: turnWords(loaded),
    place: placeWords(loaded),
    clock: caseClock(row, calendar, now.getTime(), 'full', limits),
    clockHref: paths.caseAction(row.number, 'clock'),
    actions: withClockWays(pageActions(loaded.facts, person, row.number, now), loaded, person),
    clockPanel: clockPanel(loaded),
    hindrance: overrun === null ? decisionHindrance(loaded.facts, person, now) : '',
    overrun,
    urgeHref:
      row.isOpen === 1 && may(person.roles, 'supervision.act')
        ? paths.caseAction(row.number, 'urgings')
        : null,
    isBreach: row.noticeBreach === 1,
    applicant: applicantData(row, vault, isOpened),
    isOpened,
    discloseTo: canReveal && !isOpened ? paths.caseAction(row.number, 'disclosures') : null,
    course: courseRows(loaded),
    materials: loaded.materials.map(materialLine),
    notices: loaded.notices.map((notice) => noticeLine(notice, loaded, may(person.roles, 'notice.print'))),
    history: caseHistory(loaded.events, now.getTime(), calendar),
  };
}

/** Number, item, applicant and state, for the head of a page. */
export function caseHead({ row }: LoadedCase): CaseHead {
  const type = row.applicantType === 'organisation' ? 'organisation' : 'person';
  return {
    number: row.number,
    href: paths.case(row.number),
    item: row.itemName,
    applicant: maskApplicantName(type, row.applicantName),
    state: isCaseState(row.state)
      ? { label: stateName(row.state), tone: CASE_STATES[row.state].tone }
      : { label: row.state, tone: 'neutral' },
  };
}

/** The version and the last event of the case as it is now; a form carries them. */
export function freshStamp({ row, events }: LoadedCase): { version: string; seenEventId: string } {
  return { version: String(row.version), seenEventId: String(events.at(-1)?.id ?? 0) };
}

/** A material of the case in words, with the tone of its state. */
export function materialLine(row: CaseMaterialRow) {
  const status = Object.hasOwn(MATERIAL_STATUSES, row.status)
    ? MATERIAL_STATUSES[row.status as keyof typeof MATERIAL_STATUSES]
    : row.status;
  const necessity = Object.hasOwn(NECESSITIES, row.necessity)
    ? NECESSITIES[row.necessity as keyof typeof NECESSITIES]
    : '';
  return {
    position: row.position,
    name: row.name,
    copies: copiesInWords(row.originals, row.copies),
    necessity,
    status,
    tone: toneOfMaterial(row),
    problem: row.problem,
  };
}

/** 原件 1 份，复印件 2 份 */
export function copiesInWords(originals: number, copies: number): string {
  const parts = [originals > 0 ? `原件 ${originals} 份` : '', copies > 0 ? `复印件 ${copies} 份` : ''];
  return parts.filter(Boolean).join('，');
}

function toneOfMaterial({ status, necessity }: CaseMaterialRow): Tone {
  if (status === 'present') return 'green';
  if (status === 'defective') return 'red';
  if (status === 'missing' && necessity === 'required') return 'red';
  return status === 'follows-later' ? 'amber' : 'neutral';
}

function noticeLine(notice: CaseNoticeRow, { row, now, calendar }: LoadedCase, isOpen: boolean) {
  return {
    title: isNoticeKind(notice.kind) ? noticeTitle(notice.kind) : notice.kind,
    number: notice.number,
    issued: `${momentWords(notice.issuedAt, now.getTime(), calendar)} ${notice.issuedBy}`,
    printed: notice.printedCount === 0 ? '未打印' : `已打印 ${notice.printedCount} 次`,
    href: isOpen ? paths.notice(row.number, notice.id) : null,
    fileHref: isOpen ? paths.noticeFile(row.number, notice.id) : null,
  };
}

/** What must be written before a late case is worked on again, and where (SV-02, SV-03); null when nothing is. */
function overrunBanner({ row, facts, now }: LoadedCase, person: Person) {
  if (!may(person.roles, 'case.explain-overdue')) return null;
  const refusal = refuseUnexplainedOverrun(facts.overrun, person, now);
  const link = refusal === null ? null : overrunWayOut(refusal, row.number);
  return refusal === null || link === null
    ? null
    : { title: `${refusalInWords(refusal)}（${refusal.rule}）`, link };
}

function turnWords({ row }: LoadedCase): string {
  if (!isCaseState(row.state)) return '';
  const turn = turnOf(row.state);
  return turn === 'none' ? '' : `现在轮到${TURN_NAMES[turn]}`;
}

function placeWords({ row }: LoadedCase): string {
  const window = row.windowNumber === null ? '' : `${row.windowNumber}号窗口 → `;
  return `${window}${row.departmentName}`;
}

function courseRows(loaded: LoadedCase): DataLine[] {
  const { row, calendar, now } = loaded;
  const moment = (at: number | null) => (at === null ? '' : momentWords(at, now.getTime(), calendar));
  const by = (at: number | null, name: string | null) => [moment(at), name ?? ''].filter(Boolean).join(' ');
  const validity = row.resultValidTo === '' ? '' : `有效期至 ${row.resultValidTo}`;
  const result = [row.resultName, row.resultNumber, validity].filter(Boolean).join(' ');
  const isAway = ['DEC_Y', 'PAY', 'READY'].includes(row.state);
  const lines: DataLine[] = [
    { key: '办件类型', value: isCaseKind(row.kind) ? CASE_KINDS[row.kind].name : row.kind },
    { key: '办件说明', value: row.matter },
    { key: '收件', value: by(row.receivedAt, row.receivedByName ?? row.handlerName) },
    {
      key: '补正期限',
      value: row.state === 'SUPP' ? `${moment(row.supplementDueAt)} 前` : '',
    },
    {
      key: '受理',
      value: row.acceptedAt === null ? '' : by(row.acceptedAt, row.acceptedByName),
    },
    { key: '承诺时限', value: promiseWords(loaded) },
    { key: '超期原因', value: row.overdueReason },
    { key: '办结计划', value: row.overduePlan },
    ...extraRows(loaded),
    { key: '审查', value: row.reviewedByName ?? '' },
    {
      key: '决定',
      value:
        row.decidedAt === null ? '' : `${by(row.decidedAt, row.decidedByName)} ${decisionWord(row.decision)}`,
    },
    { key: '理由', value: row.decisionReasons },
    { key: '依据', value: row.decisionBasis },
    ...feeRows(loaded),
    { key: '缴费票据号', value: row.paymentReceipt, figures: true },
    { key: '办理结果', value: result },
    {
      key: '应送达',
      value:
        isAway && row.deliverBy !== null
          ? `${moment(row.deliverBy)} 前${row.deliveryWay === 'mail' ? '邮寄' : ''}`
          : '',
      late: isAway && row.deliverBy !== null && row.deliverBy < now.getTime(),
    },
    { key: '领取人', value: row.receiverName === '' ? '' : maskPersonName(row.receiverName) },
    { key: '办结', value: moment(row.closedAt) },
  ];
  return lines.filter((line) => line.value !== '');
}

/** The fee of the case with its slip, once the applicant was told to pay. */
function feeRows({ row }: LoadedCase): DataLine[] {
  if (row.feeFen === null) return [];
  return [
    { key: '应缴费用', value: yuanInWords(row.feeFen), href: paths.caseAction(row.number, 'payment-slip') },
  ];
}

function decisionWord(decision: string | null): string {
  if (decision === 'granted') return '准予';
  return decision === 'refused' ? '不予' : '';
}

function promiseWords({ row }: LoadedCase): string {
  const unit = LIMIT_UNITS.find((each) => each === row.limitUnit);
  if (row.limitValue === null || unit === undefined || row.acceptedAt === null) return '';
  return row.limitValue === 0 ? '当场办结' : limitInWords({ value: row.limitValue, unit });
}
