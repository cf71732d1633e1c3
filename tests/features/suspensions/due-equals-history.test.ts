import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type ClockEvent, dueFromHistory } from '../../../src/domain/time-account/due-from-history.js';
import { applyCalendarChange } from '../../../src/features/calendar/change-calendar.js';
import { readCalendar } from '../../../src/features/calendar/hall-calendar.js';
import { decideOnExtension } from '../../../src/features/extensions/decide-extension.js';
import { askForExtension } from '../../../src/features/extensions/request-extension.js';
import { endCaseSuspension } from '../../../src/features/suspensions/end-suspension.js';
import { startCaseSuspension } from '../../../src/features/suspensions/start-suspension.js';
import { onBothDatabases } from '../../support/databases.js';
import { at, type ClockDesk, openClockDesk, seenNow } from './clock-desk.js';

const PROCEDURES = [
  { procedure: 'hearing', stepPosition: 3 },
  { procedure: 'site-visit', stepPosition: 4 },
  { procedure: 'testing', stepPosition: 5 },
] as const;

const HOUR_MS = 3_600_000;

const step = fc.record({
  what: fc.constantFrom('suspend', 'resume', 'extend', 'calendar'),
  pick: fc.nat(20),
  waitHours: fc.integer({ min: 1, max: 30 }),
});

/** Reads the history alone: the events and what they point to, not the columns of the case. */
async function historyOfClock({ hall }: ClockDesk, caseId: number): Promise<ClockEvent[]> {
  const events = await hall.database.read.caseEvent.findMany({ where: { caseId }, orderBy: { id: 'asc' } });
  return events.flatMap(({ kind, at: moment, details }): ClockEvent[] => {
    const told = JSON.parse(details) as { procedure?: string; workingDays?: number };
    const instant = moment.getTime();
    if (kind === 'accept') return [{ kind: 'accepted', at: instant }];
    if (kind === 'suspended') return [{ kind: 'stopped', at: instant, cause: String(told.procedure) }];
    if (kind === 'resumed') return [{ kind: 'resumed', at: instant, cause: String(told.procedure) }];
    if (kind === 'extend') return [{ kind: 'extended', at: instant, workingDays: Number(told.workingDays) }];
    return [];
  });
}

/** The stored due moment against the one that follows from the history, the limit and today's calendar. */
async function check(desk: ClockDesk, number: string): Promise<void> {
  const row = await desk.hall.database.read.case.findUniqueOrThrow({ where: { number } });
  const calendar = await readCalendar(desk.hall.database.read, desk.hall.hallId);
  const limit = { value: row.limitValue ?? -1, unit: 'workingDays' } as const;
  const computed = dueFromHistory(await historyOfClock(desk, row.id), limit, calendar);
  if (!computed.ok) throw new Error(computed.refusal.code);
  const stored = { dueAt: row.dueAt?.getTime() ?? null, provisional: row.dueProvisional };
  expect({ ...stored, running: row.runningDueAt?.getTime() ?? null }).toEqual({
    ...computed.deadline,
    running: computed.deadline.dueAt,
  });
}

async function doStep(
  desk: ClockDesk,
  number: string,
  { what, pick }: { what: string; pick: number },
  now: Date,
): Promise<boolean> {
  const { hall, house, people } = desk;
  switch (what) {
    case 'suspend': {
      const request = {
        ...(PROCEDURES[pick % PROCEDURES.length] ?? PROCEDURES[0]),
        basis: '',
        reason: `事由${pick}`,
        limit: { value: 60, unit: 'workingDays' },
        expectedEndAt: now.getTime() + HOUR_MS,
      } as const;
      return (await startCaseSuspension(house, people.reviewer, await seenNow(hall, number), request, now))
        .ok;
    }
    case 'resume':
      return (await endCaseSuspension(house, people.reviewer, await seenNow(hall, number), '结果', now)).ok;
    case 'extend': {
      const request = { workingDays: 1 + (pick % 4), reason: '情况复杂' };
      await askForExtension(house, people.reviewer, await seenNow(hall, number), request, now);
      const decision = { approve: pick % 5 !== 0, reason: '按期办结' };
      return (await decideOnExtension(house, people.leader, await seenNow(hall, number), decision, now)).ok;
    }
    default: {
      const date = new Date(at('2026-11-23T12:00').getTime() + pick * 24 * HOUR_MS)
        .toISOString()
        .slice(0, 10);
      const change = {
        source: '临时调整',
        years: [],
        days: [{ date, kind: pick % 2 === 0 ? 'off' : 'work', name: '调整' }],
        plainDates: [],
        officeHours: null,
      } as const;
      const actor = { hallId: hall.hallId, staffId: null, name: '' };
      return (await applyCalendarChange(hall.database, actor, change, null, now)).ok;
    }
  }
}

onBothDatabases('the clock of a case', (open, provider) => {
  it('S-05: after any suspensions, resumptions, extensions and calendar changes the stored due moment follows from the history alone', async () => {
    const desk = await openClockDesk(await open());
    const happened = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const number = await desk.underReview();
        await check(desk, number);
        let now = desk.clock.now;
        for (const each of steps) {
          now = new Date(now.getTime() + each.waitHours * HOUR_MS);
          if (await doStep(desk, number, each, now)) {
            happened.set(each.what, (happened.get(each.what) ?? 0) + 1);
          }
          await check(desk, number);
        }
      }),
      { numRuns: provider === 'sqlite' ? 30 : 8, seed: 20261120 },
    );
    expect([...happened.keys()].sort()).toEqual(['calendar', 'extend', 'resume', 'suspend']);
  }, 120_000);
});
