import type { Calendar, OfficeHours } from '../../domain/calendar/calendar.js';
import { windowsText } from './office-windows.js';

/** A day off, or a day off's make-up working day. */
export interface CalendarDay {
  /** YYYY-MM-DD */
  date: string;
  kind: 'off' | 'work';
  name: string;
}

/** What is to become of a hall's calendar. */
export interface CalendarChange {
  /** Years whose notice is loaded: their days are replaced by `days`, and they become known. */
  years: readonly number[];
  days: readonly CalendarDay[];
  /** Dates that become ordinary days again. */
  plainDates: readonly string[];
  /** The new office hours; null leaves them as they are. */
  officeHours: OfficeHours | null;
  /** Where the change comes from, kept beside the loaded years. */
  source: string;
}

export interface DayDifference {
  date: string;
  before: Omit<CalendarDay, 'date'> | null;
  after: Omit<CalendarDay, 'date'> | null;
}

/** The calendar as it will be. */
export function changedCalendar(calendar: Calendar, change: CalendarChange): Calendar {
  const days = new Map(daysOf(calendar).map((day) => [day.date, day]));
  const loaded = new Set(change.years);
  for (const date of days.keys()) {
    if (loaded.has(Number(date.slice(0, 4)))) days.delete(date);
  }
  for (const date of change.plainDates) days.delete(date);
  for (const day of change.days) days.set(day.date, day);
  const ofKind = (kind: CalendarDay['kind']) =>
    new Map([...days.values()].filter((day) => day.kind === kind).map((day) => [day.date, day.name]));
  return {
    daysOff: ofKind('off'),
    workDays: ofKind('work'),
    officeHours: change.officeHours ?? calendar.officeHours,
    knownYears: new Set([...calendar.knownYears, ...change.years]),
    zone: calendar.zone,
  };
}

/** The days off and make-up days of a calendar by date; a date named as both is worked. */
export function daysOf(calendar: Calendar): CalendarDay[] {
  const off = [...calendar.daysOff]
    .filter(([date]) => !calendar.workDays.has(date))
    .map(([date, name]) => ({ date, kind: 'off' as const, name }));
  const work = [...calendar.workDays].map(([date, name]) => ({ date, kind: 'work' as const, name }));
  return [...off, ...work].sort((first, second) => first.date.localeCompare(second.date));
}

/** The days that two calendars do not have in common, by date. */
export function dayDifferences(before: Calendar, after: Calendar): DayDifference[] {
  const [old, fresh] = [before, after].map(
    (calendar) => new Map(daysOf(calendar).map(({ date, kind, name }) => [date, { kind, name }])),
  );
  const dates = [...new Set([...(old?.keys() ?? []), ...(fresh?.keys() ?? [])])].sort();
  return dates
    .map((date) => ({ date, before: old?.get(date) ?? null, after: fresh?.get(date) ?? null }))
    .filter(({ before: was, after: is }) => was?.kind !== is?.kind || was?.name !== is?.name);
}

/** Office hours as lines of text, to be shown and compared. */
export function officeHoursLines(hours: OfficeHours): string[] {
  const open = (text: string) => (text === '' ? '不办公' : text);
  return [
    `平时 ${open(windowsText(hours.windows))}`,
    ...hours.seasons.map(({ from, to, windows }) => `${from} 至 ${to} ${open(windowsText(windows))}`),
    ...[...hours.specialDays]
      .sort(([first], [second]) => first.localeCompare(second))
      .map(
        ([date, { name, windows }]) =>
          `${date}${name === '' ? '' : ` ${name}`} ${open(windowsText(windows))}`,
      ),
  ];
}
