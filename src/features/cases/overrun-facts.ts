import type { Calendar } from '../../domain/calendar/calendar.js';
import type { OverrunFacts } from '../../domain/cases/overrun.js';
import { assess } from '../../domain/deadlines/assess-deadline.js';

/** How a running case stands against its due moment, for SV-02 and SV-03; undefined while it is in time. */
export function overrunFacts(
  row: { runningDueAt: Date | null; overdueReasonAt: Date | null },
  measureAt: Date | null,
  now: Date,
  calendar: Calendar,
): OverrunFacts | undefined {
  const { runningDueAt, overdueReasonAt } = row;
  if (runningDueAt === null || now.getTime() <= runningDueAt.getTime()) return undefined;
  const { lateWorkingDays } = assess({ dueAt: runningDueAt.getTime() }, now.getTime(), calendar);
  return { runningDueAt, overdueReasonAt, lateWorkingDays, measureAt };
}
