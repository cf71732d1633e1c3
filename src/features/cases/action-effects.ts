import type { Calendar } from '../../domain/calendar/calendar.js';
import type { Allowed } from '../../domain/cases/decide-action.js';
import type { ActionInput } from '../../domain/cases/guards.js';
import { isClockRunning, isTerminal } from '../../domain/cases/states.js';
import type { CaseAction } from '../../domain/cases/transitions.js';
import { deliveryDeadline } from '../../domain/fees/result-document.js';
import { promisedMoment, workingDayTerm } from './promise-clock.js';

/** The columns an action may change. */
export interface CaseChange {
  state: string;
  kind: string;
  isOpen: boolean;
  updatedAt: Date;
  runningDueAt: Date | null;
  dueAt?: Date | null;
  dueProvisional?: boolean;
  acceptedAt?: Date;
  acceptedById?: number;
  deemedAccepted?: boolean;
  itemVersionId?: number;
  limitValue?: number | null;
  limitUnit?: string | null;
  afterHours?: string;
  noticeServedAt?: Date;
  supplementDueAt?: Date | null;
  lastReceivedAt?: Date;
  reviewedById?: number;
  decidedAt?: Date;
  decidedById?: number;
  decision?: string;
  decisionReasons?: string;
  decisionBasis?: string;
  readyAt?: Date;
  deliveredById?: number;
  closedAt?: Date;
  resultName?: string;
  resultNumber?: string;
  receiverName?: string;
  paymentReceipt?: string;
  resultValidTo?: string;
  deliveryWay?: string;
  readyToldAt?: Date;
  deliverBy?: Date | null;
  remitReason?: string;
  whereToGo?: string;
  noticeBreach?: boolean;
}

/** What is entered of the result document and its way to the applicant. */
interface ResultInput {
  /** YYYY-MM-DD; empty when it does not expire. */
  resultValidTo?: string;
  /** 'window' or 'mail' */
  deliveryWay?: string;
  trackingNumber?: string;
}

/** What is known when an action is carried out. */
export interface EffectGiven {
  input: ActionInput &
    ResultInput & {
      resultNumber?: string;
      whereToGo?: string;
      /** What the event of the step tells beside, by the words of history-in-words. */
      told?: Readonly<Record<string, string | boolean | readonly string[]>>;
    };
  calendar: Calendar;
  supplementWorkingDays: number;
  /** The promise in force at this moment (S-01), frozen into the case on acceptance. */
  promise: { itemVersionId: number; limitValue: number | null; limitUnit: string; afterHours: string };
  /** The due moment so far. */
  dueAt: Date | null;
  /** Set when the term of the one-time notice has passed: the promise runs from the receipt (TL-119). */
  deemedAcceptedAt: Date | null;
}

/** What an allowed action changes in the case; its event and its notices are written beside it. */
export function effectsOf(outcome: Allowed, given: EffectGiven): CaseChange {
  const change: CaseChange = {
    state: outcome.to,
    kind: outcome.kind,
    isOpen: !isTerminal(outcome.to),
    updatedAt: outcome.at,
    runningDueAt: null,
    ...EFFECTS[outcome.action]?.(outcome, given),
  };
  if (!change.isOpen && !isTerminal(outcome.from)) change.closedAt = outcome.at;
  const dueAt = change.dueAt === undefined ? given.dueAt : change.dueAt;
  if (isClockRunning(outcome.to)) change.runningDueAt = dueAt;
  return change;
}

type Effect = (outcome: Allowed, given: EffectGiven) => Partial<CaseChange>;

const acceptedBy: Effect = (outcome, given) => ({
  ...accepted(outcome, given),
  acceptedById: outcome.byId,
});

const refused: Effect = ({ at, byId, reason }, { input }) => ({
  decidedAt: at,
  decidedById: byId,
  decision: 'refused',
  decisionReasons: reason,
  decisionBasis: input.basis ?? '',
});

/** What each action changes beside the state; an action that is not here changes nothing else. */
const EFFECTS: Readonly<Partial<Record<CaseAction, Effect>>> = {
  accept: acceptedBy,
  'accept-tolerantly': acceptedBy,
  'accept-as-promised': acceptedBy,
  'order-acceptance': acceptedBy,
  'issue-one-time-notice': ({ at }, { supplementWorkingDays, calendar }) => ({
    noticeServedAt: at,
    supplementDueAt: workingDayTerm(at, supplementWorkingDays, calendar),
  }),
  'receive-supplement': ({ at }) => ({ lastReceivedAt: at, supplementDueAt: null }),
  'refuse-acceptance': ({ reason }, { input }) => ({
    remitReason: input.remitReason ?? '',
    whereToGo: input.whereToGo ?? '',
    decisionReasons: reason,
    decisionBasis: input.basis ?? '',
  }),
  'finish-instant': (outcome, given) => ({
    ...acceptedBy(outcome, given),
    decidedAt: outcome.at,
    decidedById: outcome.byId,
    decision: 'granted',
    readyAt: outcome.at,
    deliveredById: outcome.byId,
    ...result(given.input),
  }),
  'take-review': ({ byId }) => ({ reviewedById: byId }),
  grant: ({ at, byId, reason }, { input, calendar }) => ({
    decidedAt: at,
    decidedById: byId,
    decision: 'granted',
    decisionReasons: reason,
    deliverBy: deliverBy(at, calendar),
    ...result(input),
  }),
  reply: refused,
  refuse: refused,
  'record-payment': ({ at }, { input }) => ({
    paymentReceipt: input.receiptNumber ?? '',
    readyAt: at,
    readyToldAt: at,
    ...result(input),
  }),
  'notify-ready': ({ at }, { input }) => ({ readyAt: at, readyToldAt: at, ...result(input) }),
  deliver: ({ byId }, { input }) => ({ deliveredById: byId, ...result(input) }),
};

function accepted(outcome: Allowed, given: EffectGiven): Partial<CaseChange> {
  const acceptedAt = given.deemedAcceptedAt ?? outcome.at;
  const promise = { ...given.promise, acceptedAt };
  const moment = promisedMoment(promise, given.calendar);
  const deemed = given.deemedAcceptedAt === null ? {} : { deemedAccepted: true };
  return {
    ...promise,
    ...deemed,
    dueAt: moment.dueAt,
    dueProvisional: moment.provisional,
    supplementDueAt: null,
  };
}

/** TL-117: until when the result must be in the applicant's hands. */
function deliverBy(decidedAt: Date, calendar: Calendar): Date | null {
  const { dueAt } = deliveryDeadline(decidedAt.getTime(), calendar);
  return dueAt === null ? null : new Date(dueAt);
}

function result(input: EffectGiven['input']): Partial<CaseChange> {
  const change: Partial<CaseChange> = {};
  if (input.resultName) change.resultName = input.resultName.trim();
  if (input.resultNumber) change.resultNumber = input.resultNumber.trim();
  if (input.receiverName) change.receiverName = input.receiverName.trim();
  if (input.resultValidTo !== undefined) change.resultValidTo = input.resultValidTo;
  if (input.deliveryWay !== undefined) change.deliveryWay = input.deliveryWay;
  return change;
}
