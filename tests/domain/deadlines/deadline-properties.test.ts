import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { dayOf, MINUTES_PER_DAY } from '../../../src/domain/calendar/civil-time.js';
import { closingOf, isWorkingDay, officeWindows } from '../../../src/domain/calendar/working-time.js';
import { computeDeadline } from '../../../src/domain/deadlines/compute-deadline.js';
import { explainDeadline } from '../../../src/domain/deadlines/explain-deadline.js';
import { progressOf } from '../../../src/domain/deadlines/progress.js';
import {
  AFTER_HOURS_POLICIES,
  type DeadlineFacts,
  LIMIT_UNITS,
} from '../../../src/domain/deadlines/time-limit.js';
import { at } from './moments.js';

const calendar = officialCalendar();
const MINUTE = 60_000;

const moment = fc
  .integer({ min: 0, max: 3 * 365 * MINUTES_PER_DAY })
  .map((minutes) => at('2023-01-01 00:00') + minutes * MINUTE);
const span = fc
  .tuple(moment, fc.integer({ min: 0, max: 20 * MINUTES_PER_DAY }))
  .map(([from, length]) => ({ from, to: from + length * MINUTE }));
const factsWithout = fc.record({
  acceptedAt: moment,
  limit: fc.record({ value: fc.integer({ min: 1, max: 60 }), unit: fc.constantFrom(...LIMIT_UNITS) }),
  afterHours: fc.constantFrom(...AFTER_HOURS_POLICIES),
  extensions: fc.constant([]),
  suspensions: fc.constant([]),
});

/** Suspensions near the case, so that they matter. */
const spansNear = (acceptedAt: number) =>
  fc.array(
    fc
      .tuple(
        fc.integer({ min: -2 * MINUTES_PER_DAY, max: 20 * MINUTES_PER_DAY }),
        fc.integer({ min: 0, max: 4 * MINUTES_PER_DAY }),
      )
      .map(([start, length]) => ({
        from: acceptedAt + start * MINUTE,
        to: acceptedAt + (start + length) * MINUTE,
      })),
    { maxLength: 5 },
  );
const suspendedFacts = factsWithout.chain((given) =>
  spansNear(given.acceptedAt).map((suspensions): DeadlineFacts => ({ ...given, suspensions })),
);

function dueAt(facts: DeadlineFacts, by: Calendar = calendar): number {
  const computed = computeDeadline(facts, by);
  if (!computed.ok || computed.deadline.dueAt === null) throw new Error('no due moment');
  return computed.deadline.dueAt;
}

