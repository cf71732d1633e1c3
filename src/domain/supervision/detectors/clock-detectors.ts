import type { Calendar } from '../../calendar/calendar.js';
import { closingsBetween } from '../../calendar/working-time.js';
import type { Finding } from './finding.js';

const MS_PER_HOUR = 3_600_000;

/** SV-08, FA-09: nobody has contacted the superior for so many working days; moments in milliseconds. */
export function upwardSilent(
  filing: { id: number; body: string; tracker: string; lastContactAt: number },
  silentWorkingDays: number,
  now: number,
  calendar: Calendar,
): Finding | null {
  const { toLocalMinute } = calendar.zone;
  const days = closingsBetween(toLocalMinute(filing.lastContactAt), toLocalMinute(now), calendar);
  if (days < silentWorkingDays) return null;
  return {
    rule: 'SV-08',
    key: `filing:${filing.id}:${filing.lastContactAt}`,
    faultId: 'FA-09',
    evidence: { body: filing.body, tracker: filing.tracker, silentWorkingDays: days },
  };
}

/** A leg of a joint case; legs of a group run side by side, groups one after another. */
export interface DetectedLeg {
  caseId: number;
  position: number;
  groupPosition: number;
  name: string;
  isWaiting: boolean;
  /** When its opinion came; null while it is out. */
  decidedAt: number | null;
  disagreed: boolean;
}

/** FA-12: a group of legs is finished, but the next was not started within so many hours. */
export function legsNotStarted(legs: readonly DetectedLeg[], withinHours: number, now: number): Finding[] {
  return legs
    .filter((leg) => leg.isWaiting)
    .flatMap((leg): Finding[] => {
      const before = legs.filter((other) => other.groupPosition < leg.groupPosition);
      if (before.length === 0 || before.some(({ decidedAt, disagreed }) => decidedAt === null || disagreed))
        return [];
      const doneAt = Math.max(...before.map(({ decidedAt }) => decidedAt ?? 0));
      if (now - doneAt <= withinHours * MS_PER_HOUR) return [];
      return [
        {
          rule: 'FA-12',
          key: `leg:${leg.caseId}:${leg.position}`,
          faultId: 'FA-12',
          evidence: { leg: leg.name, waitingHours: Math.floor((now - doneAt) / MS_PER_HOUR) },
        },
      ];
    });
}

/** TL-118: a special procedure runs beyond its own limit. */
export function suspendedTooLong(
  suspension: { id: number; cause: string; dueAt: number | null },
  now: number,
  calendar: Calendar,
): Finding | null {
  if (suspension.dueAt === null || now <= suspension.dueAt) return null;
  const { toLocalMinute } = calendar.zone;
  const lateWorkingDays = closingsBetween(toLocalMinute(suspension.dueAt), toLocalMinute(now), calendar);
  return {
    rule: 'TL-118',
    key: `suspension:${suspension.id}`,
    faultId: '',
    evidence: { cause: suspension.cause, lateWorkingDays },
  };
}

/** SV-23: an event was entered more than so many hours after it happened; what was migrated is left out. */
export function lateEntry(
  event: { id: number; kind: string; at: number; enteredAt: number; isMigrated: boolean },
  withinHours: number,
): Finding | null {
  const hours = Math.floor((event.enteredAt - event.at) / MS_PER_HOUR);
  if (event.isMigrated || event.enteredAt - event.at <= withinHours * MS_PER_HOUR) return null;
  return {
    rule: 'SV-23',
    key: `event:${event.id}`,
    faultId: '',
    evidence: { step: event.kind, lateHours: hours },
  };
}
