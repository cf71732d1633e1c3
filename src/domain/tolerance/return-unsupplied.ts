import type { Calendar } from '../calendar/calendar.js';
import type { CaseState } from '../cases/states.js';
import { assess } from '../deadlines/assess-deadline.js';
import { refuseTolerance, type ToleranceRefusal } from './tolerance-refusal.js';

/** TL-014, SV-03: an accepted case may be returned for the applicant's papers after so many days of overrun. */
export const RETURN_AFTER_OVERDUE_WORKING_DAYS = 3;

/** Moments in milliseconds; null when there is no such term. */
export interface UnsuppliedCase {
  state: CaseState;
  /** Until when the applicant was to hand in what the one-time notice named (SUPP). */
  supplementDueAt: number | null;
  /** The promise of an accepted case. */
  dueAt: number | null;
  /** SV-03: the overrun is the applicant's, whose papers are missing. */
  isApplicantsFault: boolean;
  /** C-44: the item lets an accepted case be returned. */
  itemReturnsAccepted: boolean;
  approvedByLeaderId: number | null;
}

/**
 * T36: returns a case whose applicant never handed in his papers. Before acceptance once the supplement term has
 * passed; after it only three working days overdue by the applicant's fault, opted in by the item and approved by
 * the leader (C-44). Always with a notice.
 */
export function returnUnsupplied(
  facts: UnsuppliedCase,
  now: number,
  calendar: Calendar,
): { ok: true; owes: 'return-notice' } | { ok: false; refusal: ToleranceRefusal } {
  if (facts.state === 'SUPP') {
    const isPast = facts.supplementDueAt !== null && now > facts.supplementDueAt;
    return isPast ? { ok: true, owes: 'return-notice' } : refuseTolerance('T36', 'supplement-term-running');
  }
  if (facts.state !== 'ACC' && facts.state !== 'ACC_T') {
    return refuseTolerance('T36', 'nothing-awaited', { state: facts.state });
  }
  if (!facts.isApplicantsFault) return refuseTolerance('SV-03', 'nothing-awaited', { state: facts.state });
  const { lateWorkingDays } = assess({ dueAt: facts.dueAt }, now, calendar);
  if (lateWorkingDays < RETURN_AFTER_OVERDUE_WORKING_DAYS) {
    return refuseTolerance('TL-014', 'overrun-too-short', { lateWorkingDays });
  }
  if (!facts.itemReturnsAccepted) return refuseTolerance('C-44', 'return-not-opted-in');
  if (facts.approvedByLeaderId === null) return refuseTolerance('C-44', 'leader-approval-missing');
  return { ok: true, owes: 'return-notice' };
}
