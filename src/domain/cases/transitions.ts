import type { Permission } from '../access/permissions.js';
import type { FactGuard, InputGuard } from './guards.js';
import type { CaseKind } from './kinds.js';
import type { CaseState } from './states.js';

export type DocumentId =
  | 'D-01'
  | 'D-02'
  | 'D-03'
  | 'D-04'
  | 'D-05'
  | 'D-06'
  | 'D-07'
  | 'D-08'
  | 'D-27'
  | 'D-28'
  | 'D-118'
  | 'D-136'
  | 'D-138';

interface TransitionRow {
  /** T01..T40 of section 3.3; TD rows are needed to make the table computable. */
  id: string;
  from: readonly CaseState[] | 'any-open';
  action: string;
  /** 'same' keeps the state. */
  to: CaseState | 'same';
  /** Who, when the step is not one a person of this release may take. */
  actor: string;
  permission: Permission | null;
  kinds: readonly CaseKind[];
  /** The kind the case has afterwards, where the step changes it. */
  kindAfter?: CaseKind;
  /** Must hold on the facts alone; a step whose guards fail is not offered. */
  guards: readonly FactGuard[];
  /** Must hold on what the person enters with the step. */
  asks: readonly InputGuard[];
  documents: readonly DocumentId[];
  source: string;
  /** Works in this release. */
  released: boolean;
}

const ALL = ['I', 'P', 'R', 'J', 'U'] as const;
const PJU = ['P', 'J', 'U'] as const;

type Later = Omit<TransitionRow, 'permission' | 'guards' | 'asks' | 'released'>;

function later<const Row extends Later>(row: Row) {
  return { ...row, permission: null, guards: [], asks: [], released: false } as const;
}

function now<const Row extends Omit<TransitionRow, 'released'>>(row: Row) {
  return { ...row, released: true } as const;
}

