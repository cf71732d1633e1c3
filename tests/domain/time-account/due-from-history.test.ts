import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, officialCalendar } from '../../../src/domain/calendar/calendar.js';
import { dayOf, formatDate, MINUTES_PER_DAY, toDay } from '../../../src/domain/calendar/civil-time.js';
import { closingOf, isWorkingDay } from '../../../src/domain/calendar/working-time.js';
import { computeDeadline, type Deadline } from '../../../src/domain/deadlines/compute-deadline.js';
import {
  decideExtension,
  type ExtensionFacts,
  type ExtensionRow,
  extensionsOf,
  requestExtension,
} from '../../../src/domain/extensions/extension.js';
import { allowedProcedures } from '../../../src/domain/suspensions/special-procedures.js';
import {
  endSuspension,
  type SuspensionRow,
  startSuspension,
  suspensionsOf,
} from '../../../src/domain/suspensions/suspend.js';
import {
  type ClockEvent,
  deadlineFactsFromHistory,
  dueFromHistory,
  dueMove,
} from '../../../src/domain/time-account/due-from-history.js';
import { at } from '../deadlines/moments.js';

const MINUTE = 60_000;
const official = officialCalendar();
const LIMIT = { value: 10, unit: 'workingDays' } as const;
const allowed = allowedProcedures(
  Array.from({ length: 12 }, (_, index) => ({
    name: `第${index + 1}次听证`,
    kind: 'hearing' as const,
    notCounted: true,
    basis: '',
  })),
);

type Operation =
  | { do: 'suspend' | 'resume'; afterMinutes: number }
  | { do: 'extend'; afterMinutes: number; workingDays: number }
  | { do: 'turn-day'; afterMinutes: number; day: number };

const pause = fc.integer({ min: 0, max: 4 * MINUTES_PER_DAY });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ do: fc.constantFrom('suspend' as const, 'resume' as const), afterMinutes: pause }),
  fc.record({
    do: fc.constant('extend' as const),
    afterMinutes: pause,
    workingDays: fc.integer({ min: 1, max: 4 }),
  }),
  fc.record({
    do: fc.constant('turn-day' as const),
    afterMinutes: pause,
    day: fc.integer({ min: toDay(2026, 9, 1), max: toDay(2026, 12, 20) }),
  }),
);

/** A case kept as the hall keeps it: rows of suspensions and extensions, a stored due moment, and its history. */
interface Kept {
  now: number;
  calendar: Calendar;
  suspensions: SuspensionRow[];
  extensions: ExtensionRow[];
  stored: Deadline;
  events: ClockEvent[];
}

function accepted(acceptedAt: number): Kept {
  const kept: Kept = {
    now: acceptedAt,
    calendar: official,
    suspensions: [],
    extensions: [],
    stored: { dueAt: null, provisional: false },
    events: [{ kind: 'accepted', at: acceptedAt }],
  };
  return { ...kept, stored: fromRows(kept, acceptedAt) };
}

function fromRows(kept: Kept, acceptedAt: number): Deadline {
  const computed = computeDeadline(
    {
      acceptedAt,
      limit: LIMIT,
      afterHours: 'same-day',
      extensions: extensionsOf(kept.extensions),
      suspensions: suspensionsOf(kept.suspensions),
    },
    kept.calendar,
  );
  if (!computed.ok) throw new Error(computed.refusal.code);
  return computed.deadline;
}

function perform(kept: Kept, operation: Operation): Kept {
  const now = kept.now + operation.afterMinutes * MINUTE;
  switch (operation.do) {
    case 'suspend':
      return suspend({ ...kept, now });
    case 'resume': {
      const end = endSuspension(kept.suspensions, '笔录', now, kept.calendar);
      if (!end.ok) return { ...kept, now };
      const suspensions = [...kept.suspensions.filter((row) => row.endedAt !== null), end.row];
      const event: ClockEvent = { kind: 'resumed', at: now, cause: 'special-procedure' };
      return { ...kept, now, suspensions, events: [...kept.events, event] };
    }
    case 'extend':
      return extend({ ...kept, now }, operation.workingDays);
    case 'turn-day':
      return { ...kept, now, calendar: turned(kept.calendar, operation.day) };
  }
}

function suspend(kept: Kept): Kept {
  const next = allowed[kept.suspensions.length];
  if (next === undefined) return kept;
  const request = {
    procedure: next.procedure,
    stepPosition: next.stepPosition,
    basis: '',
    reason: next.stepName,
    limit: { value: 30, unit: 'workingDays' } as const,
    expectedEndAt: kept.now + MINUTE,
  };
  const facts = { state: 'REV', allowed, rows: kept.suspensions } as const;
  const start = startSuspension(facts, request, kept.now, kept.calendar);
  if (!start.ok) return kept;
  const event: ClockEvent = { kind: 'stopped', at: kept.now, cause: 'special-procedure' };
  return { ...kept, suspensions: [...kept.suspensions, start.row], events: [...kept.events, event] };
}

function extend(kept: Kept, workingDays: number): Kept {
  const facts: ExtensionFacts = {
    state: 'REV',
    kind: 'P',
    limitUnit: 'workingDays',
    dueAt: kept.stored.dueAt,
    rows: kept.extensions,
    itemAllowanceWorkingDays: null,
  };
  const asked = requestExtension(facts, { workingDays, reason: '复杂', requestedById: 1 }, kept.now);
  if (!asked.ok || asked.kind !== 'requested') return kept;
  const rows = [...kept.extensions, asked.row];
  const leader = { staffId: 2, isLeaderInCharge: true };
  const decided = decideExtension(
    { rows, dueAt: facts.dueAt },
    { approve: true, reason: '' },
    leader,
    kept.now,
  );
  if (!decided.ok) return kept;
  const event: ClockEvent = { kind: 'extended', at: kept.now, workingDays };
  return { ...kept, extensions: [...kept.extensions, decided.row], events: [...kept.events, event] };
}

