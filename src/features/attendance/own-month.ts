import type { Database } from '../../db/database.js';
import {
  ATTENDANCE_KINDS,
  ATTENDANCE_STATES,
  isAttendanceKind,
  isAttendanceState,
  partInWords,
} from '../../domain/attendance/event-words.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import {
  dayOf,
  formatDate,
  formatTimeOfDay,
  minuteOfDay,
  toDay,
  weekdayOf,
} from '../../domain/calendar/civil-time.js';
import { holidayNameOf, isWorkingDay } from '../../domain/calendar/working-time.js';
import { isLeaveKind, LEAVE_KINDS } from '../../domain/leave/leave-words.js';
import { parsePeriod } from '../../domain/reports/period.js';
import { paths } from '../../web/paths.js';
import { type DayLeave, leavesBetween, type SignRow, signsOfPerson } from './day-facts.repository.js';
import { type AttendanceEventRow, eventsBetween } from './events.repository.js';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** A month as its first and last civil day; the month of `now` for any other text than 2026-11. */
export function monthAsked(text: unknown, calendar: Calendar, now: Date) {
  const today = dayOf(calendar.zone.toLocalMinute(now.getTime()));
  const asked = typeof text === 'string' && text.length === 7 ? parsePeriod(text) : null;
  const code = asked?.kind === 'month' ? asked.code : formatDate(today).slice(0, 7);
  const [year = 1970, month = 1] = code.split('-').map(Number);
  const first = toDay(year, month, 1);
  const next = month === 12 ? toDay(year + 1, 1, 1) : toDay(year, month + 1, 1);
  return {
    code,
    words: `${year}年${month}月`,
    first,
    last: next - 1,
    today,
    previous: formatDate(first - 1).slice(0, 7),
    next: next > today ? null : formatDate(next).slice(0, 7),
  };
}

export type Month = ReturnType<typeof monthAsked>;

/** The days of a person's month: sign-ins, events and leave. */
export async function ownMonth(
  database: Database,
  who: { staffId: number; hallId: number },
  month: Month,
  calendar: Calendar,
) {
  const [fromDay, toDayText] = [formatDate(month.first), formatDate(month.last)];
  const signs = await signsOfPerson(database.sql, who.staffId, fromDay, toDayText);
  const events = await eventsBetween(database, { staffId: who.staffId }, fromDay, toDayText);
  const moment = (day: number) => new Date(calendar.zone.toInstant(day * 1440));
  const leaves = await leavesBetween(database.sql, who.hallId, moment(month.first), moment(month.last + 1));
  const own = leaves.filter(({ staffId }) => staffId === who.staffId);
  const days = Array.from({ length: month.last - month.first + 1 }, (_, index) => month.first + index);
  return {
    days: days.map((day) => dayRow(day, { signs, events, leaves: own, month, calendar })),
    counts: eventCounts(events),
  };
}

function dayRow(
  day: number,
  given: {
    signs: readonly SignRow[];
    events: readonly AttendanceEventRow[];
    leaves: readonly DayLeave[];
    month: Month;
    calendar: Calendar;
  },
) {
  const { signs, events, leaves, month, calendar } = given;
  const date = formatDate(day);
  const works = isWorkingDay(day, calendar);
  const start = calendar.zone.toInstant(day * 1440);
  const leave = leaves.find(({ fromAt, untilAt }) => fromAt < start + 86_400_000 && untilAt > start);
  return {
    date: `${Number(date.slice(8))}日`,
    weekday: `周${WEEKDAYS[weekdayOf(day) - 1] ?? ''}`,
    works,
    dayWords: holidayNameOf(day, calendar) ?? (works ? '' : '休息'),
    isToday: day === month.today,
    isFuture: day > month.today,
    signs: signs
      .filter((sign) => sign.day === date)
      .map((sign) => signLine(sign, calendar, day < month.today)),
    events: events.filter((event) => event.day === date).map(eventTag),
    leave: !works || leave === undefined ? null : leaveLine(leave),
  };
}

/** A sign-in as 08:55-18:01, with where. */
export function signLine(sign: SignRow, calendar: Calendar, isPast: boolean) {
  const time = (at: number) => formatTimeOfDay(minuteOfDay(calendar.zone.toLocalMinute(at)));
  const out = sign.outAt === null ? (isPast ? '未签退' : '在岗') : time(sign.outAt);
  return {
    in: time(sign.inAt),
    out,
    place: [sign.windowNumber === null ? '' : `${sign.windowNumber}号窗口`, sign.site]
      .filter(Boolean)
      .join(' '),
    entered: sign.method === 'manual' ? `补登（${sign.enteredBy}）` : '',
  };
}

/** An event as a tag that leads to its page. */
export function eventTag(event: AttendanceEventRow) {
  const kind = isAttendanceKind(event.kind)
    ? ATTENDANCE_KINDS[event.kind]
    : { name: event.kind, tone: 'neutral' };
  const state = isAttendanceState(event.state)
    ? ATTENDANCE_STATES[event.state]
    : { name: event.state, tone: 'neutral' };
  return {
    href: paths.attendanceEvent(event.id),
    label: `${partInWords(event.part)}${kind.name} ${event.minutes}分钟`,
    tone: event.state === 'excused' ? 'neutral' : kind.tone,
    state: state.name,
    mayExplain: event.state === 'found' && event.excuse === '',
  };
}

function leaveLine(leave: DayLeave) {
  return {
    href: paths.leaveSlip(leave.slipId),
    label: isLeaveKind(leave.kind) ? LEAVE_KINDS[leave.kind] : leave.kind,
  };
}

/** How many of each kind: confirmed, and those that wait for a decision. */
export function eventCounts(events: readonly AttendanceEventRow[]) {
  return (Object.keys(ATTENDANCE_KINDS) as (keyof typeof ATTENDANCE_KINDS)[]).map((kind) => {
    const own = events.filter((event) => event.kind === kind);
    return {
      kind,
      label: ATTENDANCE_KINDS[kind].name,
      confirmed: own.filter(({ state }) => state === 'confirmed').length,
      waiting: own.filter(({ state }) => state === 'found').length,
    };
  });
}
