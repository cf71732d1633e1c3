import type { Database } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import type { Suspension } from '../../domain/deadlines/time-limit.js';
import { isOfficeTime } from '../../domain/supervision/office-time.js';
import {
  type LadderSettings,
  type ReminderTo,
  RUNG_KINDS,
  type Rung,
  type RungKind,
  rungsReached,
  rungsToSpeak,
} from '../../domain/supervision/reminder-ladder.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { clockHistories } from '../cases/clock-history.js';
import { hallSettings } from '../settings/hall-settings.js';
import {
  firedRungs,
  fireRung,
  type NewMessage,
  putMessages,
  type RunningCase,
  rungKey,
  runningCases,
  staffByRole,
} from './reminders.repository.js';

const CASES_AT_ONCE = 1_000;
const CASES_IN_ONE_WRITE = 200;

/** From so many of one kind on a person gets one word with the number instead of one for each case. */
const MOST_SINGLE_WORDS = 5;

interface Climb {
  row: RunningCase;
  fresh: Rung[];
}

interface Spoken {
  staffId: number;
  kind: RungKind;
  row: RunningCase;
}

/**
 * Climbs the reminder ladder of section 5 for every running case of a hall. Each rung is fired once per case and due
 * moment, whichever process is first; outside office hours nothing happens.
 * @returns how many rungs were fired
 */
export async function sendReminders(database: Database, hallId: number, now: Date): Promise<number> {
  const calendar = await hallCalendar(database, hallId);
  const settings = await hallSettings(database, hallId);
  if (!settings.flag('remindersOn') || !isOfficeTime(now.getTime(), calendar)) return 0;
  const ladder: LadderSettings = {
    firstPercent: settings.number('reminderFirstPercent'),
    secondPercent: settings.number('reminderSecondPercent'),
    overdueDaily: settings.flag('reminderOverdueDaily'),
    directorLateWorkingDays: settings.number('reminderDirectorWorkingDays'),
  };
  const recipients = await recipientsOf(database, hallId);
  let fired = 0;
  let after = { dueAt: 0, id: 0 };
  for (;;) {
    const rows = await runningCases(database, hallId, after, CASES_AT_ONCE);
    const climbs = await climbsOf(database, rows, ladder, now, calendar);
    for (let at = 0; at < climbs.length; at += CASES_IN_ONE_WRITE) {
      const part = climbs.slice(at, at + CASES_IN_ONE_WRITE);
      fired += await fire(database, hallId, part, recipients, now, calendar);
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < CASES_AT_ONCE) return fired;
    after = { dueAt: last.runningDueAt, id: last.id };
  }
}

/** A suspension only lowers the share that is used, so it is read for those alone that would climb without it. */
async function climbsOf(
  database: Database,
  rows: readonly RunningCase[],
  ladder: LadderSettings,
  now: Date,
  calendar: Calendar,
): Promise<Climb[]> {
  const rungsOf = ({ acceptedAt, runningDueAt: dueAt }: RunningCase, suspensions: readonly Suspension[]) =>
    rungsReached({ acceptedAt, dueAt, suspensions }, ladder, now.getTime(), calendar);
  const idsOf = (some: readonly RunningCase[]) => some.map(({ id }) => id);
  const reached = rows.filter((row) => rungsOf(row, []).length > 0);
  const known = await firedRungs(database, idsOf(reached));
  const freshOf = (row: RunningCase, suspensions: readonly Suspension[]) =>
    rungsOf(row, suspensions).filter(({ name }) => !known.has(rungKey(row.id, name, row.runningDueAt)));
  const candidates = reached.filter((row) => freshOf(row, []).length > 0);
  const histories = await clockHistories(database.sql, idsOf(candidates));
  return candidates
    .map((row) => ({ row, fresh: freshOf(row, histories.get(row.id)?.suspensions ?? []) }))
    .filter(({ fresh }) => fresh.length > 0);
}

type Recipients = (to: ReminderTo, row: RunningCase) => readonly number[];

async function recipientsOf(database: Database, hallId: number): Promise<Recipients> {
  const staff = await staffByRole(database, hallId);
  const withRole = (role: string) => staff.filter((each) => each.role === role);
  const heads = withRole('window-head');
  const everywhere = {
    supervision: withRole('supervision').map(({ id }) => id),
    director: withRole('director').map(({ id }) => id),
  };
  return (to, row) => {
    if (to === 'clerk') return row.clerkId === null ? [] : [row.clerkId];
    if (to === 'window-head')
      return heads.filter((head) => head.departmentId === row.departmentId).map(({ id }) => id);
    return everywhere[to];
  };
}

async function fire(
  database: Database,
  hallId: number,
  climbs: readonly Climb[],
  recipients: Recipients,
  now: Date,
  calendar: Calendar,
): Promise<number> {
  return database.write(async (tx) => {
    const spoken: Spoken[] = [];
    let fired = 0;
    for (const { row, fresh } of climbs) {
      const mine: Rung[] = [];
      for (const rung of fresh) {
        const given = { hallId, caseId: row.id, rung: rung.name, dueAt: row.runningDueAt };
        if (await fireRung(tx, given, now)) mine.push(rung);
      }
      fired += mine.length;
      for (const { kind } of rungsToSpeak(mine)) {
        const staff = new Set(RUNG_KINDS[kind].to.flatMap((to) => recipients(to, row)));
        for (const staffId of staff) spoken.push({ staffId, kind, row });
      }
    }
    await putMessages(tx, messagesOf(spoken, hallId, now, calendar));
    return fired;
  });
}

/** One word a case, or one word for all where one person has many of a kind. */
function messagesOf(spoken: readonly Spoken[], hallId: number, now: Date, calendar: Calendar): NewMessage[] {
  const groups = new Map<string, Spoken[]>();
  for (const each of spoken) {
    const key = `${each.staffId} ${each.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group): NewMessage[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { staffId, kind } = first;
    const common = { hallId, staffId, kind: `reminder-${kind}`, at: now };
    if (group.length > MOST_SINGLE_WORDS) {
      const words = `${RUNG_KINDS[kind].label}：有 ${group.length} 件，请到清单查看`;
      return [{ ...common, caseId: null, words }];
    }
    return group.map(({ row }) => ({
      ...common,
      caseId: row.id,
      words: `${RUNG_KINDS[kind].label}：${row.itemName}，应于 ${shortMomentInWords(row.runningDueAt, calendar.zone)} 前办结`,
    }));
  });
}
