import type { Database } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { civilDateOf, dayOf, formatDate, toDay, weekdayOf } from '../../domain/calendar/civil-time.js';
import { dayTable } from '../../domain/calendar/day-table.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { isCaseState, stateName } from '../../domain/cases/states.js';
import { paths } from '../../web/paths.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallReach } from '../halls/managed-halls.js';
import { loadedYears } from './calendar.repository.js';
import type { CalendarPlan, MovedCase } from './change-calendar.js';
import { readCalendar } from './hall-calendar.js';
import { windowsText } from './office-windows.js';

const WEEKDAYS = ['', '一', '二', '三', '四', '五', '六', '日'];
/** Cases listed in a preview; the counts tell of all. */
const CASES_SHOWN = 200;
const SPARE_ROWS = 3;

/** A year of the hall's calendar, its office hours and the years that are loaded. */
export async function calendarPage(database: Database, visit: StaffVisit, query: Record<string, unknown>) {
  const { halls, hall } = await hallReach(database, visit, query.hall);
  const calendar = await readCalendar(database.read, hall.id);
  const years = await loadedYears(database.read, hall.id);
  const thisYear = civilDateOf(dayOf(calendar.zone.toLocalMinute(visit.now.getTime()))).year;
  const year = typeof query.year === 'string' && /^\d{4}$/.test(query.year) ? Number(query.year) : thisYear;
  const shown = [...new Set([...years.map((each) => each.year), thisYear, thisYear + 1, year])].sort();
  return {
    halls,
    hall,
    year,
    isKnown: calendar.knownYears.has(year),
    nextYearMissing: calendar.knownYears.has(thisYear + 1) ? null : thisYear + 1,
    tabs: shown.map((each) => ({
      href: `${paths.adminCalendar}?hall=${hall.id}&year=${each}`,
      label: calendar.knownYears.has(each) ? `${each} 年` : `${each} 年（未载入）`,
      current: each === year,
    })),
    source: years.find((each) => each.year === year)?.source ?? '',
    months: Array.from({ length: 12 }, (_, index) => monthOf(year, index + 1, calendar)),
    hours: hoursValues(calendar),
  };
}

/** The office hours as the values of their form, with spare rows. */
function hoursValues({ officeHours }: Calendar) {
  const spare = Array.from({ length: SPARE_ROWS }, () => ({}));
  return {
    windows: windowsText(officeHours.windows),
    seasons: [
      ...officeHours.seasons.map(({ from, to, windows }) => ({ from, to, windows: windowsText(windows) })),
      ...spare,
    ],
    specials: [
      ...[...officeHours.specialDays]
        .sort()
        .map(([date, { name, windows }]) => ({ date, name, windows: windowsText(windows) })),
      ...spare,
    ],
  };
}

function monthOf(year: number, month: number, calendar: Calendar) {
  const table = dayTable(calendar);
  const first = toDay(year, month, 1);
  const next = month === 12 ? toDay(year + 1, 1, 1) : toDay(year, month + 1, 1);
  const days = Array.from({ length: next - first }, (_, index) => first + index);
  return {
    month,
    workingDays: table.sum(first, next).days,
    off: spansOf(days, calendar.daysOff),
    work: days
      .filter((day) => table.kindOf(day) === 'makeUp')
      .map(
        (day) =>
          `${dayWords(day)}（周${WEEKDAYS[weekdayOf(day)]}）${calendar.workDays.get(formatDate(day)) ?? ''}`,
      ),
    special: days
      .map((day) => ({ day, special: calendar.officeHours.specialDays.get(formatDate(day)) }))
      .filter(({ special }) => special !== undefined)
      .map(
        ({ day, special }) =>
          `${dayWords(day)} ${special?.name ?? ''} ${windowsText(special?.windows ?? []) || '不办公'}`,
      ),
  };
}

/** Days in a row with one name together: 1日至7日 国庆节. */
function spansOf(days: readonly number[], named: ReadonlyMap<string, string>): string[] {
  const spans: { from: number; to: number; name: string }[] = [];
  for (const day of days) {
    const name = named.get(formatDate(day));
    const last = spans.at(-1);
    if (name === undefined) continue;
    if (last !== undefined && last.to === day - 1 && last.name === name) last.to = day;
    else spans.push({ from: day, to: day, name });
  }
  return spans.map(({ from, to, name }) =>
    `${dayWords(from)}${to > from ? `至${dayWords(to)}` : ''} ${name}`.trim(),
  );
}

function dayWords(day: number): string {
  return `${civilDateOf(day).day}日`;
}

/** What a plan does, in words for the preview. */
export async function planPage(database: Database, plan: CalendarPlan) {
  const { zone } = await readCalendar(database.read, plan.hallId);
  const when = (due: Date | null, provisional: boolean) =>
    due === null ? '（无）' : `${momentInWords(due.getTime(), zone)}${provisional ? '（暂定）' : ''}`;
  const line = (moved: MovedCase) => ({
    number: moved.number,
    itemName: moved.itemName,
    state: isCaseState(moved.state) ? stateName(moved.state) : moved.state,
    before: when(moved.oldDueAt, moved.wasProvisional),
    after: when(moved.newDueAt, moved.isProvisional),
    by: movedWords(moved),
  });
  const kindWords = (day: { kind: string; name: string } | null) =>
    day === null ? '平常日' : `${day.kind === 'off' ? '放假' : '补班'} ${day.name}`.trim();
  return {
    plan,
    isEmpty:
      plan.days.length + plan.newYears.length + plan.moved.length + plan.marked.length === 0 &&
      plan.officeHours === null,
    days: plan.days.map(({ date, before, after }) => ({
      date,
      before: kindWords(before),
      after: kindWords(after),
    })),
    moved: plan.moved.slice(0, CASES_SHOWN).map(line),
    hidden: Math.max(0, plan.moved.length - CASES_SHOWN),
    marked: plan.marked.length,
  };
}

function movedWords({ movedWorkingMinutes: minutes, oldDueAt, newDueAt }: MovedCase): string {
  if (oldDueAt === null || newDueAt === null) return '';
  const size = Math.abs(minutes);
  const words =
    size >= 60 ? `${Math.floor(size / 60)} 小时${size % 60 === 0 ? '' : ` ${size % 60} 分`}` : `${size} 分`;
  if (newDueAt > oldDueAt) return size === 0 ? '推后（不占办公时间）' : `推后 ${words}办公时间`;
  return size <= 1 ? '提前' : `提前 ${words}办公时间`;
}
