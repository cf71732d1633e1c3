import { MINUTES_PER_DAY } from '../calendar/civil-time.js';
import { UTC } from '../calendar/zone.js';
import type { Counted, CountingClock, CountingMethod } from './counting-clock.js';
import { openParts, uniteSuspensions } from './suspended-spans.js';
import { SEARCH_HORIZON_YEARS } from './time-limit.js';

const DAYS_PER_YEAR = 365.25;

/** R4: the earliest moment with that much time, suspensions taken out; neither office hours nor calendar. */
export function countNaturalTime(minutesPerUnit: number): CountingMethod {
  return {
    rule: 'R4',
    find: (clock) => findByNaturalTime(clock, clock.total * minutesPerUnit),
    usedBy: (clock, at) => Math.min(clock.total, openNaturalMinutes(clock, at) / minutesPerUnit),
  };
}

function findByNaturalTime({ facts }: CountingClock, needMinutes: number): Counted {
  const accepted = UTC.toLocalMinute(facts.acceptedAt);
  const horizon = accepted + SEARCH_HORIZON_YEARS * DAYS_PER_YEAR * MINUTES_PER_DAY;
  let left = needMinutes;
  const spans = uniteSuspensions(facts.suspensions, UTC);
  for (const part of openParts(accepted, horizon, spans)) {
    if (left <= part.to - part.from) {
      const due = UTC.toInstant(part.from + left);
      return { kind: 'due', due, neededFrom: Infinity, neededTo: -Infinity };
    }
    left -= part.to - part.from;
  }
  return spans.at(-1)?.to === Infinity
    ? { kind: 'running', neededFrom: Infinity, neededTo: -Infinity }
    : { kind: 'beyond' };
}

function openNaturalMinutes({ facts, calendar }: CountingClock, at: number): number {
  const to = UTC.toLocalMinute(calendar.zone.toInstant(at));
  const from = UTC.toLocalMinute(facts.acceptedAt);
  const parts = openParts(from, to, uniteSuspensions(facts.suspensions, UTC));
  return parts.reduce((sum, part) => sum + part.to - part.from, 0);
}
