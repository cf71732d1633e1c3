import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CalendarChange } from '../../../src/features/calendar/calendar-change.js';
import { applyCalendarChange, planCalendarChange } from '../../../src/features/calendar/change-calendar.js';
import { readCalendar } from '../../../src/features/calendar/hall-calendar.js';
import { promisedMoment } from '../../../src/features/cases/promise-clock.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeHall, makeStaff, type TestHall } from '../../support/hall.js';
import { addClockCases } from './cases-on-the-clock.js';

const at = (text: string) => new Date(`${text}+08:00`);

function change(more: Partial<CalendarChange>): CalendarChange {
  return { years: [], days: [], plainDates: [], officeHours: null, source: '临时调整', ...more };
}

const TUESDAY_OFF = change({ days: [{ date: '2026-11-24', kind: 'off', name: '停电' }] });

async function stored(hall: TestHall) {
  const rows = await hall.database.read.case.findMany({
    where: { hallId: hall.hallId },
    orderBy: { number: 'asc' },
  });
  return rows.map(({ number, dueAt, runningDueAt, dueProvisional }) => ({
    number,
    dueAt,
    runningDueAt,
    dueProvisional,
  }));
}

onBothDatabases('changing the calendar', (open) => {
  it('a day off on Tue 24 Nov 2026 moves 5 working days from Fri 20 Nov, due Fri 27 Nov, to Mon 30 Nov', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const staffId = await makeStaff(hall, 'admin', ['administrator'], { name: '周管理' });
    await addClockCases(hall, [
      { number: 'A1', acceptedAt: '2026-11-20T10:00:00+08:00', limitValue: 5 },
      { number: 'A2', acceptedAt: '2026-11-20T10:00:00+08:00', limitValue: 1 },
      { number: 'A3', acceptedAt: '2026-11-20T10:00:00+08:00', limitValue: 5, state: 'READY', decided: true },
      {
        number: 'A4',
        acceptedAt: '2026-11-20T10:00:00+08:00',
        limitValue: 5,
        state: 'DONE',
        isOpen: false,
        decided: true,
      },
      { number: 'A5', acceptedAt: '2026-11-20T10:00:00+08:00', limitValue: 5, origin: 'migrated' },
      { number: 'A6', acceptedAt: '2026-11-20T10:00:00+08:00', limitValue: 5, state: 'UP' },
    ]);
    const before = await stored(hall);
    const plan = await planCalendarChange(database, hall.hallId, TUESDAY_OFF, FRIDAY_MORNING);
    expect(await stored(hall)).toEqual(before);
    expect(plan.days).toEqual([{ date: '2026-11-24', before: null, after: { kind: 'off', name: '停电' } }]);
    expect(plan.moved.map(({ caseId: _id, ...each }) => each)).toEqual(
      ['A1', 'A6'].map((number) => ({
        number,
        itemName: '建筑工程施工许可',
        state: number === 'A1' ? 'ACC' : 'UP',
        clockRuns: number === 'A1',
        oldDueAt: at('2026-11-27T18:00:00'),
        newDueAt: at('2026-11-30T18:00:00'),
        wasProvisional: false,
        isProvisional: false,
        movedWorkingMinutes: 420,
      })),
    );
    expect([plan.openCases, plan.later, plan.earlier, plan.becomeFinal, plan.becomeOverdue]).toEqual([
      3, 2, 0, 0, 0,
    ]);

    const outcome = await applyCalendarChange(
      database,
      { hallId: hall.hallId, staffId, name: '周管理' },
      TUESDAY_OFF,
      plan.hash,
      FRIDAY_MORNING,
    );
    expect(outcome).toEqual({ ok: true, plan });
    const moved = { dueAt: at('2026-11-30T18:00:00'), dueProvisional: false };
    expect(await stored(hall)).toEqual(
      before.map((row) => {
        if (row.number === 'A1') return { ...row, ...moved, runningDueAt: moved.dueAt };
        return row.number === 'A6' ? { ...row, ...moved, runningDueAt: null } : row;
      }),
    );
    const events = await database.read.caseEvent.findMany({ orderBy: { id: 'asc' } });
    expect(
      events.map(({ kind, actorName, reason, details }) => ({
        kind,
        actorName,
        reason,
        details: JSON.parse(details),
      })),
    ).toEqual(
      ['A1', 'A6'].map(() => ({
        kind: 'due-moved',
        actorName: '周管理',
        reason: '工作日历变更：临时调整',
        details: {
          why: 'calendar-changed',
          from: '2026-11-27T10:00:00.000Z',
          to: '2026-11-30T10:00:00.000Z',
          fromText: '2026年11月27日 18:00',
          toText: '2026年11月30日 18:00',
        },
      })),
    );
    expect(await database.read.auditEntry.count({ where: { kind: 'calendar-changed', staffId } })).toBe(1);
  });

  it('loading 2027 makes a provisional Mon 4 Jan 2027 final and, with 1-3 Jan off, a case of that Friday later', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await addClockCases(hall, [
      { number: 'B1', acceptedAt: '2026-12-30T10:00:00+08:00', limitValue: 1 },
      { number: 'B2', acceptedAt: '2026-12-30T10:00:00+08:00', limitValue: 2 },
      { number: 'B3', acceptedAt: '2026-12-30T10:00:00+08:00', limitValue: 3 },
    ]);
    const load = change({
      years: [2027],
      source: '2027 年放假安排',
      days: ['01', '02', '03'].map((day) => ({ date: `2027-01-${day}`, kind: 'off', name: '元旦' })),
    });
    const plan = await planCalendarChange(database, hall.hallId, load, FRIDAY_MORNING);
    expect(plan.newYears).toEqual([2027]);
    expect(
      plan.moved.map(({ number, oldDueAt, newDueAt, wasProvisional, isProvisional }) => ({
        number,
        oldDueAt,
        newDueAt,
        wasProvisional,
        isProvisional,
      })),
    ).toEqual([
      {
        number: 'B2',
        oldDueAt: at('2027-01-01T18:00:00'),
        newDueAt: at('2027-01-04T18:00:00'),
        wasProvisional: true,
        isProvisional: false,
      },
      {
        number: 'B3',
        oldDueAt: at('2027-01-04T18:00:00'),
        newDueAt: at('2027-01-05T18:00:00'),
        wasProvisional: true,
        isProvisional: false,
      },
    ]);
    expect(plan.becomeFinal).toBe(2);
    await applyCalendarChange(
      database,
      { hallId: hall.hallId, staffId: null, name: '系统' },
      load,
      null,
      FRIDAY_MORNING,
    );
    expect((await readCalendar(database.read, hall.hallId)).knownYears.has(2027)).toBe(true);
    const again = await planCalendarChange(database, hall.hallId, load, FRIDAY_MORNING);
    expect([again.days, again.moved, again.marked]).toEqual([[], [], []]);
  });

  it('nothing is saved when a case was accepted between the preview and the saving', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await addClockCases(hall, [{ number: 'C1', acceptedAt: '2026-11-20T10:00:00+08:00', limitValue: 5 }]);
    const plan = await planCalendarChange(database, hall.hallId, TUESDAY_OFF, FRIDAY_MORNING);
    await addClockCases(hall, [{ number: 'C2', acceptedAt: '2026-11-20T11:00:00+08:00', limitValue: 5 }]);
    const before = await stored(hall);
    const outcome = await applyCalendarChange(
      database,
      { hallId: hall.hallId, staffId: null, name: '系统' },
      TUESDAY_OFF,
      plan.hash,
      FRIDAY_MORNING,
    );
    expect([outcome.ok, outcome.plan.moved.map((each) => each.number)]).toEqual([false, ['C1', 'C2']]);
    expect(await stored(hall)).toEqual(before);
    expect(await database.read.caseEvent.count()).toBe(0);
  });

  it('2,000 open cases move together, each with its event', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await addClockCases(
      hall,
      Array.from({ length: 2_000 }, (_, index) => ({
        number: `D${index}`,
        acceptedAt: '2026-11-20T10:00:00+08:00',
        limitValue: 2 + (index % 20),
      })),
    );
    const outcome = await applyCalendarChange(
      database,
      { hallId: hall.hallId, staffId: null, name: '系统' },
      TUESDAY_OFF,
      null,
      FRIDAY_MORNING,
    );
    expect(outcome.plan.moved.length).toBe(2_000);
    expect(await database.read.caseEvent.count()).toBe(2_000);
  });

  it('after any change the stored due moment of every open case is the one that the calendar gives', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const units = ['workingDays', 'calendarDays', 'workingHours', 'hours'];
    await addClockCases(
      hall,
      Array.from({ length: 60 }, (_, index) => ({
        number: `E${index}`,
        acceptedAt: new Date(
          Date.UTC(2026, 10, 1 + (index % 55), index % 14, (index * 7) % 60),
        ).toISOString(),
        limitValue: 1 + (index % 30),
        limitUnit: units[index % 4] ?? 'workingDays',
        state: index % 9 === 0 ? 'UP' : 'REV',
      })),
    );
    const dates = fc
      .integer({ min: 0, max: 120 })
      .map((day) => new Date(Date.UTC(2026, 10, 1 + day)).toISOString().slice(0, 10));
    const days = fc.uniqueArray(
      fc.record({
        date: dates,
        kind: fc.constantFrom('off' as const, 'work' as const),
        name: fc.constant('调整'),
      }),
      { maxLength: 12, selector: (day) => day.date },
    );
    const years = fc.constantFrom<number[]>([], [2027], [2026, 2027]);
    const hours = fc.constantFrom(null, {
      windows: [{ from: 540, to: 1020 }],
      seasons: [{ from: '12-01', to: '02-28', windows: [{ from: 570, to: 1050 }] }],
      specialDays: new Map([['2026-11-25', { name: '停电', windows: [] }]]),
    });
    await fc.assert(
      fc.asyncProperty(days, years, hours, async (someDays, someYears, officeHours) => {
        await applyCalendarChange(
          database,
          { hallId: hall.hallId, staffId: null, name: '系统' },
          change({ days: someDays, years: someYears, officeHours }),
          null,
          FRIDAY_MORNING,
        );
        const calendar = await readCalendar(database.read, hall.hallId);
        const rows = await database.read.case.findMany({ where: { hallId: hall.hallId } });
        expect(
          rows.map((row) => ({
            dueAt: row.dueAt,
            running: row.runningDueAt,
            provisional: row.dueProvisional,
          })),
        ).toEqual(
          rows.map((row) => {
            const { dueAt, provisional } = promisedMoment(row, calendar);
            return { dueAt, running: row.state === 'REV' ? dueAt : null, provisional };
          }),
        );
      }),
      { numRuns: 15 },
    );
  });
});
