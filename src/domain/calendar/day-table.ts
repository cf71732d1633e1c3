import type { Calendar, OfficeWindow } from './calendar.js';
import { civilDateOf, formatDate, toDay, weekdayOf } from './civil-time.js';

/** `closed`: a special day without office windows. */
export type DayKind = 'working' | 'makeUp' | 'weekend' | 'dayOff' | 'closed';

type YearTable = {
  firstDay: number;
  lastDay: number;
  kinds: DayKind[];
  windows: (readonly OfficeWindow[])[];
  closings: Uint16Array;
  workingMinutes: Uint16Array;
  totalDays: number;
  totalMinutes: number;
};

/** What a calendar says of single days, read from a table made once a year and calendar. Days are civil days. */
export type DayTable = {
  kindOf: (day: number) => DayKind;
  /** Office windows of the day by season and special day, whether it is worked or not; never empty. */
  windowsOf: (day: number) => readonly OfficeWindow[];
  /** End of the last window, in minutes after midnight. */
  closingMinuteOf: (day: number) => number;
  /** Office minutes of the day; 0 unless it is a working day. */
  workingMinutesOf: (day: number) => number;
  /** Working days and their minutes from one day up to, but without, another. */
  sum: (fromDay: number, beforeDay: number) => { days: number; minutes: number };
};

const tables = new WeakMap<Calendar, DayTable>();

/** The day table of a calendar, made on first use. */
export function dayTable(calendar: Calendar): DayTable {
  const known = tables.get(calendar);
  if (known !== undefined) return known;
  const table = makeDayTable(calendar);
  tables.set(calendar, table);
  return table;
}

function makeDayTable(calendar: Calendar): DayTable {
  const years = new Map<number, YearTable>();
  let current = makeYear(1970, calendar);
  const yearOf = (day: number): YearTable => {
    if (day >= current.firstDay && day <= current.lastDay) return current;
    const { year } = civilDateOf(day);
    const table = years.get(year) ?? makeYear(year, calendar);
    years.set(year, table);
    current = table;
    return table;
  };
  const workingMinutesOf = (day: number) => {
    const year = yearOf(day);
    return year.workingMinutes[day - year.firstDay] ?? 0;
  };
  return {
    kindOf: (day) => {
      const year = yearOf(day);
      return year.kinds[day - year.firstDay] ?? 'working';
    },
    windowsOf: (day) => {
      const year = yearOf(day);
      return year.windows[day - year.firstDay] ?? calendar.officeHours.windows;
    },
    closingMinuteOf: (day) => {
      const year = yearOf(day);
      return year.closings[day - year.firstDay] ?? 0;
    },
    workingMinutesOf,
    sum: (fromDay, beforeDay) => {
      let days = 0;
      let minutes = 0;
      for (let day = fromDay; day < beforeDay; ) {
        const year = yearOf(day);
        if (day === year.firstDay && year.lastDay < beforeDay) {
          days += year.totalDays;
          minutes += year.totalMinutes;
          day = year.lastDay + 1;
          continue;
        }
        const worked = workingMinutesOf(day);
        if (worked > 0) days += 1;
        minutes += worked;
        day += 1;
      }
      return { days, minutes };
    },
  };
}

function makeYear(year: number, calendar: Calendar): YearTable {
  const firstDay = toDay(year, 1, 1);
  const lastDay = toDay(year + 1, 1, 1) - 1;
  const length = lastDay - firstDay + 1;
  const kinds: DayKind[] = [];
  const windows: (readonly OfficeWindow[])[] = [];
  const closings = new Uint16Array(length);
  const workingMinutes = new Uint16Array(length);
  for (let index = 0; index < length; index++) {
    const date = formatDate(firstDay + index);
    const kind = kindOfDate(firstDay + index, date, calendar);
    const open = windowsOfDate(date, calendar);
    kinds.push(kind);
    windows.push(open);
    closings[index] = open.at(-1)?.to ?? 0;
    if (kind === 'working' || kind === 'makeUp') workingMinutes[index] = lengthOf(open);
  }
  const totalDays = workingMinutes.reduce((count, minutes) => (minutes > 0 ? count + 1 : count), 0);
  const totalMinutes = workingMinutes.reduce((sum, minutes) => sum + minutes, 0);
  return { firstDay, lastDay, kinds, windows, closings, workingMinutes, totalDays, totalMinutes };
}

function kindOfDate(day: number, date: string, calendar: Calendar): DayKind {
  if (calendar.officeHours.specialDays.get(date)?.windows.length === 0) return 'closed';
  const isWeekend = weekdayOf(day) >= 6;
  if (calendar.workDays.has(date)) return isWeekend ? 'makeUp' : 'working';
  if (calendar.daysOff.has(date)) return 'dayOff';
  return isWeekend ? 'weekend' : 'working';
}

function windowsOfDate(date: string, calendar: Calendar): readonly OfficeWindow[] {
  const special = calendar.officeHours.specialDays.get(date);
  if (special !== undefined && special.windows.length > 0) return special.windows;
  const monthDay = date.slice(5);
  const season = calendar.officeHours.seasons.find(({ from, to }) =>
    from <= to ? from <= monthDay && monthDay <= to : from <= monthDay || monthDay <= to,
  );
  return season?.windows ?? calendar.officeHours.windows;
}

function lengthOf(windows: readonly OfficeWindow[]): number {
  return windows.reduce((sum, window) => sum + window.to - window.from, 0);
}
