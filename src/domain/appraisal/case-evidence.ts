import type { Calendar } from '../calendar/calendar.js';
import { closingsBetween } from '../calendar/working-time.js';
import { progressOf } from '../deadlines/progress.js';
import type { DeadlineFacts } from '../deadlines/time-limit.js';
import type { PeriodBounds } from './period.js';
import type { AppraisalSubjectKind } from './rules.js';
import { timeSavedRule } from './time-saved.js';

/**
 * A case as appraisal sees it, moments in milliseconds. `dueAt` as its clock has moved it; `stoppedAt` when the
 * promise was kept or ended, null while it is open; `isRunning`: its clock runs now.
 */
export type AppraisedCase = {
  dueAt: number | null;
  stoppedAt: number | null;
  isDecided: boolean;
  isRunning: boolean;
  /** A reason was given for being late, and it was not the organ's own (SV-02, SV-03). */
  hasReason: boolean;
  clock: DeadlineFacts | null;
};

/** What a case gives: who it concerns by the rule, how often, and when. */
export type CaseEvidence = {
  rule: string;
  subject: AppraisalSubjectKind;
  count: number;
  at: number;
  matter: 'late' | 'saved';
};

/** What one case gives in a period; `now` bounds a period that has not ended. */
export function evidenceOfCase(
  given: AppraisedCase,
  period: Pick<PeriodBounds, 'from' | 'until'>,
  now: number,
  calendar: Calendar,
): CaseEvidence[] {
  const lateDays = lateDaysIn(given, period, now, calendar);
  const until = Math.min(period.until, now);
  const isFinishedHere = isWithin(given.stoppedAt, period);
  const at = given.stoppedAt !== null && isFinishedHere ? given.stoppedAt : until - 1;
  const found: CaseEvidence[] = [];
  if (lateDays > 0) {
    found.push({ rule: 'STF-R2', subject: 'clerk', count: lateDays, at, matter: 'late' });
    found.push({ rule: 'BEST-2a', subject: 'window', count: lateDays, at, matter: 'late' });
    if (!given.hasReason) {
      found.push({ rule: 'WIN-A2c', subject: 'window', count: lateDays, at, matter: 'late' });
    }
  }
  if (!isFinishedHere || !given.isDecided) return found;
  if (isLate(given)) {
    found.push({ rule: 'DEP-C2', subject: 'department', count: 1, at, matter: 'late' });
    return found;
  }
  const saved = savedRule(given, calendar);
  if (saved !== null) found.push({ rule: saved, subject: 'window', count: 1, at, matter: 'saved' });
  return found;
}

/**
 * The working days that a case ran over within a period (R7: closings after the due moment), so that the periods
 * of a case add up to its days. A case finished late before the first closing counts one day where it finished.
 */
export function lateDaysIn(
  given: AppraisedCase,
  period: Pick<PeriodBounds, 'from' | 'until'>,
  now: number,
  calendar: Calendar,
): number {
  const { dueAt, stoppedAt, isRunning } = given;
  if (dueAt === null || (stoppedAt === null && !isRunning)) return 0;
  const end = Math.min(stoppedAt ?? now, period.until);
  const start = Math.max(dueAt, period.from);
  const days = end > start ? closings(start, end, calendar) : 0;
  const isStartedDay =
    stoppedAt !== null &&
    isWithin(stoppedAt, period) &&
    stoppedAt > dueAt &&
    closings(dueAt, stoppedAt, calendar) === 0;
  return isStartedDay ? 1 : days;
}

function closings(from: number, to: number, calendar: Calendar): number {
  return closingsBetween(calendar.zone.toLocalMinute(from), calendar.zone.toLocalMinute(to), calendar);
}

function savedRule({ clock, stoppedAt }: AppraisedCase, calendar: Calendar): string | null {
  if (clock === null || stoppedAt === null || clock.limit.value === 0) return null;
  const progress = progressOf(clock, stoppedAt, calendar);
  return progress.ok ? timeSavedRule(clock.limit.value, progress.progress.used) : null;
}

function isLate({ dueAt, stoppedAt }: AppraisedCase): boolean {
  return dueAt !== null && stoppedAt !== null && stoppedAt > dueAt;
}

function isWithin(moment: number | null, { from, until }: Pick<PeriodBounds, 'from' | 'until'>): boolean {
  return moment !== null && moment >= from && moment < until;
}
