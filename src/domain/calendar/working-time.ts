import type { Calendar, OfficeWindow } from './calendar.js';
import { civilDateOf, dayOf, formatDate, MINUTES_PER_DAY, minuteOfDay } from './civil-time.js';
import { dayTable } from './day-table.js';

/** Whether the hall works that day: make-up days do, days off and closed days do not (R1). */
export function isWorkingDay(day: number, calendar: Calendar): boolean {
  return dayTable(calendar).workingMinutesOf(day) > 0;
}

/** Office windows of the day; none on a day that is not worked. */
export function officeWindows(day: number, calendar: Calendar): readonly OfficeWindow[] {
  const table = dayTable(calendar);
  return table.workingMinutesOf(day) > 0 ? table.windowsOf(day) : [];
}

/** Closing(d) as a local minute: the end of the last window. Days not worked have one too (R2, R5). */
export function closingOf(day: number, calendar: Calendar): number {
  return day * MINUTES_PER_DAY + dayTable(calendar).closingMinuteOf(day);
}

/** Name of the holiday a day off or a make-up day belongs to, or of a special day; null when it has none. */
export function holidayNameOf(day: number, calendar: Calendar): string | null {
  const date = formatDate(day);
  const special = calendar.officeHours.specialDays.get(date);
  if (special?.windows.length === 0) return special.name;
  return calendar.workDays.get(date) ?? calendar.daysOff.get(date) ?? null;
}

/** The earliest local minute inside an office window at or after `localMinute`. */
export function firstWorkingMoment(localMinute: number, calendar: Calendar): number {
  const day = dayOf(localMinute);
  const minute = minuteOfDay(localMinute);
  const window = officeWindows(day, calendar).find(({ to }) => minute < to);
  if (window !== undefined) return Math.max(localMinute, day * MINUTES_PER_DAY + window.from);
  const next = nextWorkingDay(day, calendar);
  return next * MINUTES_PER_DAY + (dayTable(calendar).windowsOf(next)[0]?.from ?? 0);
}

/** The first working day after `day`. */
export function nextWorkingDay(day: number, calendar: Calendar): number {
  const table = dayTable(calendar);
  let next = day + 1;
  while (table.workingMinutesOf(next) === 0) next += 1;
  return next;
}

/** The last working day before `day`. */
export function previousWorkingDay(day: number, calendar: Calendar): number {
  const table = dayTable(calendar);
  let previous = day - 1;
  while (table.workingMinutesOf(previous) === 0) previous -= 1;
  return previous;
}

/** Office minutes in `[from, to)`, both local minutes; 0 when `to` is not later. */
export function workingMinutesBetween(from: number, to: number, calendar: Calendar): number {
  if (to <= from) return 0;
  const { minutes } = dayTable(calendar).sum(dayOf(from), dayOf(to));
  return minutes + officeMinutesBefore(to, calendar) - officeMinutesBefore(from, calendar);
}

/**
 * The earliest local minute with `minutes` (1 or more) of office time since `from`; null when that is after
 * `until`.
 */
export function addWorkingMinutes(
  from: number,
  minutes: number,
  until: number,
  calendar: Calendar,
): number | null {
  const table = dayTable(calendar);
  let left = minutes + officeMinutesBefore(from, calendar);
  let day = dayOf(from);
  for (; left > table.workingMinutesOf(day); day++) {
    if (day * MINUTES_PER_DAY > until) return null;
    left -= table.workingMinutesOf(day);
  }
  for (const window of table.windowsOf(day)) {
    const length = window.to - window.from;
    const reached = day * MINUTES_PER_DAY + window.from + left;
    if (left <= length) return reached <= until ? reached : null;
    left -= length;
  }
  return null;
}

/** Number of closings c of working days with `after < c <= upTo`, both local minutes (R7). */
export function closingsBetween(after: number, upTo: number, calendar: Calendar): number {
  if (upTo <= after) return 0;
  const { days } = dayTable(calendar).sum(dayOf(after), dayOf(upTo));
  return days + (isAfterClosing(upTo, calendar) ? 1 : 0) - (isAfterClosing(after, calendar) ? 1 : 0);
}

/** The day `workingDays` working days after `day`; the day itself is not counted. */
export function addWorkingDays(day: number, workingDays: number, calendar: Calendar): number {
  let found = day;
  for (let count = 0; count < workingDays; count++) found = nextWorkingDay(found, calendar);
  return found;
}

/** Whether the notice of the year is loaded. */
export function isKnownYear(year: number, calendar: Calendar): boolean {
  return calendar.knownYears.has(year);
}

/** Whether every day from `firstDay` to `lastDay` lies in a known year; true when there is none. */
export function isKnownSpan(firstDay: number, lastDay: number, calendar: Calendar): boolean {
  if (lastDay < firstDay) return true;
  const lastYear = civilDateOf(lastDay).year;
  for (let { year } = civilDateOf(firstDay); year <= lastYear; year++) {
    if (!calendar.knownYears.has(year)) return false;
  }
  return true;
}

function officeMinutesBefore(localMinute: number, calendar: Calendar): number {
  const minute = minuteOfDay(localMinute);
  let sum = 0;
  for (const { from, to } of officeWindows(dayOf(localMinute), calendar)) {
    if (minute > from) sum += Math.min(minute, to) - from;
  }
  return sum;
}

function isAfterClosing(localMinute: number, calendar: Calendar): boolean {
  const day = dayOf(localMinute);
  return isWorkingDay(day, calendar) && closingOf(day, calendar) <= localMinute;
}
