import type { Calendar } from '../calendar/calendar.js';
import { dayOf, MINUTES_PER_DAY } from '../calendar/civil-time.js';
import { officeWindows, previousWorkingDay } from '../calendar/working-time.js';
import { ONE_TIME_NOTICE_WITHIN_WORKING_DAYS } from '../cases/intake-verdict.js';
import type { CaseKind } from '../cases/kinds.js';
import type { CaseState } from '../cases/states.js';
import { computeDeadline } from '../deadlines/compute-deadline.js';

export interface ReceivedCase {
  state: CaseState;
  kind: CaseKind;
  /** The first receipt, in milliseconds. */
  receivedAt: number;
  /** When a one-time notice was served; null while none was. */
  noticeServedAt: number | null;
}

/**
 * `warn`: tell clerk and supervision, the term ends the next working day at the latest. `deemed`: the case counts
 * as accepted at `acceptedAt`, the receipt. Moments in milliseconds.
 */
export type DeemedAcceptance =
  | { kind: 'none' }
  | { kind: 'waiting' | 'warn'; warnFrom: number; termEndsAt: number }
  | { kind: 'deemed'; acceptedAt: number; termEndedAt: number };

/**
 * TL-119, 行政许可法第三十二条: papers received and no one-time notice served within five working days count as
 * accepted from the receipt. `isOn` is the hall's setting. Instant and reply kinds are never accepted.
 */
export function deemedAcceptance(
  received: ReceivedCase,
  isOn: boolean,
  now: number,
  calendar: Calendar,
): DeemedAcceptance {
  const isWaiting = received.state === 'RECV' && received.noticeServedAt === null;
  if (!isOn || !isWaiting || received.kind === 'I' || received.kind === 'R') return { kind: 'none' };
  const termEndsAt = noticeTermEnd(received.receivedAt, calendar);
  if (termEndsAt === null) return { kind: 'none' };
  if (now > termEndsAt) return { kind: 'deemed', acceptedAt: received.receivedAt, termEndedAt: termEndsAt };
  const warnFrom = openingOfDayBefore(termEndsAt, calendar);
  return { kind: now >= warnFrom ? 'warn' : 'waiting', warnFrom, termEndsAt };
}

function noticeTermEnd(receivedAt: number, calendar: Calendar): number | null {
  const computed = computeDeadline(
    {
      acceptedAt: receivedAt,
      limit: { value: ONE_TIME_NOTICE_WITHIN_WORKING_DAYS, unit: 'workingDays' },
      afterHours: 'same-day',
      extensions: [],
      suspensions: [],
    },
    calendar,
  );
  return computed.ok ? computed.deadline.dueAt : null;
}

/** So that the working day before and the last one itself are left for the notice. */
function openingOfDayBefore(instant: number, calendar: Calendar): number {
  const day = previousWorkingDay(dayOf(calendar.zone.toLocalMinute(instant)), calendar);
  const opening = officeWindows(day, calendar)[0]?.from ?? 0;
  return calendar.zone.toInstant(day * MINUTES_PER_DAY + opening);
}
