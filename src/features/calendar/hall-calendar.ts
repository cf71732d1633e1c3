import type { Database, Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import type { Calendar, OfficeWindow, Season, SpecialDay } from '../../domain/calendar/calendar.js';
import { DEFAULT_OFFICE_HOURS } from '../../domain/calendar/calendar.js';
import { SHANGHAI, zoneNamed } from '../../domain/calendar/zone.js';
import { parseWindows } from './office-windows.js';

const KEEP_MS = 5_000;

const kept = new WeakMap<Database, Map<number, { at: number; calendar: Promise<Calendar> }>>();

/**
 * The calendar of a hall for pages: kept for five seconds, since every clock on a page asks for it. The same
 * value is returned meanwhile, so that its derived tables are kept too. Actions use `calendarInForce` in their transaction.
 */
export function hallCalendar(database: Database, hallId: number): Promise<Calendar> {
  const halls = kept.get(database) ?? new Map<number, { at: number; calendar: Promise<Calendar> }>();
  kept.set(database, halls);
  const known = halls.get(hallId);
  if (known && performance.now() - known.at < KEEP_MS) return known.calendar;
  const calendar = readCalendar(database.read, hallId);
  halls.set(hallId, { at: performance.now(), calendar });
  calendar.catch(() => halls.delete(hallId));
  return calendar;
}

/** Forgets the kept calendars after a change. */
export function forgetCalendars(database: Database): void {
  kept.delete(database);
}

/** Reads the calendar of a hall: days off, make-up days, office hours, loaded years and zone. */
export async function readCalendar(
  client: Pick<Tx, 'hall' | 'holiday' | 'officeHours' | 'calendarYear'>,
  hallId: number,
): Promise<Calendar> {
  const hall = await client.hall.findUniqueOrThrow({ where: { id: hallId }, select: { zone: true } });
  const days = await client.holiday.findMany({ where: { hallId } });
  const hours = await client.officeHours.findMany({ where: { hallId }, orderBy: { fromDay: 'asc' } });
  const years = await client.calendarYear.findMany({ where: { hallId } });
  return calendarOf({ zone: hall.zone, days, hours, years });
}

const MOST_IN_FORCE = 50;
const inForce = new Map<number, { text: string; calendar: Calendar }>();

/**
 * The calendar of a hall as an action finds it in its transaction. All rows are read each time; as long as they
 * say the same, the same value is returned, so that its derived tables are kept.
 */
export async function calendarInForce(tx: Tx, hallId: number): Promise<Calendar> {
  const sql = plainSql(tx);
  const hall = await sql.first<{ zone: string }>('SELECT "zone" FROM "Hall" WHERE "id" = ?', [hallId]);
  if (hall === undefined) throw new Error(`there is no hall ${hallId}`);
  const rows: CalendarRows = {
    zone: hall.zone,
    days: await sql.all('SELECT "date", "kind", "name" FROM "Holiday" WHERE "hallId" = ? ORDER BY "date"', [
      hallId,
    ]),
    hours: await sql.all(
      'SELECT "kind", "fromDay", "toDay", "windows", "name" FROM "OfficeHours" WHERE "hallId" = ? ORDER BY "fromDay", "id"',
      [hallId],
    ),
    years: await sql.all('SELECT "year" FROM "CalendarYear" WHERE "hallId" = ? ORDER BY "year"', [hallId]),
  };
  const text = JSON.stringify(rows);
  const known = inForce.get(hallId);
  if (known?.text === text) return known.calendar;
  const calendar = calendarOf(rows);
  if (inForce.size >= MOST_IN_FORCE) inForce.clear();
  inForce.set(hallId, { text, calendar });
  return calendar;
}

interface CalendarRows {
  zone: string;
  days: readonly { date: string; kind: string; name: string }[];
  hours: readonly { kind: string; fromDay: string; toDay: string; windows: string; name: string }[];
  years: readonly { year: number }[];
}

function calendarOf({ zone, days, hours, years }: CalendarRows): Calendar {
  const ofKind = (kind: string) =>
    new Map(days.filter((day) => day.kind === kind).map((day) => [day.date, day.name]));
  const normal = hours.find((row) => row.kind === 'default');
  const seasons: Season[] = hours
    .filter((row) => row.kind === 'season')
    .map((row) => ({ from: row.fromDay, to: row.toDay, windows: windowsOf(row.windows) }));
  const specialDays = new Map<string, SpecialDay>(
    hours
      .filter((row) => row.kind === 'special')
      .map((row) => [row.fromDay, { name: row.name, windows: windowsOf(row.windows) }]),
  );
  return {
    daysOff: ofKind('off'),
    workDays: ofKind('work'),
    officeHours: {
      windows: normal ? windowsOf(normal.windows) : DEFAULT_OFFICE_HOURS.windows,
      seasons,
      specialDays,
    },
    knownYears: new Set(years.map((row) => row.year)),
    zone: zoneNamed(zone) ?? SHANGHAI,
  };
}

function windowsOf(text: string): OfficeWindow[] {
  const windows = parseWindows(text);
  if (windows === null) throw new Error(`office hours in the table cannot be read: ${text}`);
  return windows;
}
