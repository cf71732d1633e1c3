import type { Calendar } from '../../../src/domain/calendar/calendar.js';
import { parseTimestamp } from '../../../src/domain/calendar/civil-time.js';
import { formatTimestamp } from '../../../src/domain/calendar/zone.js';
import { computeDeadline } from '../../../src/domain/deadlines/compute-deadline.js';
import type { DeadlineFacts, LimitUnit, Suspension } from '../../../src/domain/deadlines/time-limit.js';

/** A moment in Shanghai, `2026-09-24 10:00`. */
export function at(text: string): number {
  const instant = parseTimestamp(`${text.replace(' ', 'T')}+08:00`);
  if (instant === null) throw new Error(`no moment: ${text}`);
  return instant;
}

export function paused(from: string, to: string | null): Suspension {
  return { from: at(from), to: to === null ? null : at(to) };
}

export function facts(accepted: string, value: number, unit: LimitUnit, rest: Partial<DeadlineFacts> = {}) {
  return {
    acceptedAt: at(accepted),
    limit: { value, unit },
    afterHours: 'same-day',
    extensions: [],
    suspensions: [],
    ...rest,
  } satisfies DeadlineFacts;
}

/** The due moment as `2026-10-29 18:00`, `never` when none, `(provisional)` behind it, or the refusal's code. */
export function due(given: DeadlineFacts, calendar: Calendar): string {
  const computed = computeDeadline(given, calendar);
  if (!computed.ok) return computed.refusal.code;
  const { dueAt, provisional } = computed.deadline;
  const moment =
    dueAt === null ? 'never' : formatTimestamp(dueAt, calendar.zone).slice(0, 16).replace('T', ' ');
  return provisional ? `${moment} (provisional)` : moment;
}
