import type { Database } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { REMIND_HOURS_BEFORE_DUE, reminderRung } from '../../domain/joint/leg-clocks.js';
import { isOfficeTime } from '../../domain/supervision/office-time.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { fireRung, putMessages, staffByRole } from '../reminders/reminders.repository.js';
import { hallSettings } from '../settings/hall-settings.js';
import { tellDepartment } from './start-leg.js';

interface DueLeg {
  id: number;
  caseId: number;
  departmentId: number;
  leadDepartmentId: number;
  number: string;
  name: string;
  runningDueAt: number;
}

const LEGS_AT_ONCE = 500;
const MS_PER_HOUR = 3_600_000;

/**
 * SV-07: reminds the organs of a joint case a day before their part is due, when it is due, and every working day it
 * is late; from the due moment on also the lead's window head and the supervision section. Each rung is fired once.
 * @returns how many rungs were fired
 */
export async function sendLegReminders(database: Database, hallId: number, now: Date): Promise<number> {
  const calendar = await hallCalendar(database, hallId);
  const settings = await hallSettings(database, hallId);
  if (!settings.flag('remindersOn') || !isOfficeTime(now.getTime(), calendar)) return 0;
  const leaders = await staffByRole(database, hallId);
  let fired = 0;
  for (const leg of await dueLegs(database, hallId, now)) {
    const rung = reminderRung(leg.runningDueAt, now.getTime(), calendar);
    if (rung === null) continue;
    const toLeaders = rung === 'before-due' ? [] : leaders.filter((each) => leads(each, leg));
    if (await remind(database, { hallId, leg, rung, toLeaders, calendar }, now)) fired += 1;
  }
  return fired;
}

function dueLegs({ sql }: Database, hallId: number, now: Date): Promise<DueLeg[]> {
  return sql.all<DueLeg>(
    `SELECT l."id", l."caseId", l."departmentId", c."departmentId" AS "leadDepartmentId", c."number", l."name",
       l."runningDueAt"
     FROM "CaseLeg" l JOIN "Case" c ON c."id" = l."caseId"
     WHERE l."hallId" = ? AND l."state" = ? AND l."runningDueAt" < ? AND c."isOpen" = ?
     ORDER BY l."runningDueAt", l."id" LIMIT ${LEGS_AT_ONCE}`,
    [hallId, 'open', new Date(now.getTime() + REMIND_HOURS_BEFORE_DUE * MS_PER_HOUR), true],
  );
}

function leads({ role, departmentId }: { role: string; departmentId: number | null }, leg: DueLeg): boolean {
  return role === 'supervision' || (role === 'window-head' && departmentId === leg.leadDepartmentId);
}

interface Reminder {
  hallId: number;
  leg: DueLeg;
  rung: string;
  toLeaders: readonly { id: number }[];
  calendar: Calendar;
}

function remind(
  database: Database,
  { hallId, leg, rung, toLeaders, calendar }: Reminder,
  now: Date,
): Promise<boolean> {
  return database.write(async (tx) => {
    const given = { hallId, caseId: leg.caseId, rung: `leg-${leg.id}-${rung}`, dueAt: leg.runningDueAt };
    if (!(await fireRung(tx, given, now))) return false;
    const late = rung === 'before-due' ? '即将到期' : '已到期，请尽快答复';
    const due = shortMomentInWords(leg.runningDueAt, calendar.zone);
    const words = `联办件 ${leg.number}（${leg.name}）应于 ${due} 前答复，${late}`;
    const kind = `leg-${rung.startsWith('late') ? 'late' : rung}`;
    await tellDepartment(tx, { id: leg.caseId, hallId }, leg.departmentId, kind, words, now);
    const common = { hallId, caseId: leg.caseId, kind, words, at: now };
    await putMessages(
      tx,
      toLeaders.map(({ id }) => ({ ...common, staffId: id })),
    );
    return true;
  });
}
