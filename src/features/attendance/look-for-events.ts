import type { Database, Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { recordProceeding } from '../../db/proceedings.js';
import { ATTENDANCE_KINDS, partInWords } from '../../domain/attendance/event-words.js';
import type { AttendanceFinding } from '../../domain/attendance/find-events.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { civilDateOf, dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { putMessages } from '../reminders/reminders.repository.js';
import { type HallSettings, readSettings } from '../settings/hall-settings.js';
import { dayFacts } from './day-facts.js';
import { firstSignOf, type SignedStaff, staffWhoSign } from './day-facts.repository.js';

/** How far back a run looks for half-days that no earlier run saw. */
const DAYS_BACK = 7;
const BY_RULE = '系统';

/**
 * Looks after each half-day who was late, left early, was away or absent without leave, in every hall (SV-13, S-28).
 * Each is told once, however often and in however many processes it runs. @returns how many are new
 */
export async function lookForEvents(database: Database, now: Date): Promise<number> {
  const halls = await database.read.hall.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  let found = 0;
  for (const { id } of halls) {
    const settings = await readSettings(database.read, id);
    if (settings.flag('attendanceOn')) found += await lookInHall(database, id, settings, now);
  }
  return found;
}

async function lookInHall(
  database: Database,
  hallId: number,
  settings: HallSettings,
  now: Date,
): Promise<number> {
  const { sql } = database;
  const began = await firstSignOf(sql, hallId);
  if (began === null) return 0;
  const calendar = await readCalendar(database.read, hallId);
  const dayAt = (instant: number) => dayOf(calendar.zone.toLocalMinute(instant));
  const staff = await staffWhoSign(sql, [hallId], settings.text('attendanceFor') === 'window');
  const today = dayAt(now.getTime());
  let count = 0;
  for (let day = Math.max(today - DAYS_BACK, dayAt(began)); day <= today; day++) {
    const here = staff.filter(({ createdAt }) => dayAt(createdAt) <= day);
    count += await lookAtDay(database, { hallId, day, calendar, settings, staff: here }, now);
  }
  return count;
}

interface LookedDay {
  hallId: number;
  day: number;
  calendar: Calendar;
  settings: HallSettings;
  staff: readonly SignedStaff[];
}

async function lookAtDay(database: Database, looked: LookedDay, now: Date): Promise<number> {
  const { hallId, day, staff } = looked;
  const facts = await dayFacts(database.sql, { ...looked, now: now.getTime() });
  if (facts.halfDays.length === 0) return 0;
  const known = await knownEvents(database, hallId, formatDate(day));
  const found = staff.flatMap((person) =>
    facts
      .findingsOf(person.id)
      .filter(({ kind, part }) => !known.has(`${person.id} ${kind} ${part}`))
      .map((finding) => ({ person, finding })),
  );
  if (found.length === 0) return 0;
  return database.write(async (tx) => {
    let made = 0;
    for (const each of found) made += await enterEvent(tx, { hallId, day, ...each }, now);
    return made;
  });
}

/** The events of the day, and breaches of a leave on any day: a slip is broken once. */
async function knownEvents({ sql }: Database, hallId: number, day: string): Promise<Set<string>> {
  const rows = await sql.all<{ staffId: number; kind: string; part: string }>(
    `SELECT "staffId", "kind", "part" FROM "AttendanceEvent"
     WHERE "hallId" = ? AND ("day" = ? OR "part" LIKE 'leave:%')`,
    [hallId, day],
  );
  return new Set(rows.map(({ staffId, kind, part }) => `${staffId} ${kind} ${part}`));
}

interface EnteredEvent {
  hallId: number;
  day: number;
  person: SignedStaff;
  finding: AttendanceFinding;
}

async function enterEvent(tx: Tx, entered: EnteredEvent, now: Date): Promise<number> {
  const { hallId, day, person, finding } = entered;
  const row = await plainSql(tx).first<{ id: number }>(
    `INSERT INTO "AttendanceEvent" ("hallId", "staffId", "staffName", "windowId", "day", "kind", "part", "minutes", "evidence", "foundAt")
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT ("staffId", "day", "kind", "part") DO NOTHING RETURNING "id"`,
    [
      hallId,
      person.id,
      person.name,
      person.windowId,
      formatDate(day),
      finding.kind,
      finding.part,
      finding.minutes,
      JSON.stringify({ missed: finding.missed }),
      now,
    ],
  );
  if (row === undefined) return 0;
  await recordProceeding(tx, {
    hallId,
    about: 'attendance',
    aboutId: row.id,
    kind: 'found',
    toState: 'found',
    staffId: null,
    actorName: BY_RULE,
    at: now,
  });
  const { month, day: dayOfMonth } = civilDateOf(day);
  const words = `${month}月${dayOfMonth}日${partInWords(finding.part)}${ATTENDANCE_KINDS[finding.kind].name} ${finding.minutes} 分钟，有正当理由的请在“我的考勤”里说明`;
  await putMessages(tx, [
    { hallId, staffId: person.id, caseId: null, kind: 'attendance-found', words, at: now },
  ]);
  return 1;
}
