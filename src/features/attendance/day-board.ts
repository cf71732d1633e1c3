import type { Database } from '../../db/database.js';
import { ATTENDANCE_KINDS, partInWords } from '../../domain/attendance/event-words.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { formatDate, MINUTES_PER_DAY } from '../../domain/calendar/civil-time.js';
import { isLeaveKind, LEAVE_KINDS } from '../../domain/leave/leave-words.js';
import { paths } from '../../web/paths.js';
import type { HallSettings } from '../settings/hall-settings.js';
import type { StaffReach } from './attendance-reach.js';
import { type DayFacts, dayFacts } from './day-facts.js';
import { absencesBetween, type SignedStaff, signsOfDay, staffWhoSign } from './day-facts.repository.js';
import { signLine } from './own-month.js';

export const BOARD_STATES = {
  in: { label: '在岗', tone: 'green' },
  out: { label: '已签退', tone: 'neutral' },
  leave: { label: '请假', tone: 'blue' },
  away: { label: '外出，有人替岗', tone: 'blue' },
  missing: { label: '未签到', tone: 'red' },
  'not-yet': { label: '不在上班时间', tone: 'neutral' },
} as const;

export type BoardState = keyof typeof BOARD_STATES;

interface BoardAsked {
  hallId: number;
  day: number;
  reach: StaffReach;
  calendar: Calendar;
  settings: HallSettings;
  now: number;
}

/** Everybody of a hall on a day: where he signed in, and what the rule would say by now (S-28). */
export async function dayBoard(database: Database, asked: BoardAsked) {
  const { hallId, day, reach, calendar, settings, now } = asked;
  const { sql } = database;
  const isOnlyWindows = settings.text('attendanceFor') === 'window';
  const staff = await staffWhoSign(sql, [hallId], isOnlyWindows, reach.departmentIds);
  const signs = await signsOfDay(sql, hallId, formatDate(day));
  const facts = await dayFacts(sql, { hallId, day, calendar, settings, now, withRunning: true });
  const start = calendar.zone.toInstant(day * MINUTES_PER_DAY);
  const end = start + MINUTES_PER_DAY * 60_000;
  const isToday = start <= now && now < end;
  const seenAt = { from: isToday ? Math.min(now, end) : start, to: Math.min(now, end) };
  const absences = await absencesBetween(sql, hallId, new Date(start), new Date(end));
  return staff.map((person) => {
    const own = signs.filter(({ staffId }) => staffId === person.id);
    const leave = facts.leavesOf(person.id).find((each) => each.state === 'approved' && runs(each, seenAt));
    const absence = absences.find(
      (each) => each.staffId === person.id && !each.hasSlip && each.endedAt === null && runs(each, seenAt),
    );
    const state = stateOf({ own, leave, absence, hasBegun: facts.halfDays.length > 0 });
    return {
      state,
      name: person.name,
      department: person.departmentName ?? '',
      departmentId: person.departmentId,
      window: windowWords(person),
      signs: own.map((sign) => signLine(sign, calendar, !isToday)),
      leave: leave === undefined ? null : leaveWords(leave),
      substitute: absence?.substitute ?? '',
      findings: findingsInWords(facts.findingsOf(person.id), isToday && state === 'missing'),
    };
  });
}

/** True when something runs at a moment of today, or at any of a past day. */
function runs(
  { fromAt, untilAt }: { fromAt: number; untilAt: number | null },
  seen: { from: number; to: number },
): boolean {
  return fromAt <= seen.to && (untilAt ?? Infinity) > seen.from;
}

/** Who forgot to sign out when his leave or absence began is not in; who signed in since then is. */
function stateOf(of: {
  own: readonly { inAt: number; outAt: number | null }[];
  leave: { fromAt: number } | undefined;
  absence: { fromAt: number } | undefined;
  hasBegun: boolean;
}): BoardState {
  const away = Math.max(of.leave?.fromAt ?? 0, of.absence?.fromAt ?? 0);
  if (of.own.some(({ inAt, outAt }) => outAt === null && inAt >= away)) return 'in';
  if (of.leave !== undefined) return 'leave';
  if (of.absence !== undefined) return 'away';
  if (of.own.length > 0) return 'out';
  return of.hasBegun ? 'missing' : 'not-yet';
}

/** Who has not signed in today yet is not called absent before the half-day is over. */
function findingsInWords(findings: ReturnType<DayFacts['findingsOf']>, isStillMissing: boolean) {
  return findings
    .filter(({ kind }) => !(isStillMissing && kind === 'absent'))
    .map(({ kind, part, minutes }) => ({
      label: `${partInWords(part)}${ATTENDANCE_KINDS[kind].name} ${minutes}分钟`,
      tone: ATTENDANCE_KINDS[kind].tone,
    }));
}

function windowWords({ windowNumber, windowName, location }: SignedStaff): string {
  return windowNumber === null
    ? ''
    : [`${windowNumber}号 ${windowName ?? ''}`, location ?? ''].filter(Boolean).join('，');
}

function leaveWords(leave: { kind: string; slipId: number }) {
  return {
    href: paths.leaveSlip(leave.slipId),
    label: isLeaveKind(leave.kind) ? LEAVE_KINDS[leave.kind] : leave.kind,
  };
}