describe('S-05: what holds for every deadline', () => {
  it('a due moment is a closing or inside office time as the unit demands', () => {
    fc.assert(
      fc.property(suspendedFacts, (facts) => {
        const due = calendar.zone.toLocalMinute(dueAt(facts));
        const day = dayOf(due);
        const { unit } = facts.limit;
        if (unit === 'workingDays' || unit === 'calendarDays') {
          expect([isWorkingDay(day, calendar), due]).toEqual([true, closingOf(day, calendar)]);
        } else if (unit === 'workingHours' || unit === 'workingMinutes') {
          const minute = due - day * MINUTES_PER_DAY;
          expect(officeWindows(day, calendar).some(({ from, to }) => from < minute && minute <= to)).toBe(
            true,
          );
        } else {
          expect(dueAt(facts)).toBeGreaterThan(facts.acceptedAt);
        }
      }),
    );
  });

  it('n working days and then m more are n + m with same-day', () => {
    const count = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(moment, count, count, (acceptedAt, n, m) => {
        const dueAfter = (from: number, value: number) =>
          dueAt({
            acceptedAt: from,
            limit: { value, unit: 'workingDays' },
            afterHours: 'same-day',
            extensions: [],
            suspensions: [],
          });
        expect(dueAfter(dueAfter(acceptedAt, n), m)).toBe(dueAfter(acceptedAt, n + m));
      }),
    );
  });

  it('a suspension more never makes a date earlier', () => {
    fc.assert(
      fc.property(suspendedFacts, span, fc.nat(8 * MINUTES_PER_DAY), (facts, { from, to }, start) => {
        const added = {
          from: facts.acceptedAt + start * MINUTE,
          to: facts.acceptedAt + start * MINUTE + (to - from),
        };
        const later = dueAt({ ...facts, suspensions: [...facts.suspensions, added] });
        expect(later).toBeGreaterThanOrEqual(dueAt(facts));
      }),
    );
  });

  it('a running suspension gives the same date as none, or no date', () => {
    fc.assert(
      fc.property(suspendedFacts, fc.nat(20 * MINUTES_PER_DAY), (facts, start) => {
        const running = { from: facts.acceptedAt + start * MINUTE, to: null };
        const computed = computeDeadline(
          { ...facts, suspensions: [...facts.suspensions, running] },
          calendar,
        );
        const due = computed.ok ? computed.deadline.dueAt : undefined;
        expect([null, dueAt(facts)]).toContain(due);
      }),
    );
  });

  it('unsorted, doubled and cut-up suspensions equal their union', () => {
    fc.assert(
      fc.property(suspendedFacts, (facts) => {
        const cut = facts.suspensions.flatMap(({ from, to }) => {
          const end = to ?? from;
          const middle = from + Math.floor((end - from) / MINUTE / 2) * MINUTE;
          return [
            { from: middle, to: end },
            { from, to: middle },
            { from: middle, to: middle },
            { from, to: end },
          ];
        });
        expect(dueAt({ ...facts, suspensions: cut.reverse() })).toBe(dueAt(facts));
      }),
    );
  });

  it('the order in which days are put into a calendar does not matter', () => {
    const turned: Calendar = {
      ...calendar,
      daysOff: new Map([...calendar.daysOff].reverse()),
      workDays: new Map([...calendar.workDays].reverse()),
      knownYears: new Set([...calendar.knownYears].reverse()),
    };
    fc.assert(
      fc.property(suspendedFacts, (facts) => {
        expect(dueAt(facts, turned)).toBe(dueAt(facts));
      }),
    );
  });

  it('the explanation ends at the same moment and counts every unit in order', () => {
    fc.assert(
      fc.property(suspendedFacts, (facts) => {
        const explained = explainDeadline(facts, calendar);
        if (!explained.ok) throw new Error('refused');
        const { explanation } = explained;
        const counted = explanation.days.flatMap((day) => (day.counted === null ? [] : [day.counted]));
        const minutes = explanation.days.reduce((sum, day) => sum + (day.minutes ?? 0), 0);
        const isByDay = explanation.rule === 'R1' || explanation.rule === 'R2';
        const perUnit = facts.limit.unit === 'workingHours' ? 60 : 1;
        expect(explanation.dueAt).toBe(dueAt(facts));
        expect(counted).toEqual(
          isByDay ? Array.from({ length: facts.limit.value }, (_, index) => index + 1) : [],
        );
        expect(minutes).toBe(explanation.rule === 'R3' ? facts.limit.value * perUnit : 0);
      }),
    );
  });

  it('the share used only grows, from 0 at acceptance to 1 when due', () => {
    fc.assert(
      fc.property(
        suspendedFacts,
        fc.nat(30 * MINUTES_PER_DAY),
        fc.nat(5 * MINUTES_PER_DAY),
        (facts, start, more) => {
          const share = (now: number) => {
            const result = progressOf(facts, now, calendar);
            return result.ok ? result.progress.share : Number.NaN;
          };
          const now = facts.acceptedAt + start * MINUTE;
          expect(share(facts.acceptedAt)).toBe(0);
          expect(share(now + more * MINUTE)).toBeGreaterThanOrEqual(share(now));
          expect(share(dueAt(facts))).toBe(1);
          expect(share(dueAt(facts) - MINUTE)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});
