import type { Database } from '../db/database.js';
import { insertRows, plainSql } from '../db/plain-sql.js';
import { type HalfDay, halfDaysOf } from '../domain/attendance/half-days.js';
import type { Calendar } from '../domain/calendar/calendar.js';
import { dayOf, formatDate } from '../domain/calendar/civil-time.js';
import { nextWorkingDay, officeWindows, previousWorkingDay } from '../domain/calendar/working-time.js';
import { loadPerson } from '../features/accounts/load-person.js';
import { attachmentStore } from '../features/attachments/attachment-store.js';
import { type SignedStaff, staffWhoSign } from '../features/attendance/day-facts.repository.js';
import { decideEvent } from '../features/attendance/decide-event.js';
import { excuseEvent } from '../features/attendance/excuse-event.js';
import { lookForEvents } from '../features/attendance/look-for-events.js';
import { hallCalendar } from '../features/calendar/hall-calendar.js';
import { fillCheck } from '../features/checks/fill-check.js';
import { planChecks } from '../features/checks/plan-checks.js';
import { askLeave } from '../features/leave/ask-leave.js';
import { decideLeave } from '../features/leave/decide-leave.js';
import type { Person } from '../web/visit.js';
import { type Chance, chanceFrom } from './chance.js';
import { loadSeats } from './load-seats.js';

const DAYS_BACK = 30;
const DAYS_A_RUN = 7;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const SEED = 28;
const ROWS_AT_ONCE = 200;

interface Story {
  database: Database;
  hallId: number;
  calendar: Calendar;
  now: Date;
  lately: Date;
  person(account: string): Promise<Person>;
}

/**
 * A month of sign-ins of the demonstration hall with what came of them, two leave slips and two checks.
 * @param lately when people last did something: `now` or, outside office time, some minutes before the last closing
 */
export async function loadAttendance(
  database: Database,
  hallId: number,
  now: Date,
  lately: Date,
): Promise<void> {
  const calendar = await hallCalendar(database, hallId);
  const person = async (account: string) => {
    const { id } = await database.read.staff.findUniqueOrThrow({ where: { account } });
    const found = await loadPerson(database, id, now);
    if (found === null) throw new Error(`there is no ${account}`);
    return found;
  };
  const story: Story = { database, hallId, calendar, now, lately, person };
  await loadSigns(story);
  await loadSeats(database, hallId, now);
  for (let back = DAYS_BACK - DAYS_A_RUN; back >= 0; back -= DAYS_A_RUN)
    await lookForEvents(database, new Date(now.getTime() - back * DAY_MS));
  await lookForEvents(database, now);
  await decideSome(story);
  await askForLeave(story);
  await makeChecks(story);
}

async function loadSigns({ database, hallId, calendar, now }: Story): Promise<void> {
  const chance = chanceFrom(SEED);
  const staff = await staffWhoSign(database.sql, [hallId], false);
  const today = dayOf(calendar.zone.toLocalMinute(now.getTime()));
  const rows: ReturnType<typeof signsOf> = [];
  for (let day = today - DAYS_BACK; day <= today; day++)
    for (const person of staff)
      rows.push(...signsOf(person, { hallId, day, halfDays: halfDaysOf(day, calendar), now, chance }));
  await database.write(async (tx) => {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
      await insertRows(plainSql(tx), 'AttendanceSign', rows.slice(at, at + ROWS_AT_ONCE));
  });
}

function signsOf(
  person: SignedStaff,
  given: { hallId: number; day: number; halfDays: readonly HalfDay[]; now: Date; chance: Chance },
) {
  const { hallId, day, halfDays, now, chance } = given;
  const [first, last] = [halfDays.at(0), halfDays.at(-1)];
  if (first === undefined || last === undefined) return [];
  const minutes = chance.happens(1 / 90) ? chance.whole(4, 25) : -chance.whole(1, 18);
  const inAt = new Date(first.from + minutes * MINUTE_MS);
  const left = chance.happens(1 / 140) ? -chance.whole(6, 30) : chance.whole(0, 15);
  const outAt = new Date(last.to + left * MINUTE_MS);
  if (inAt >= now) return [];
  return [
    {
      hallId,
      staffId: person.id,
      windowId: person.windowId,
      site: person.location ?? '',
      day: formatDate(day),
      inAt,
      outAt: outAt < now ? outAt : null,
      method: 'web',
      enteredBy: '',
    },
  ];
}

