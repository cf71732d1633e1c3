import { type Calendar, DEFAULT_OFFICE_HOURS, type OfficeHours } from './calendar.js';
import { civilDateOf, parseDate } from './civil-time.js';
import { parseOfficeHours } from './parse-office-hours.js';
import { SHANGHAI, type Zone } from './zone.js';

/** Where in the file, and what is wrong there. */
export type CalendarFault = { path: string; problem: string };

export type ParsedCalendar = { ok: true; calendar: Calendar } | { ok: false; errors: CalendarFault[] };

/**
 * Reads a calendar file: `{ "2026": { "off": [{ "date", "name" }], "work": [...] }, "officeHours": [...] }`.
 * The years in the file become its known years. A date belongs to its year, or to the December before or the
 * January after, which a notice may name too. All faults are reported.
 */
export function parseCalendarFile(file: unknown, zone: Zone = SHANGHAI): ParsedCalendar {
  if (!isRecord(file)) {
    return { ok: false, errors: [{ path: '', problem: 'must be an object of years' }] };
  }
  const errors: CalendarFault[] = [];
  const daysOff = new Map<string, string>();
  const workDays = new Map<string, string>();
  const knownYears = new Set<number>();
  let officeHours: OfficeHours = DEFAULT_OFFICE_HOURS;
  for (const [key, value] of Object.entries(file)) {
    if (key === 'officeHours') {
      officeHours = parseOfficeHours(value, errors);
    } else if (/^\d{4}$/.test(key)) {
      knownYears.add(Number(key));
      readYear(Number(key), value, { daysOff, workDays }, errors);
    } else {
      errors.push({ path: key, problem: 'is neither a year of four digits nor officeHours' });
    }
  }
  if (errors.length > 0) return { ok: false, errors };
  return { ok: true, calendar: { daysOff, workDays, officeHours, knownYears, zone } };
}

function readYear(
  year: number,
  value: unknown,
  into: { daysOff: Map<string, string>; workDays: Map<string, string> },
  errors: CalendarFault[],
): void {
  if (!isRecord(value)) {
    errors.push({ path: String(year), problem: 'must be an object with off and work' });
    return;
  }
  readDates(year, `${year}.off`, value.off, into.daysOff, errors);
  if (value.work !== undefined) readDates(year, `${year}.work`, value.work, into.workDays, errors);
}

function readDates(
  year: number,
  path: string,
  value: unknown,
  into: Map<string, string>,
  errors: CalendarFault[],
): void {
  if (!Array.isArray(value)) {
    errors.push({ path, problem: 'must be a list of { date, name }' });
    return;
  }
  value.forEach((entry: unknown, index) => {
    const at = `${path}[${index}]`;
    if (!isRecord(entry)) {
      errors.push({ path: at, problem: 'must be { date, name }' });
      return;
    }
    const { date, name } = entry;
    const day = typeof date === 'string' ? parseDate(date) : null;
    if (typeof date !== 'string' || day === null) {
      errors.push({ path: `${at}.date`, problem: 'must be a date YYYY-MM-DD' });
    } else if (!belongsToNotice(day, year)) {
      errors.push({ path: `${at}.date`, problem: `${date} does not belong to ${year}` });
    } else if (name !== undefined && typeof name !== 'string') {
      errors.push({ path: `${at}.name`, problem: 'must be a text' });
    } else {
      into.set(date, name ?? '');
    }
  });
}

function belongsToNotice(day: number, year: number): boolean {
  const date = civilDateOf(day);
  return (
    date.year === year ||
    (date.year === year - 1 && date.month === 12) ||
    (date.year === year + 1 && date.month === 1)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
