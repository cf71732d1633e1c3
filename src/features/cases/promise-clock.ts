import type { Calendar } from '../../domain/calendar/calendar.js';
import { computeDeadline } from '../../domain/deadlines/compute-deadline.js';
import type { DeadlineFacts, Extension, LimitUnit, Suspension } from '../../domain/deadlines/time-limit.js';
import { AFTER_HOURS_POLICIES, type AfterHoursPolicy } from '../../domain/deadlines/time-limit.js';

/** The columns of a case from which its due moment follows. */
export interface PromiseFacts {
  acceptedAt: Date | null;
  limitValue: number | null;
  limitUnit: string | null;
  afterHours: string;
  /** What moved the clock; left out where nothing can have moved it. */
  suspensions?: readonly Suspension[];
  extensions?: readonly Extension[];
}

export interface PromisedMoment {
  dueAt: Date | null;
  provisional: boolean;
}

/** The facts for the deadline rules; null before acceptance or without a limit. */
export function deadlineFacts(facts: PromiseFacts): DeadlineFacts | null {
  if (facts.acceptedAt === null || facts.limitValue === null || facts.limitUnit === null) return null;
  return {
    acceptedAt: facts.acceptedAt.getTime(),
    limit: { value: facts.limitValue, unit: facts.limitUnit as LimitUnit },
    afterHours: afterHoursPolicy(facts.afterHours),
    extensions: facts.extensions ?? [],
    suspensions: facts.suspensions ?? [],
  };
}

/** When the case is due by its own history (S-05). @throws Error when the stored limit breaks the rules */
export function promisedMoment(facts: PromiseFacts, calendar: Calendar): PromisedMoment {
  const known = deadlineFacts(facts);
  if (known === null) return { dueAt: null, provisional: false };
  const computed = computeDeadline(known, calendar);
  if (!computed.ok) throw new Error(`a stored limit cannot be counted: ${computed.refusal.code}`);
  const { dueAt, provisional } = computed.deadline;
  return { dueAt: dueAt === null ? null : new Date(dueAt), provisional };
}

/** The last moment of a term of working days that runs from a moment, such as the one-time notice (TL-002). */
export function workingDayTerm(from: Date, workingDays: number, calendar: Calendar): Date | null {
  return promisedMoment(
    { acceptedAt: from, limitValue: workingDays, limitUnit: 'workingDays', afterHours: 'same-day' },
    calendar,
  ).dueAt;
}

function afterHoursPolicy(text: string): AfterHoursPolicy {
  return AFTER_HOURS_POLICIES.find((policy) => policy === text) ?? 'same-day';
}
