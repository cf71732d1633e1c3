import type { Calendar } from '../calendar/calendar.js';
import { dayOf } from '../calendar/civil-time.js';
import { computeDeadline } from '../deadlines/compute-deadline.js';
import type { LimitUnit } from '../deadlines/time-limit.js';
import type { ComplaintDue } from './states.js';

/** The limits of section 6, as the hall has set them. */
export interface ComplaintLimits {
  firstReplyHours: number;
  firstReplyUnit: 'hours' | 'workingHours';
  forwardWorkingDays: number;
  solutionWorkingDays: number;
  levelSkippingWorkingDays: number;
  satisfactionWorkingDays: number;
  reverificationWorkingDays: number;
  returnVisitDays: number;
}

/** The clock that runs: until when, and for what. */
export interface RunningDue {
  dueAt: Date | null;
  dueFor: ComplaintDue;
}

/** After registering: first reply (TL-020) or handing on (TL-131), whichever comes first. */
export function dueAfterRegistering(from: Date, limits: ComplaintLimits, calendar: Calendar): RunningDue {
  const reply = term(from, limits.firstReplyHours, limits.firstReplyUnit, calendar);
  const forward = forwardBy(from, limits, calendar);
  const isReplyFirst = reply !== null && (forward === null || reply < forward);
  return isReplyFirst ? { dueAt: reply, dueFor: 'first-reply' } : { dueAt: forward, dueFor: 'forward' };
}

/** The complaint is handed to who handles it until then. */
export function forwardBy(from: Date, limits: ComplaintLimits, calendar: Calendar): Date | null {
  return term(from, limits.forwardWorkingDays, 'workingDays', calendar);
}

/**
 * Until when the matter is to be solved: from acceptance, or within the days the handler sets (TL-017). A complaint
 * that skipped levels runs from its receipt and never longer than 3 working days (TL-076).
 */
export function solveBy(
  complaint: { receivedAt: Date; acceptedAt: Date; levelSkipping: boolean; setWorkingDays: number | null },
  limits: ComplaintLimits,
  calendar: Calendar,
): Date | null {
  const { receivedAt, acceptedAt, levelSkipping, setWorkingDays } = complaint;
  const longest = levelSkipping ? limits.levelSkippingWorkingDays : limits.solutionWorkingDays;
  return term(levelSkipping ? receivedAt : acceptedAt, setWorkingDays ?? longest, 'workingDays', calendar);
}

/** Until when the complainant is asked whether he is satisfied. */
export function askSatisfactionBy(from: Date, limits: ComplaintLimits, calendar: Calendar): Date | null {
  return term(from, limits.satisfactionWorkingDays, 'workingDays', calendar);
}

/** Until when the handling unit has looked at it again (002:L565). */
export function reverifyBy(from: Date, limits: ComplaintLimits, calendar: Calendar): Date | null {
  return term(from, limits.reverificationWorkingDays, 'workingDays', calendar);
}

/** Until when the complainant is visited after closing (TL-019). */
export function returnVisitBy(from: Date, limits: ComplaintLimits, calendar: Calendar): Date | null {
  return term(from, limits.returnVisitDays, 'calendarDays', calendar);
}

/** Section 6: what comes in is registered the same day. */
export function isRegisteredSameDay(receivedAt: Date, registeredAt: Date, calendar: Calendar): boolean {
  const day = (at: Date) => dayOf(calendar.zone.toLocalMinute(at.getTime()));
  return day(receivedAt) === day(registeredAt);
}

function term(from: Date, value: number, unit: LimitUnit, calendar: Calendar): Date | null {
  const computed = computeDeadline(
    {
      acceptedAt: from.getTime(),
      limit: { value, unit },
      afterHours: 'same-day',
      extensions: [],
      suspensions: [],
    },
    calendar,
  );
  if (!computed.ok) throw new Error(`a limit of a complaint cannot be counted: ${computed.refusal.code}`);
  return computed.deadline.dueAt === null ? null : new Date(computed.deadline.dueAt);
}
