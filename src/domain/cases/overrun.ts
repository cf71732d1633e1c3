import type { Person } from '../access/scope.js';
import { type Refusal, refuse } from './refusal.js';

/** SV-03: from this many working days of overrun on, a reason alone is not enough (TL-014). */
export const MEASURE_FROM_LATE_WORKING_DAYS = 3;

/** What is known of a case whose promise may have run over. */
export interface OverrunFacts {
  /** The due moment while the clock runs; null otherwise. */
  runningDueAt: Date | null;
  /** When the clerk wrote reason and plan; null when he never did. */
  overdueReasonAt: Date | null;
  lateWorkingDays: number;
  /** When the way out of a long overrun was entered; null when it never was. */
  measureAt: Date | null;
}

/**
 * SV-02, SV-03: a case past its due moment is not worked on before its reason and plan are written, and from the
 * third working day on not before the way out is entered. What was written for an earlier due moment does not
 * count. The supervision section is not held up. Null when nothing is missing.
 */
export function refuseUnexplainedOverrun(
  overrun: OverrunFacts | undefined,
  person: Pick<Person, 'roles'>,
  now: Date,
): Refusal | null {
  if (overrun === undefined || person.roles.includes('supervision')) return null;
  const { runningDueAt, overdueReasonAt, measureAt, lateWorkingDays } = overrun;
  if (runningDueAt === null || now.getTime() <= runningDueAt.getTime()) return null;
  if (!isAfter(overdueReasonAt, runningDueAt)) return refuse('SV-02', 'overdue-reason-missing').refusal;
  if (lateWorkingDays < MEASURE_FROM_LATE_WORKING_DAYS || isAfter(measureAt, runningDueAt)) return null;
  return refuse('SV-03', 'overrun-measure-missing').refusal;
}

/** True when the case is past its due moment and its clerk has not written why (SV-02). Moments in milliseconds. */
export function isOverrunUnexplained(
  row: { runningDueAt: number | null; overdueReasonAt: number | null },
  now: number,
): boolean {
  const { runningDueAt, overdueReasonAt } = row;
  if (runningDueAt === null || now <= runningDueAt) return false;
  return overdueReasonAt === null || overdueReasonAt < runningDueAt;
}

function isAfter(moment: Date | null, due: Date): boolean {
  return moment !== null && moment.getTime() >= due.getTime();
}
