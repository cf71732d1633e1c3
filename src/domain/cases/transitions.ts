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
  | 'D-28';

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

/** Section 3.3 as one table. `later` rows are named but do not work in this release. */
export const TRANSITIONS = [
  later({
    id: 'T01',
    from: ['ENQ'],
    action: 'book',
    to: 'BOOKED',
    actor: 'applicant|clerk',
    kinds: ALL,
    documents: [],
    source: '003:L152',
  }),
  {
    id: 'T02',
    from: ['ENQ'],
    action: 'receive',
    to: 'RECV',
    actor: 'clerk',
    permission: 'intake.submit',
    kinds: ALL,
    guards: ['isKindOfItem'],
    asks: [],
    documents: [],
    source: '002:L629',
    released: true,
  },
  later({
    id: 'T03',
    from: ['DRAFT'],
    action: 'send-online',
    to: 'PRE',
    actor: 'applicant',
    kinds: ALL,
    documents: [],
    source: '002:L41',
  }),
  later({
    id: 'T04',
    from: ['PRE'],
    action: 'return-online',
    to: 'PRE_FIX',
    actor: 'pre-reviewer',
    kinds: ALL,
    documents: ['D-04'],
    source: '002:L41',
  }),
  later({
    id: 'T05',
    from: ['PRE_FIX'],
    action: 'resend-online',
    to: 'PRE',
    actor: 'applicant',
    kinds: ALL,
    documents: [],
    source: '002:L41',
  }),
  later({
    id: 'T06',
    from: ['PRE'],
    action: 'pass-online',
    to: 'PRE_OK',
    actor: 'pre-reviewer',
    kinds: ALL,
    documents: [],
    source: '002:L41',
  }),
  later({
    id: 'T07',
    from: ['PRE_OK'],
    action: 'book-slot',
    to: 'BOOKED',
    actor: 'applicant',
    kinds: ALL,
    documents: [],
    source: '002:L41',
  }),
  later({
    id: 'T08',
    from: ['BOOKED'],
    action: 'receive-booked',
    to: 'RECV',
    actor: 'clerk',
    kinds: ALL,
    documents: [],
    source: '002:L41',
  }),
  {
    id: 'T09',
    from: ['RECV'],
    action: 'correct-on-spot',
    to: 'same',
    actor: 'clerk',
    permission: 'case.supplement',
    kinds: ALL,
    guards: ['hasDefectCorrectableOnSpot'],
    asks: [],
    documents: [],
    source: '002:L459',
    released: true,
  },
  {
    id: 'T10',
    from: ['RECV'],
    action: 'issue-one-time-notice',
    to: 'SUPP',
    actor: 'clerk',
    permission: 'case.supplement',
    kinds: ALL,
    guards: ['areMaterialsChecked', 'isSomethingToSupply', 'isWithinCorrectionTerm', 'areProblemsDescribed'],
    asks: [],
    documents: ['D-03'],
    source: '002:L459',
    released: true,
  },
  {
    id: 'T11',
    from: ['SUPP'],
    action: 'receive-supplement',
    to: 'RECV',
    actor: 'applicant, entered by clerk',
    permission: 'case.supplement',
    kinds: ALL,
    guards: [],
    asks: [],
    documents: [],
    source: '002:L459',
    released: true,
  },
  {
    id: 'T12',
    from: ['RECV'],
    action: 'accept',
    to: 'ACC',
    actor: 'clerk (not the decider)',
    permission: 'case.accept',
    kinds: PJU,
    guards: ['isKindOfItem', 'areMaterialsCompleteOrTermMissed'],
    asks: [],
    documents: ['D-01'],
    source: '002:L27',
    released: true,
  },
  later({
    id: 'T13',
    from: ['RECV'],
    action: 'accept-tolerantly',
    to: 'ACC_T',
    actor: 'clerk',
    kinds: PJU,
    documents: ['D-01', 'D-27'],
    source: '002:L29',
  }),
  {
    id: 'T14',
    from: ['RECV'],
    action: 'refuse-acceptance',
    to: 'REJ_F',
    actor: 'clerk|window head',
    permission: 'case.refuse-acceptance',
    kinds: ALL,
    guards: [],
    asks: ['hasRemitReason', 'hasReason', 'hasBasis'],
    documents: ['D-02'],
    source: '002:L459',
    released: true,
  },
  {
    id: 'T15',
    from: ['RECV'],
    action: 'finish-instant',
    to: 'DONE',
    actor: 'clerk',
    permission: 'case.finish-instant',
    kinds: ['I'],
    guards: ['isKindOfItem', 'areMaterialsComplete'],
    asks: ['hasOutputDocument', 'hasReceiver'],
    documents: [],
    source: '002:L485-491',
    released: true,
  },
  {
    id: 'T16',
    from: ['RECV'],
    action: 'reply',
    to: 'DEC_N',
    actor: 'clerk within own refusal authority',
    permission: 'case.reply',
    kinds: ['R'],
    guards: ['isKindOfItem', 'hasRefusalAuthority'],
    asks: ['hasReason', 'hasBasis'],
    documents: ['D-05', 'D-06'],
    source: '002:L513; 001:L485',
    released: true,
  },
  later({
    id: 'T17',
    from: ['RECV'],
    action: 'refer-refusal',
    to: 'NEG_REF',
    actor: 'clerk without authority',
    kinds: ['R'],
    documents: ['D-06'],
    source: '001:L481',
  }),
  later({
    id: 'T18',
    from: ['NEG_REF'],
    action: 'confirm-refusal',
    to: 'DEC_N',
    actor: 'leader in charge',
    kinds: ['R'],
    documents: ['D-05', 'D-06'],
    source: '001:L483',
  }),
  later({
    id: 'T19',
    from: ['NEG_REF'],
    action: 'order-acceptance',
    to: 'ACC',
    actor: 'leader in charge',
    kinds: ['R'],
    kindAfter: 'P',
    documents: ['D-01'],
    source: '001:L483',
  }),
  {
    id: 'T20',
    from: ['RECV'],
    action: 'accept-as-promised',
    to: 'ACC',
    actor: 'clerk',
    permission: 'case.accept',
    kinds: ['R'],
    kindAfter: 'P',
    guards: ['areMaterialsCompleteOrTermMissed'],
    asks: ['hasReason'],
    documents: ['D-01'],
    source: '002:L513',
    released: true,
  },
  {
    id: 'T21',
    from: ['ACC', 'ACC_T'],
    action: 'take-review',
    to: 'REV',
    actor: 'reviewer',
    permission: 'case.review',
    kinds: ['P', 'U'],
    guards: [],
    asks: [],
    documents: [],
    source: '002:L25',
    released: true,
  },
  {
    id: 'TD1',
    from: ['REV'],
    action: 'record-review',
    to: 'same',
    actor: 'reviewer',
    permission: 'case.review',
    kinds: ALL,
    guards: [],
    asks: [],
    documents: [],
    source: '[D] from S-44, 002:L23-25',
    released: true,
  },
  later({
    id: 'T22',
    from: ['ACC'],
    action: 'open-legs',
    to: 'LEGS',
    actor: 'centre / lead window',
    kinds: ['J'],
    documents: ['D-07', 'D-08'],
    source: '002:L523',
  }),
  later({
    id: 'T23',
    from: ['LEGS'],
    action: 'close-legs',
    to: 'REV',
    actor: 'all organs',
    kinds: ['J'],
    documents: [],
    source: '002:L523',
  }),
  later({
    id: 'T24',
    from: ['REV'],
    action: 'visit-site',
    to: 'SITE',
    actor: 'reviewer',
    kinds: ['P', 'J'],
    documents: [],
    source: '002:L497',
  }),
  later({
    id: 'T24',
    from: ['REV'],
    action: 'ask-experts',
    to: 'EXP',
    actor: 'reviewer',
    kinds: ['P', 'J'],
    documents: [],
    source: '002:L497',
  }),
  later({
    id: 'T24',
    from: ['REV'],
    action: 'publish-application',
    to: 'PUB',
    actor: 'reviewer',
    kinds: ['P', 'J'],
    documents: [],
    source: '002:L497',
  }),
  later({
    id: 'T25',
    from: ['SITE', 'EXP', 'PUB'],
    action: 'file-record',
    to: 'REV',
    actor: 'reviewer',
    kinds: ['P', 'J'],
    documents: [],
    source: '002:L497',
  }),
  later({
    id: 'T26',
    from: ['REV'],
    action: 'forward-upward',
    to: 'UP',
    actor: 'window',
    kinds: ['U'],
    documents: [],
    source: '002:L533',
  }),
  later({
    id: 'T27',
    from: ['UP'],
    action: 'file-superior-answer',
    to: 'REV',
    actor: 'window',
    kinds: ['U'],
    documents: [],
    source: '002:L533',
  }),
  later({
    id: 'T28',
    from: ['ACC', 'REV', 'LEGS', 'UP'],
    action: 'extend',
    to: 'EXT',
    actor: 'leader in charge',
    kinds: PJU,
    documents: ['D-28'],
    source: '004:L143',
  }),
  later({
    id: 'T29',
    from: ['EXT'],
    action: 'continue-after-extension',
    to: 'REV',
    actor: 'system',
    kinds: PJU,
    documents: [],
    source: '004:L143',
  }),
  {
    id: 'T30',
    from: ['REV'],
    action: 'grant',
    to: 'DEC_Y',
    actor: 'approver (back office; not intake clerk)',
    permission: 'case.decide',
    kinds: ALL,
    guards: ['isDeciderNotAcceptor', 'isChecklistTicked'],
    asks: [],
    documents: [],
    source: '002:L25',
    released: true,
  },
  {
    id: 'T31',
    from: ['REV'],
    action: 'refuse',
    to: 'DEC_N',
    actor: 'approver',
    permission: 'case.decide',
    kinds: ALL,
    guards: ['isDeciderNotAcceptor'],
    asks: ['hasReason', 'hasBasis'],
    documents: ['D-05', 'D-06'],
    source: '002:L513',
    released: true,
  },
  {
    id: 'T32',
    from: ['DEC_Y'],
    action: 'ask-payment',
    to: 'PAY',
    actor: 'window',
    permission: 'case.notify-ready',
    kinds: ALL,
    guards: ['hasFee'],
    asks: [],
    documents: [],
    source: '002:L471',
    released: true,
  },
  {
    id: 'T33',
    from: ['PAY'],
    action: 'record-payment',
    to: 'READY',
    actor: 'bank / window',
    permission: 'case.notify-ready',
    kinds: ALL,
    guards: ['hasFee'],
    asks: ['hasReceiptNumber', 'hasOutputDocument'],
    documents: [],
    source: '002:L1009',
    released: true,
  },
  {
    id: 'T34',
    from: ['DEC_Y'],
    action: 'notify-ready',
    to: 'READY',
    actor: 'window',
    permission: 'case.notify-ready',
    kinds: ALL,
    guards: ['isFree'],
    asks: ['hasOutputDocument'],
    documents: [],
    source: '002:L471',
    released: true,
  },
  {
    id: 'T35',
    from: ['READY'],
    action: 'deliver',
    to: 'DONE',
    actor: 'window clerk',
    permission: 'case.deliver',
    kinds: ALL,
    guards: [],
    asks: ['hasOutputDocument', 'hasReceiver'],
    documents: [],
    source: '002:L457',
    released: true,
  },
  later({
    id: 'T36',
    from: ['SUPP', 'ACC'],
    action: 'return',
    to: 'RETURN',
    actor: 'window',
    kinds: ALL,
    documents: [],
    source: '002:L551',
  }),
  {
    id: 'T37',
    from: 'any-open',
    action: 'withdraw',
    to: 'WITHDRAWN',
    actor: 'applicant, entered by clerk',
    permission: 'case.withdraw',
    kinds: ALL,
    guards: [],
    asks: ['hasReason'],
    documents: [],
    source: '[D]',
    released: true,
  },
  later({
    id: 'T38',
    from: ['DEC_N'],
    action: 'hand-back-papers',
    to: 'same',
    actor: 'applicant',
    kinds: ['R'],
    documents: [],
    source: '001:L489',
  }),
  later({
    id: 'T39',
    from: 'any-open',
    action: 'correct-kind',
    to: 'same',
    actor: 'supervision section',
    kinds: ALL,
    documents: [],
    source: '[D] from 002:L593-597',
  }),
  later({
    id: 'T40',
    from: ['DONE'],
    action: 'sample',
    to: 'same',
    actor: 'supervision section',
    kinds: ALL,
    documents: [],
    source: '002:L553',
  }),
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