/** Section 3.3 as one table: `now` rows work, `later` rows are named but do not work in this release. */
// biome-ignore format: a table reads by rows
export const TRANSITIONS = [
  later({ id: 'T01', from: ['ENQ'], action: 'book', to: 'BOOKED', kinds: ALL,
    actor: 'applicant|clerk', documents: [], source: '003:L152' }),
  now({ id: 'T02', from: ['ENQ'], action: 'receive', to: 'RECV', kinds: ALL, permission: 'intake.submit',
    guards: ['isKindOfItem'], asks: [],
    actor: 'clerk', documents: [], source: '002:L629' }),
  later({ id: 'T03', from: ['DRAFT'], action: 'send-online', to: 'PRE', kinds: ALL,
    actor: 'applicant', documents: [], source: '002:L41' }),
  later({ id: 'T04', from: ['PRE'], action: 'return-online', to: 'PRE_FIX', kinds: ALL,
    actor: 'pre-reviewer', documents: ['D-04'], source: '002:L41' }),
  later({ id: 'T05', from: ['PRE_FIX'], action: 'resend-online', to: 'PRE', kinds: ALL,
    actor: 'applicant', documents: [], source: '002:L41' }),
  later({ id: 'T06', from: ['PRE'], action: 'pass-online', to: 'PRE_OK', kinds: ALL,
    actor: 'pre-reviewer', documents: [], source: '002:L41' }),
  later({ id: 'T07', from: ['PRE_OK'], action: 'book-slot', to: 'BOOKED', kinds: ALL,
    actor: 'applicant', documents: [], source: '002:L41' }),
  later({ id: 'T08', from: ['BOOKED'], action: 'receive-booked', to: 'RECV', kinds: ALL,
    actor: 'clerk', documents: [], source: '002:L41' }),
  now({ id: 'T09', from: ['RECV'], action: 'correct-on-spot', to: 'same', kinds: ALL, permission: 'case.supplement',
    guards: ['hasDefectCorrectableOnSpot'], asks: [],
    actor: 'clerk', documents: [], source: '002:L459' }),
  now({ id: 'T10', from: ['RECV'], action: 'issue-one-time-notice', to: 'SUPP', kinds: ALL, permission: 'case.supplement',
    guards: ['areMaterialsChecked', 'isSomethingToSupply', 'isWithinCorrectionTerm', 'areProblemsDescribed'], asks: [],
    actor: 'clerk', documents: ['D-03'], source: '002:L459' }),
  now({ id: 'T11', from: ['SUPP'], action: 'receive-supplement', to: 'RECV', kinds: ALL, permission: 'case.supplement',
    guards: [], asks: [],
    actor: 'applicant, entered by clerk', documents: [], source: '002:L459' }),
  now({ id: 'T12', from: ['RECV'], action: 'accept', to: 'ACC', kinds: PJU, permission: 'case.accept',
    guards: ['isKindOfItem', 'areMaterialsCompleteOrTermMissed'], asks: [],
    actor: 'clerk (not the decider)', documents: ['D-01'], source: '002:L27' }),
  now({ id: 'T13', from: ['RECV'], action: 'accept-tolerantly', to: 'ACC_T', kinds: PJU, permission: 'case.accept',
    guards: ['isKindOfItem', 'areOnlyTolerableMissing'], asks: [],
    actor: 'clerk', documents: ['D-01', 'D-27'], source: '002:L29' }),
  now({ id: 'T14', from: ['RECV'], action: 'refuse-acceptance', to: 'REJ_F', kinds: ALL, permission: 'case.refuse-acceptance',
    guards: [], asks: ['hasRemitReason', 'hasReason', 'hasBasis'],
    actor: 'clerk|window head', documents: ['D-02'], source: '002:L459' }),
  now({ id: 'T15', from: ['RECV'], action: 'finish-instant', to: 'DONE', kinds: ['I'], permission: 'case.finish-instant',
    guards: ['isKindOfItem', 'areMaterialsComplete'], asks: ['hasOutputDocument', 'hasReceiver', 'hasReceiptWhenDue'],
    actor: 'clerk', documents: [], source: '002:L485-491' }),
  now({ id: 'T16', from: ['RECV'], action: 'reply', to: 'DEC_N', kinds: ['R'], permission: 'case.reply',
    guards: ['isKindOfItem', 'hasRefusalAuthority'], asks: ['hasReason', 'hasBasis'],
    actor: 'clerk within own refusal authority', documents: ['D-05', 'D-06'], source: '002:L513; 001:L485' }),
  now({ id: 'T17', from: ['RECV'], action: 'refer-refusal', to: 'NEG_REF', kinds: ['R'], permission: 'case.reply',
    guards: ['isKindOfItem', 'lacksRefusalAuthority'], asks: ['hasReason', 'hasBasis'],
    actor: 'clerk without authority', documents: [], source: '001:L481' }),
  now({ id: 'T18', from: ['NEG_REF'], action: 'confirm-refusal', to: 'DEC_N', kinds: ['R'], permission: 'case.answer-referral',
    guards: [], asks: ['hasReason'],
    actor: 'leader in charge', documents: ['D-05', 'D-06'], source: '001:L483' }),
  now({ id: 'T19', from: ['NEG_REF'], action: 'order-acceptance', to: 'ACC', kinds: ['R'], kindAfter: 'P', permission: 'case.answer-referral',
    guards: [], asks: ['hasReason'],
    actor: 'leader in charge', documents: ['D-01'], source: '001:L483' }),
  now({ id: 'T20', from: ['RECV'], action: 'accept-as-promised', to: 'ACC', kinds: ['R'], kindAfter: 'P', permission: 'case.accept',
    guards: ['areMaterialsCompleteOrTermMissed'], asks: ['hasReason'],
    actor: 'clerk', documents: ['D-01'], source: '002:L513' }),
  now({ id: 'T21', from: ['ACC', 'ACC_T'], action: 'take-review', to: 'REV', kinds: ['P', 'U'], permission: 'case.review',
    guards: [], asks: [],
    actor: 'reviewer', documents: [], source: '002:L25' }),
  now({ id: 'TD1', from: ['REV'], action: 'record-review', to: 'same', kinds: ALL, permission: 'case.review',
    guards: [], asks: [],
    actor: 'reviewer', documents: [], source: '[D] from S-44, 002:L23-25' }),
  now({ id: 'T22', from: ['ACC'], action: 'open-legs', to: 'LEGS', kinds: ['J'], permission: 'case.lead-joint',
    guards: ['isJointLead'], asks: [],
    actor: 'centre / lead window', documents: ['D-07', 'D-08'], source: '002:L523' }),
  now({ id: 'T23', from: ['LEGS'], action: 'close-legs', to: 'REV', kinds: ['J'], permission: 'case.lead-joint',
    guards: ['isJointLead', 'areLegsAnswered'], asks: [],
    actor: 'all organs', documents: [], source: '002:L523' }),
  now({ id: 'T24', from: ['REV'], action: 'visit-site', to: 'SITE', kinds: ['P', 'J'], permission: 'case.suspend',
    guards: [], asks: [],
    actor: 'reviewer', documents: ['D-118'], source: '002:L497' }),
  now({ id: 'T24', from: ['REV'], action: 'ask-experts', to: 'EXP', kinds: ['P', 'J'], permission: 'case.suspend',
    guards: [], asks: [],
    actor: 'reviewer', documents: ['D-118'], source: '002:L497' }),
  now({ id: 'T24', from: ['REV'], action: 'publish-application', to: 'PUB', kinds: ['P', 'J'], permission: 'case.suspend',
    guards: [], asks: [],
    actor: 'reviewer', documents: ['D-118'], source: '002:L497' }),
  now({ id: 'T25', from: ['SITE', 'EXP', 'PUB'], action: 'file-record', to: 'REV', kinds: ['P', 'J'], permission: 'case.suspend',
    guards: [], asks: ['hasReason'],
    actor: 'reviewer', documents: [], source: '002:L497' }),
  now({ id: 'T26', from: ['REV'], action: 'forward-upward', to: 'UP', kinds: ['U'], permission: 'case.forward-upward',
    guards: ['isUpwardItem', 'isNotYetForwarded'], asks: [],
    actor: 'window', documents: [], source: '002:L533' }),
  now({ id: 'T27', from: ['UP'], action: 'file-superior-answer', to: 'REV', kinds: ['U'], permission: 'case.forward-upward',
    guards: [], asks: [],
    actor: 'window', documents: [], source: '002:L533' }),
  now({ id: 'T28', from: ['ACC', 'REV', 'LEGS', 'UP'], action: 'extend', to: 'EXT', kinds: PJU, permission: 'case.approve-extension',
    guards: [], asks: ['hasReason'],
    actor: 'leader in charge', documents: ['D-28'], source: '004:L143' }),
  later({ id: 'T29', from: ['EXT'], action: 'continue-after-extension', to: 'REV', kinds: PJU,
    actor: 'system', documents: [], source: '004:L143' }),
  now({ id: 'T30', from: ['REV'], action: 'grant', to: 'DEC_Y', kinds: ALL, permission: 'case.decide',
    guards: ['isDeciderNotAcceptor', 'isChecklistTicked', 'hasNoOpenGap'], asks: [],
    actor: 'approver (back office; not intake clerk)', documents: [], source: '002:L25' }),
  now({ id: 'T31', from: ['REV'], action: 'refuse', to: 'DEC_N', kinds: ALL, permission: 'case.decide',
    guards: ['isDeciderNotAcceptor'], asks: ['hasReason', 'hasBasis'],
    actor: 'approver', documents: ['D-05', 'D-06'], source: '002:L513' }),
  now({ id: 'T32', from: ['DEC_Y'], action: 'ask-payment', to: 'PAY', kinds: ALL, permission: 'case.notify-ready',
    guards: ['hasFee'], asks: [],
    actor: 'window', documents: [], source: '002:L471' }),
  now({ id: 'T33', from: ['PAY'], action: 'record-payment', to: 'READY', kinds: ALL, permission: 'case.notify-ready',
    guards: ['hasFee'], asks: ['hasReceiptNumber', 'hasOutputDocument'],
    actor: 'bank / window', documents: [], source: '002:L1009' }),
  now({ id: 'T34', from: ['DEC_Y'], action: 'notify-ready', to: 'READY', kinds: ALL, permission: 'case.notify-ready',
    guards: ['isFree'], asks: ['hasOutputDocument'],
    actor: 'window', documents: [], source: '002:L471' }),
  now({ id: 'T35', from: ['READY'], action: 'deliver', to: 'DONE', kinds: ALL, permission: 'case.deliver',
    guards: [], asks: ['hasOutputDocument', 'hasReceiver'],
    actor: 'window clerk', documents: [], source: '002:L457' }),
  now({ id: 'T36', from: ['SUPP', 'ACC', 'ACC_T'], action: 'return', to: 'RETURN', kinds: ALL, permission: 'case.return',
    guards: ['isReturnable'], asks: ['hasReason'],
    actor: 'window before acceptance, leader in charge after it (C-44)', documents: ['D-136'], source: '002:L551' }),
  now({ id: 'TD2', from: ['ACC_T', 'REV', 'SITE', 'EXP', 'PUB', 'LEGS', 'UP', 'EXT'], action: 'hand-in-rest', to: 'same', kinds: PJU, permission: 'case.supplement',
    guards: ['hasOpenGap'], asks: [],
    actor: 'applicant, entered by clerk', documents: [], source: '[D] from S-39, 002:L29' }),
  now({ id: 'T37', from: 'any-open', action: 'withdraw', to: 'WITHDRAWN', kinds: ALL, permission: 'case.withdraw',
    guards: [], asks: ['hasReason'],
    actor: 'applicant, entered by clerk', documents: [], source: '[D]' }),
  now({ id: 'T38', from: ['DEC_N'], action: 'hand-back-papers', to: 'same', kinds: ['R'], permission: 'case.deliver',
    guards: ['arePapersStillHere'], asks: [],
    actor: 'applicant, entered by clerk', documents: ['D-138'], source: '001:L489' }),
  now({ id: 'T39', from: 'any-open', action: 'correct-kind', to: 'same', kinds: ALL, permission: 'case.correct-kind',
    guards: [], asks: ['hasReason'],
    actor: 'supervision section', documents: [], source: '[D] from 002:L593-597' }),
  later({ id: 'T40', from: ['DONE'], action: 'sample', to: 'same', kinds: ALL,
    actor: 'supervision section', documents: [], source: '002:L553' }),
] as const satisfies readonly TransitionRow[];

export type CaseAction = (typeof TRANSITIONS)[number]['action'];

export type Transition = Omit<TransitionRow, 'action'> & { action: CaseAction };

/** The row of an action; actions are unique in the table. */
export function transitionOf(action: CaseAction): Transition {
  const row: Transition | undefined = TRANSITIONS.find((candidate) => candidate.action === action);
  if (!row) throw new Error(`no transition for ${action}`);
  return row;
}

/** The actions that work in this release, in the order of the table. */
export const RELEASED_ACTIONS: readonly CaseAction[] = TRANSITIONS.filter((row) => row.released).map(
  (row) => row.action,
);

/** True when the text is an action of the table. */
export function isCaseAction(text: string): text is CaseAction {
  return TRANSITIONS.some((row) => row.action === text);
}