/** A working day becomes a day off, any other day becomes one that is worked. */
function turned(calendar: Calendar, day: number): Calendar {
  const date = formatDate(day);
  const daysOff = new Map(calendar.daysOff);
  const workDays = new Map(calendar.workDays);
  if (isWorkingDay(day, calendar)) {
    workDays.delete(date);
    daysOff.set(date, '临时放假');
  } else {
    daysOff.delete(date);
    workDays.set(date, '临时上班');
  }
  return { ...calendar, daysOff, workDays };
}

/** R1 and R5 by counting on the fingers: day after day from the events, without any rule of the house. */
function countedByHand(events: readonly ClockEvent[], calendar: Calendar): number | null {
  const start = events[0]?.at ?? 0;
  const spans: [number, number][] = [];
  let total = LIMIT.value;
  for (const event of events) {
    if (event.kind === 'stopped') spans.push([event.at, Number.POSITIVE_INFINITY]);
    if (event.kind === 'extended') total += event.workingDays;
    const last = spans.at(-1);
    if (event.kind === 'resumed' && last !== undefined) last[1] = event.at;
  }
  let counted = 0;
  for (let day = dayOf(calendar.zone.toLocalMinute(start)) + 1; ; day++) {
    const closing = calendar.zone.toInstant(closingOf(day, calendar));
    if (spans.some(([from, to]) => to === Number.POSITIVE_INFINITY && from < closing)) return null;
    if (!isWorkingDay(day, calendar)) continue;
    if (spans.some(([from, to]) => from < closing && closing <= to)) continue;
    counted += 1;
    if (counted === total) return closing;
  }
}

describe('S-05: the stored due moment is the one the history gives', () => {
  it('after any sequence of suspend, resume, extend and calendar change, and by hand too', () => {
    const start = fc.integer({ min: 0, max: 40 * MINUTES_PER_DAY });
    let moves = 0;
    fc.assert(
      fc.property(start, fc.array(operation, { maxLength: 25 }), (minutes, operations) => {
        const acceptedAt = at('2026-09-01 00:00') + minutes * MINUTE;
        let kept = accepted(acceptedAt);
        for (const operation of operations) {
          kept = perform(kept, operation);
          const stored = fromRows(kept, acceptedAt);
          if (dueMove(kept.stored, stored, 'calendar-changed') !== null) moves += 1;
          kept = { ...kept, stored };
          const told = dueFromHistory(kept.events, LIMIT, kept.calendar);
          expect(told.ok && told.deadline).toEqual(kept.stored);
          expect(countedByHand(kept.events, kept.calendar)).toBe(kept.stored.dueAt);
        }
      }),
      { numRuns: 300 },
    );
    expect(moves).toBeGreaterThan(100);
  });
});

describe('S-05: the clock facts of a history', () => {
  const acceptedEvent: ClockEvent = { kind: 'accepted', at: at('2026-11-20 10:00') };

  it('overlapping stops of different causes are kept apart, a resumption without its stop does nothing', () => {
    const events: ClockEvent[] = [
      acceptedEvent,
      { kind: 'stopped', at: at('2026-11-23 10:00'), cause: 'superior' },
      { kind: 'stopped', at: at('2026-11-24 10:00'), cause: 'special-procedure' },
      { kind: 'resumed', at: at('2026-11-25 10:00'), cause: 'superior' },
      { kind: 'resumed', at: at('2026-11-25 11:00'), cause: 'superior' },
      { kind: 'extended', at: at('2026-11-26 10:00'), workingDays: 5 },
    ];
    expect(deadlineFactsFromHistory(events, LIMIT)).toEqual({
      acceptedAt: at('2026-11-20 10:00'),
      limit: LIMIT,
      afterHours: 'same-day',
      extensions: [{ value: 5 }],
      suspensions: [
        { from: at('2026-11-23 10:00'), to: at('2026-11-25 10:00') },
        { from: at('2026-11-24 10:00'), to: null },
      ],
    });
  });

  it('before acceptance there is no due moment', () => {
    expect(dueFromHistory([], LIMIT, official)).toEqual({
      ok: false,
      refusal: { rule: 'S-05', code: 'not-accepted', facts: {} },
    });
  });

  it('a granted extension moves Fri 4 Dec 2026 to Fri 11 Dec, journalled with old, new and why', () => {
    const before = dueFromHistory([acceptedEvent], LIMIT, official);
    const extended: ClockEvent = { kind: 'extended', at: at('2026-12-02 10:00'), workingDays: 5 };
    const after = dueFromHistory([acceptedEvent, extended], LIMIT, official);
    if (!before.ok || !after.ok) throw new Error('refused');
    expect(dueMove(before.deadline, after.deadline, 'extension-approved')).toEqual({
      from: at('2026-12-04 18:00'),
      to: at('2026-12-11 18:00'),
      provisional: false,
      why: 'extension-approved',
    });
    expect(dueMove(after.deadline, after.deadline, 'calendar-changed')).toBeNull();
  });
});