/** The first findings are explained and decided, the rest wait. */
async function decideSome({ database, hallId, person, lately }: Story): Promise<void> {
  const supervision = await person('supervision');
  const [one, other] = await database.read.attendanceEvent.findMany({
    where: { hallId, staffId: { not: supervision.staffId } },
    orderBy: { id: 'asc' },
    take: 2,
  });
  if (one === undefined || other === undefined) return;
  const excuse = { eventId: one.id, version: one.version, excuse: '路上堵车，已电话告知窗口负责人' };
  await excuseEvent(database, { ...supervision, staffId: one.staffId, name: one.staffName }, excuse, lately);
  const confirmed = { eventId: one.id, version: one.version + 1, verdict: 'confirmed' as const, note: '' };
  await decideEvent(database, supervision, confirmed, lately);
  const excused = {
    eventId: other.id,
    version: other.version,
    verdict: 'excused' as const,
    note: '当日参加区里培训',
  };
  await decideEvent(database, supervision, excused, lately);
}

/** One day that waits for the unit, and an afternoon that the head approved. */
async function askForLeave({ database, calendar, now, lately, person }: Story): Promise<void> {
  const next = nextWorkingDay(dayOf(calendar.zone.toLocalMinute(now.getTime())), calendar);
  const [clerk, head] = [await person('clerk'), await person('head')];
  const asked = await askLeave(
    database,
    clerk,
    { kind: 'personal', reason: '办理家事', substituteId: head.staffId, ...periodOf(next, calendar) },
    lately,
  );
  if (asked.ok)
    await decideLeave(
      database,
      head,
      { slipId: asked.slipId, version: 1, answer: 'agree', reason: '' },
      lately,
    );
  const [other, otherHead] = [await person('sc.clerk'), await person('sc.head')];
  const substitute = await person('sc.clerk2');
  const afternoon = periodOf(nextWorkingDay(next, calendar), calendar, 'pm');
  const half = await askLeave(
    database,
    other,
    { kind: 'sick', reason: '复诊', substituteId: substitute.staffId, ...afternoon },
    lately,
  );
  if (half.ok)
    await decideLeave(
      database,
      otherHead,
      { slipId: half.slipId, version: 1, answer: 'agree', reason: '' },
      lately,
    );
}

function periodOf(day: number, calendar: Calendar, part: 'day' | 'pm' = 'day') {
  const windows = officeWindows(day, calendar);
  const moment = (minute: number) => new Date(calendar.zone.toInstant(day * 1440 + minute));
  const first = part === 'pm' ? windows.at(-1) : windows.at(0);
  return { fromAt: moment(first?.from ?? 0), untilAt: moment(windows.at(-1)?.to ?? 1440) };
}

/** A finished spot check with a line that failed, and a mystery visit still to come. */
async function makeChecks({ database, calendar, now, lately, person }: Story): Promise<void> {
  const supervision = await person('supervision');
  const clerk = await person('clerk');
  const today = dayOf(calendar.zone.toLocalMinute(now.getTime()));
  const past = previousWorkingDay(today, calendar);
  const checkedAt = new Date(calendar.zone.toInstant(past * 1440 + 10 * 60 + 20));
  const windowId = clerk.windowIds[0];
  if (windowId === undefined) return;
  const spot = { kind: 'spot' as const, plannedFor: formatDate(past), note: '' };
  const choice = { windowId, staffId: clerk.staffId };
  const planned = await planChecks(database, supervision, { ...spot, choice }, checkedAt);
  const [checkId] = planned.ok ? planned.checkIds : [];
  if (checkId === undefined) return;
  const lines = new Map([
    ['YY-01', { verdict: 'met' as const, note: '' }],
    ['YR-01', { verdict: 'failed' as const, note: '工作牌放在抽屉里，没有佩戴' }],
    ['CK-01', { verdict: 'met' as const, note: '' }],
    ['CK-02', { verdict: 'met' as const, note: '' }],
  ]);
  const filled = { checkId, version: 1, lines, note: '总体规范', isDone: true, files: [] };
  await fillCheck({ database, store: attachmentStore('') }, supervision, filled, checkedAt);
  const mystery = {
    kind: 'mystery' as const,
    plannedFor: formatDate(nextWorkingDay(today, calendar)),
    note: '',
  };
  await planChecks(database, supervision, { ...mystery, choice: { count: 1, seed: SEED } }, lately);
}
