import { formatDate, parseDate } from './civil-time.js';
import { OFFICIAL_HOLIDAYS } from './official-holidays.js';
import { SHANGHAI, type Zone } from './zone.js';

/** Half-open office time `[from, to)` in minutes after midnight; `to` may be 1440 (24:00). */
export type OfficeWindow = { from: number; to: number };

/** Office windows from `MM-DD` to `MM-DD`, both included; `from` later than `to` runs over the year's end. */
export type Season = { from: string; to: string; windows: readonly OfficeWindow[] };

/** Office windows of one date; none means that the hall is closed, and the day is then no working day. */
export type SpecialDay = { name: string; windows: readonly OfficeWindow[] };

/** `specialDays` by `YYYY-MM-DD` go before `seasons`, and these before `windows`. Windows are in order. */
export type OfficeHours = {
  windows: readonly OfficeWindow[];
  seasons: readonly Season[];
  specialDays: ReadonlyMap<string, SpecialDay>;
};

/**
 * The days of a hall: `daysOff` and make-up `workDays` map `YYYY-MM-DD` to the holiday's name. `knownYears` are
 * the years whose notice is loaded; any other year counts plain Monday to Friday and is provisional.
 * A calendar is a value: its derived tables are kept by identity, so change it by making a new one.
 */
export type Calendar = {
  daysOff: ReadonlyMap<string, string>;
  workDays: ReadonlyMap<string, string>;
  officeHours: OfficeHours;
  knownYears: ReadonlySet<number>;
  zone: Zone;
};

/** 09:00-12:00 and 14:00-18:00, 420 minutes a day. */
export const DEFAULT_OFFICE_HOURS: OfficeHours = {
  windows: [
    { from: 9 * 60, to: 12 * 60 },
    { from: 14 * 60, to: 18 * 60 },
  ],
  seasons: [],
  specialDays: new Map(),
};

/** The calendar of the yearly notices that come with the program, with the default office hours. */
export function officialCalendar(): Calendar {
  const daysOff = new Map<string, string>();
  const workDays = new Map<string, string>();
  for (const holiday of OFFICIAL_HOLIDAYS) {
    for (const date of datesBetween(holiday.offFrom, holiday.offTo)) daysOff.set(date, holiday.name);
    for (const date of holiday.work) workDays.set(date, holiday.name);
  }
  const knownYears = new Set(OFFICIAL_HOLIDAYS.map((holiday) => holiday.year));
  return { daysOff, workDays, officeHours: DEFAULT_OFFICE_HOURS, knownYears, zone: SHANGHAI };
}

function datesBetween(from: string, to: string): string[] {
  const [first, last] = [parseDate(from), parseDate(to)];
  if (first === null || last === null) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => formatDate(first + index));
}
