import type { Calendar } from '../calendar/calendar.js';
import { computeDeadline } from '../deadlines/compute-deadline.js';

/** The end of so many working days after a moment; the day itself is not counted. */
export function workingDaysAfter(from: Date, workingDays: number, calendar: Calendar): Date {
  const computed = computeDeadline(
    {
      acceptedAt: from.getTime(),
      limit: { value: workingDays, unit: 'workingDays' },
      afterHours: 'same-day',
      extensions: [],
      suspensions: [],
    },
    calendar,
  );
  if (!computed.ok || computed.deadline.dueAt === null)
    throw new Error('a term of the procedure cannot be counted');
  return new Date(computed.deadline.dueAt);
}

export type FaultClock = { until: number; what: 'hearing' | 'correction' | 'appeal' } | null;

/** The clock that runs in a fault now: hearing, then correction, then the term of appeal. Milliseconds. */
export function runningFaultClock(fault: {
  state: string;
  heardAt: number | null;
  hearBy: number | null;
  correctBy: number | null;
  correctedAt: number | null;
  appealBy: number | null;
}): FaultClock {
  if (fault.state === 'hearing' && fault.heardAt === null && fault.hearBy !== null)
    return { until: fault.hearBy, what: 'hearing' };
  if (fault.state !== 'decided') return null;
  if (fault.correctedAt === null && fault.correctBy !== null)
    return { until: fault.correctBy, what: 'correction' };
  return fault.appealBy === null ? null : { until: fault.appealBy, what: 'appeal' };
}
