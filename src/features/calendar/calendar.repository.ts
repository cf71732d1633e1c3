import type { Tx } from '../../db/database.js';
import { type CaseEventRecord, eventRow } from '../../db/events.js';
import type { OfficeHours } from '../../domain/calendar/calendar.js';
import type { Extension, Suspension } from '../../domain/deadlines/time-limit.js';
import type { CalendarChange, CalendarDay } from './calendar-change.js';
import { windowsText } from './office-windows.js';

/** Values in one statement; PostgreSQL and SQLite both have a limit. */
const ROWS_AT_ONCE = 500;

/** An open case whose due moment follows from the calendar. */
export interface CountedCase {
  id: number;
  number: string;
  itemName: string;
  state: string;
  acceptedAt: Date | null;
  limitValue: number | null;
  limitUnit: string | null;
  afterHours: string;
  dueAt: Date | null;
  dueProvisional: boolean;
  runningDueAt: Date | null;
  suspensions: Suspension[];
  extensions: Extension[];
}

type Client = Pick<Tx, 'case' | 'caseSuspension' | 'caseExtension' | 'upwardFiling' | 'itemVersion'>;

/**
 * Open cases of a hall that are accepted and not yet decided. Cases of an older system keep the deadlines they
 * came with.
 */
export async function countedCases(client: Client, hallId: number): Promise<CountedCase[]> {
  const rows = await client.case.findMany({
    where: {
      hallId,
      isOpen: true,
      acceptedAt: { not: null },
      decidedAt: null,
      limitValue: { not: null },
      origin: { not: 'migrated' },
    },
    select: COUNTED,
    orderBy: { id: 'asc' },
  });
  const stops = byCase(await stopsOfOpenCases(client, hallId), ({ startedAt, endedAt }) => ({
    from: startedAt.getTime(),
    to: endedAt?.getTime() ?? null,
  }));
  const extensions = await client.caseExtension.findMany({
    where: { hallId, status: 'approved', case: { isOpen: true } },
    select: { caseId: true, workingDays: true },
    orderBy: { id: 'asc' },
  });
  const granted = byCase(extensions, ({ workingDays }) => ({ value: workingDays }));
  return rows.map((row) => ({
    ...row,
    suspensions: stops.get(row.id) ?? [],
    extensions: granted.get(row.id) ?? [],
  }));
}

const COUNTED = {
  id: true,
  number: true,
  itemName: true,
  state: true,
  acceptedAt: true,
  limitValue: true,
  limitUnit: true,
  afterHours: true,
  dueAt: true,
  dueProvisional: true,
  runningDueAt: true,
} as const;

/** When the clocks of open cases stood: suspended, or with a superior where the item says that this does not count. */
async function stopsOfOpenCases(client: Client, hallId: number) {
  const suspensions = await client.caseSuspension.findMany({
    where: { hallId, case: { isOpen: true } },
    select: { caseId: true, startedAt: true, endedAt: true },
    orderBy: { id: 'asc' },
  });
  const upward = await client.upwardFiling.findMany({
    where: { hallId, case: { isOpen: true } },
    select: { caseId: true, forwardedAt: true, answeredAt: true, case: { select: { itemVersionId: true } } },
  });
  const runningOn = await client.itemVersion.findMany({
    where: { hallId, clockWhileUpward: 'runs' },
    select: { id: true },
  });
  const goesOn = new Set(runningOn.map(({ id }) => id));
  const withSuperior = upward
    .filter((row) => !goesOn.has(row.case.itemVersionId))
    .map(({ caseId, forwardedAt, answeredAt }) => ({ caseId, startedAt: forwardedAt, endedAt: answeredAt }));
  return [...suspensions, ...withSuperior];
}

function byCase<Row extends { caseId: number }, Value>(
  rows: readonly Row[],
  shaped: (row: Row) => Value,
): Map<number, Value[]> {
  const values = new Map<number, Value[]>();
  for (const row of rows) values.set(row.caseId, [...(values.get(row.caseId) ?? []), shaped(row)]);
  return values;
}

/** Writes the days and years of a change. */
export async function saveDays(tx: Tx, hallId: number, change: CalendarChange, now: Date): Promise<void> {
  for (const year of change.years) {
    await tx.holiday.deleteMany({ where: { hallId, date: { gte: `${year}-01-01`, lte: `${year}-12-31` } } });
    await tx.calendarYear.upsert({
      where: { hallId_year: { hallId, year } },
      create: { hallId, year, source: change.source, loadedAt: now },
      update: { source: change.source, loadedAt: now },
    });
  }
  const days = new Map<string, CalendarDay>(change.days.map((day) => [day.date, day]));
  const touched = [...change.plainDates, ...days.keys()];
  for (const dates of inParts(touched))
    await tx.holiday.deleteMany({ where: { hallId, date: { in: dates } } });
  for (const rows of inParts([...days.values()])) {
    await tx.holiday.createMany({ data: rows.map((day) => ({ hallId, ...day })) });
  }
}

/** Writes the office hours in place of the old ones. */
export async function saveOfficeHours(tx: Tx, hallId: number, hours: OfficeHours): Promise<void> {
  await tx.officeHours.deleteMany({ where: { hallId } });
  await tx.officeHours.createMany({
    data: [
      { hallId, kind: 'default', fromDay: '', toDay: '', windows: windowsText(hours.windows), name: '平时' },
      ...hours.seasons.map(({ from, to, windows }) => ({
        hallId,
        kind: 'season',
        fromDay: from,
        toDay: to,
        windows: windowsText(windows),
        name: '',
      })),
      ...[...hours.specialDays].map(([date, { name, windows }]) => ({
        hallId,
        kind: 'special',
        fromDay: date,
        toDay: date,
        windows: windowsText(windows),
        name,
      })),
    ],
  });
}

export interface NewDue {
  caseId: number;
  dueAt: Date | null;
  dueProvisional: boolean;
  clockRuns: boolean;
}

/** Writes new due moments, and their events, in a few statements: cases due at the same moment go together. */
export async function saveNewDues(
  tx: Tx,
  dues: readonly NewDue[],
  events: readonly CaseEventRecord[],
): Promise<void> {
  const groups = new Map<string, { due: NewDue; ids: number[] }>();
  for (const due of dues) {
    const key = `${due.dueAt?.getTime() ?? ''}|${due.dueProvisional}|${due.clockRuns}`;
    const group = groups.get(key) ?? { due, ids: [] };
    group.ids.push(due.caseId);
    groups.set(key, group);
  }
  for (const { due, ids } of groups.values()) {
    const data = {
      dueAt: due.dueAt,
      dueProvisional: due.dueProvisional,
      runningDueAt: due.clockRuns ? due.dueAt : null,
    };
    for (const part of inParts(ids)) await tx.case.updateMany({ where: { id: { in: part } }, data });
  }
  for (const part of inParts(events)) await tx.caseEvent.createMany({ data: part.map(eventRow) });
}

/** The loaded years of a hall, newest first. */
export async function loadedYears(client: Pick<Tx, 'calendarYear'>, hallId: number) {
  return client.calendarYear.findMany({ where: { hallId }, orderBy: { year: 'desc' } });
}

function inParts<Value>(values: readonly Value[]): Value[][] {
  const parts: Value[][] = [];
  for (let from = 0; from < values.length; from += ROWS_AT_ONCE)
    parts.push(values.slice(from, from + ROWS_AT_ONCE));
  return parts;
}
