import {
  DEFAULT_OFFICE_HOURS,
  type OfficeHours,
  type OfficeWindow,
  type Season,
  type SpecialDay,
} from './calendar.js';
import { parseDate, parseTimeOfDay } from './civil-time.js';
import type { CalendarFault } from './parse-calendar.js';

/** A leap year, so that 02-29 is a season's day. */
const ANY_LEAP_YEAR = '2024';

/**
 * Reads office hours: a list whose entries are windows `["09:00","12:00"]`, seasons
 * `{ from: "05-01", to: "09-30", windows: [...] }` or special days `{ date, windows | closed: true, name? }`.
 * Without windows of its own the list keeps the default ones outside its seasons. Windows are put in order;
 * overlapping windows or seasons are faults, so that the order of the entries never matters.
 */
export function parseOfficeHours(value: unknown, errors: CalendarFault[]): OfficeHours {
  const path = 'officeHours';
  if (!Array.isArray(value) || value.length === 0) {
    errors.push({ path, problem: 'must be a list of windows or seasons' });
    return DEFAULT_OFFICE_HOURS;
  }
  const windows: unknown[] = [];
  const seasons: Season[] = [];
  const specialDays = new Map<string, SpecialDay>();
  value.forEach((entry: unknown, index) => {
    const at = `${path}[${index}]`;
    if (Array.isArray(entry)) windows.push(entry);
    else if (!isRecord(entry))
      errors.push({ path: at, problem: 'must be a window, a season or a special day' });
    else if ('date' in entry) readSpecialDay(entry, at, specialDays, errors);
    else readSeason(entry, at, seasons, errors);
  });
  reportOverlaps(seasons, errors);
  return {
    windows: windows.length === 0 ? DEFAULT_OFFICE_HOURS.windows : readWindows(windows, path, errors),
    seasons,
    specialDays,
  };
}

function readSeason(
  entry: Record<string, unknown>,
  at: string,
  into: Season[],
  errors: CalendarFault[],
): void {
  const { from, to } = entry;
  if (!isMonthDay(from) || !isMonthDay(to)) {
    errors.push({ path: at, problem: 'from and to must be days MM-DD' });
    return;
  }
  into.push({ from, to, windows: readWindows(entry.windows, `${at}.windows`, errors) });
}

function readSpecialDay(
  entry: Record<string, unknown>,
  at: string,
  into: Map<string, SpecialDay>,
  errors: CalendarFault[],
): void {
  const { date, name = '', closed = false } = entry;
  if (typeof date !== 'string' || parseDate(date) === null) {
    errors.push({ path: `${at}.date`, problem: 'must be a date YYYY-MM-DD' });
  } else if (into.has(date)) {
    errors.push({ path: `${at}.date`, problem: `${date} is named twice` });
  } else if (typeof name !== 'string') {
    errors.push({ path: `${at}.name`, problem: 'must be a text' });
  } else if (typeof closed !== 'boolean' || (closed && entry.windows !== undefined)) {
    errors.push({ path: `${at}.closed`, problem: 'must be true in place of windows' });
  } else {
    into.set(date, { name, windows: closed ? [] : readWindows(entry.windows, `${at}.windows`, errors) });
  }
}

function readWindows(value: unknown, path: string, errors: CalendarFault[]): OfficeWindow[] {
  if (!Array.isArray(value) || value.length === 0) {
    errors.push({ path, problem: 'must be a list of windows ["09:00","12:00"]' });
    return [];
  }
  const windows = value.flatMap((entry: unknown, index): OfficeWindow[] => {
    const window = readWindow(entry);
    if (window === null) {
      errors.push({ path: `${path}[${index}]`, problem: 'must be ["HH:mm","HH:mm"], the second one later' });
    }
    return window === null ? [] : [window];
  });
  windows.sort((a, b) => a.from - b.from);
  if (windows.some((window, index) => window.from < (windows[index - 1]?.to ?? 0))) {
    errors.push({ path, problem: 'has windows that overlap' });
  }
  return windows;
}

function readWindow(entry: unknown): OfficeWindow | null {
  if (!Array.isArray(entry) || entry.length !== 2) return null;
  const [first, second]: unknown[] = entry;
  if (typeof first !== 'string' || typeof second !== 'string') return null;
  const from = parseTimeOfDay(first);
  const to = parseTimeOfDay(second);
  return from === null || to === null || from >= to ? null : { from, to };
}

function reportOverlaps(seasons: readonly Season[], errors: CalendarFault[]): void {
  const taken = seasons.flatMap(({ from, to }) =>
    from <= to
      ? [{ from, to }]
      : [
          { from, to: '12-31' },
          { from: '01-01', to },
        ],
  );
  taken.sort((a, b) => (a.from < b.from ? -1 : 1));
  if (taken.some(({ from }, index) => from <= (taken[index - 1]?.to ?? ''))) {
    errors.push({ path: 'officeHours', problem: 'has seasons that overlap' });
  }
}

function isMonthDay(value: unknown): value is string {
  return typeof value === 'string' && parseDate(`${ANY_LEAP_YEAR}-${value}`) !== null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
