import { timeSavedRule } from '../appraisal/time-saved.js';
import type { Calendar } from '../calendar/calendar.js';
import { dayOf } from '../calendar/civil-time.js';
import type { CaseKind } from '../cases/kinds.js';
import type { CaseState } from '../cases/states.js';
import { elapsedWorkingMinutes } from '../deadlines/assess-deadline.js';
import type { Suspension } from '../deadlines/time-limit.js';
import { HOLDER_CODES } from '../time-account/holders.js';
import { type StateChange, type TimeAccount, timeAccount } from '../time-account/time-account.js';
import type { Cell, Place } from './cell.js';

/** A case closed in the period; moments in milliseconds, changes of state in the order of the history. */
export interface ClosedCase extends Place {
  id: number;
  kind: CaseKind;
  state: CaseState;
  /** When the clerk opened the intake; null when it is not known. */
  intakeOpenedAt: number | null;
  receivedAt: number;
  acceptedAt: number | null;
  decidedAt: number | null;
  closedAt: number;
  dueAt: number | null;
  isExtended: boolean;
  isMailed: boolean;
  changes: readonly StateChange[];
  suspensions: readonly Suspension[];
}

const DONE: readonly CaseState[] = ['DONE', 'DEC_N'];
const MS_PER_MINUTE = 60_000;
const NOT_ACCEPTED: CaseState = 'REJ_F';

/** Finished with a result or a refusal, and so a service of section 9.3. */
export function isDone({ state }: Pick<ClosedCase, 'state'>): boolean {
  return DONE.includes(state);
}

/** The promise runs to the decision; a case without a promised moment is never late. */
export function isLate(given: Pick<ClosedCase, 'dueAt' | 'decidedAt' | 'closedAt'>): boolean {
  return given.dueAt !== null && (given.decidedAt ?? given.closedAt) > given.dueAt;
}

/** How often the applicant was told to supply something (S-04). */
export function noticesOf({ changes }: Pick<ClosedCase, 'changes'>): number {
  return changes.filter(({ toState }) => toState === 'SUPP').length;
}

/** 000:L45: received and finished on the same day, or finished and mailed, without a supplement in between. */
export function isFirstVisit(given: ClosedCase, calendar: Calendar): boolean {
  const day = (at: number) => dayOf(calendar.zone.toLocalMinute(at));
  const needsNoSecondWay = given.isMailed || day(given.receivedAt) === day(given.closedAt);
  return isDone(given) && needsNoSecondWay && noticesOf(given) === 0;
}

/** The band of the promised time that was saved (BEST-2c to 2e); null below a fifth, after an extension, or without promise. */
export function savedBand(given: ClosedCase, calendar: Calendar): ReturnType<typeof timeSavedRule> {
  if (!isDone(given) || given.isExtended || isLate(given)) return null;
  const spent = promiseMinutes(given, calendar);
  return spent === null ? null : timeSavedRule(spent.promised, spent.used);
}

/** Adds a closed case to the figures of its place. */
export function addClosedCase(cell: Cell, given: ClosedCase, calendar: Calendar): void {
  const { counts } = cell;
  if (!isDone(given)) {
    counts[given.state === NOT_ACCEPTED ? 'notAccepted' : 'ended'] += 1;
    return;
  }
  const late = isLate(given);
  counts.done += 1;
  counts[late ? 'doneLate' : 'doneOnTime'] += 1;
  counts.notices += noticesOf(given);
  if (isFirstVisit(given, calendar)) counts.firstVisit += 1;
  const spent = promiseMinutes(given, calendar);
  if (spent !== null) {
    counts.promised += 1;
    if (!late) counts.promisesKept += 1;
    counts.usedMinutes += spent.used;
    counts.promisedMinutes += spent.promised;
  }
  addBand(cell, savedBand(given, calendar));
  const account = timeAccount(given.changes, given.suspensions, given.closedAt, calendar);
  for (const holder of HOLDER_CODES) cell.holderMinutes[holder] += account.byHolder[holder];
  counts.windowMinutes += firstHandling(account) + intakeMinutes(given);
}

function addBand({ counts }: Cell, band: ReturnType<typeof timeSavedRule>): void {
  if (band === 'BEST-2c') counts.savedHalf += 1;
  if (band === 'BEST-2d') counts.savedThirty += 1;
  if (band === 'BEST-2e') counts.savedTwenty += 1;
}

/** A promise of more than the visit itself: a case finished at once has none. */
export function hasPromise(given: Pick<ClosedCase, 'kind' | 'acceptedAt' | 'dueAt'>): boolean {
  return given.kind !== 'I' && given.acceptedAt !== null && given.dueAt !== null;
}

/** Office minutes promised and used, both without special procedures; null without a promise. */
function promiseMinutes(given: ClosedCase, calendar: Calendar): { promised: number; used: number } | null {
  const { acceptedAt, dueAt, decidedAt, closedAt, suspensions } = given;
  if (!hasPromise(given) || acceptedAt === null || dueAt === null) return null;
  const end = decidedAt ?? closedAt;
  const stopped = suspensions.reduce((sum, { from, to }) => {
    const first = Math.max(from, acceptedAt);
    return sum + elapsedWorkingMinutes(first, Math.min(to ?? end, end), calendar);
  }, 0);
  const net = (until: number) => Math.max(0, elapsedWorkingMinutes(acceptedAt, until, calendar) - stopped);
  return { promised: net(dueAt), used: net(end) };
}

/** 000:L351: office minutes at the window from the receipt to its first conclusion. */
function firstHandling({ entries }: TimeAccount): number {
  const other = entries.findIndex(({ state }) => state !== 'RECV');
  const first = other === -1 ? entries : entries.slice(0, other);
  return first.reduce((sum, { workingMinutes }) => sum + workingMinutes, 0);
}

/** 000:L351: minutes by the clock from the opening of the intake to the receipt. */
function intakeMinutes({ intakeOpenedAt, receivedAt }: ClosedCase): number {
  return intakeOpenedAt === null ? 0 : Math.max(0, receivedAt - intakeOpenedAt) / MS_PER_MINUTE;
}
