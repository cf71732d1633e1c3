import type { Calendar } from '../calendar/calendar.js';
import { assess } from '../deadlines/assess-deadline.js';
import { computeDeadline, type Deadline } from '../deadlines/compute-deadline.js';
import { type Light, type LightShares, lightOf, progressOf } from '../deadlines/progress.js';
import type { AfterHoursPolicy, DeadlineFacts, Suspension } from '../deadlines/time-limit.js';
import { type Leg, startableLegs } from './legs.js';

/** What all legs share: the policy of the case and its suspensions. */
export interface LegClock {
  afterHours: AfterHoursPolicy;
  suspensions: readonly Suspension[];
  shares?: LightShares;
}

const MS_PER_HOUR = 3_600_000;

/** SV-07: the first reminder comes so many hours before a leg is due. */
export const REMIND_HOURS_BEFORE_DUE = 24;

/** The leg's own due moment, from the copy notice on; null before it, or when its limit cannot be counted. */
export function legDeadline(leg: Leg, clock: LegClock, calendar: Calendar): Deadline | null {
  const facts = factsOf(leg, clock);
  if (facts === null) return null;
  const computed = computeDeadline(facts, calendar);
  return computed.ok ? computed.deadline : null;
}

/** The light of a leg; a finished leg keeps the one it ended with, a waiting one has none. */
export function legLight(leg: Leg, clock: LegClock, now: number, calendar: Calendar): Light | null {
  const facts = factsOf(leg, clock);
  const deadline = legDeadline(leg, clock, calendar);
  if (facts === null || deadline === null) return null;
  const at = leg.answeredAt ?? now;
  const progress = progressOf(facts, at, calendar);
  if (!progress.ok) return null;
  return lightOf(progress.progress.share, assess(deadline, at, calendar).overdue, clock.shares);
}

/**
 * SV-07: the rung of the reminder ladder an open leg has reached: a day before it is due, when due, and once each
 * working day after. The rung's name is the key by which a reminder is sent once; null when none is reached.
 */
export function legReminder(leg: Leg, clock: LegClock, now: number, calendar: Calendar): string | null {
  if (leg.state !== 'open') return null;
  const deadline = legDeadline(leg, clock, calendar);
  return deadline === null || deadline.dueAt === null ? null : reminderRung(deadline.dueAt, now, calendar);
}

/** SV-07: the rung that a due moment (ms) has reached; null when none is. */
export function reminderRung(dueAt: number, now: number, calendar: Calendar): string | null {
  const { lateWorkingDays } = assess({ dueAt }, now, calendar);
  if (lateWorkingDays > 0) return `late-${lateWorkingDays}`;
  if (now >= dueAt) return 'due';
  return now >= dueAt - REMIND_HOURS_BEFORE_DUE * MS_PER_HOUR ? 'before-due' : null;
}

/** A leg whose turn it is and that was not handed its papers; `readySince` in milliseconds. */
export interface UnstartedLeg {
  leg: Leg;
  readySince: number;
  /** FA-12: so long that it counts as "own part done but not handed on". */
  isFault: boolean;
}

/**
 * FA-12: legs finished without the next one started, shown from the first moment; a fault after `faultAfterHours`
 * (setting, natural hours). `openedAt` is when the legs of the case were opened.
 */
export function unstartedLegs(
  legs: readonly Leg[],
  openedAt: number,
  faultAfterHours: number,
  now: number,
): UnstartedLeg[] {
  return startableLegs(legs).map((leg) => {
    const before = legs.filter(({ position }) => position < leg.position);
    const readySince = Math.max(openedAt, ...before.map(({ answeredAt }) => answeredAt ?? openedAt));
    return { leg, readySince, isFault: now - readySince > faultAfterHours * MS_PER_HOUR };
  });
}

function factsOf({ startedAt, limit }: Leg, clock: LegClock): DeadlineFacts | null {
  if (startedAt === null) return null;
  const { afterHours, suspensions } = clock;
  return { acceptedAt: startedAt, limit, afterHours, extensions: [], suspensions };
}
