import { randomBytes } from 'node:crypto';
import type { Database } from '../db/database.js';
import { insertRows, plainSql } from '../db/plain-sql.js';
import type { Calendar } from '../domain/calendar/calendar.js';
import { dayOf } from '../domain/calendar/civil-time.js';
import { officeTime } from '../domain/reports/availability.js';
import { unattendedStretches } from '../domain/staffing/attendance.js';
import { hallCalendar } from '../features/calendar/hall-calendar.js';
import { hallSettings } from '../features/settings/hall-settings.js';
import { type RaisedEvent, raiseEvents } from '../features/supervision/raise-event.js';
import { DEMO_STAFF } from './hall-table.js';

type Seat = {
  hallId: number;
  windowId: number;
  staffId: number;
  staff: string;
  fromAt: Date;
  untilAt: Date | null;
};

const ROWS_AT_ONCE = 200;

/**
 * Who sat at which window while he was signed in, and what watching over the windows would have found until
 * yesterday (S-56, SV-12). Who is in today keeps his seat until the closing.
 */
export async function loadSeats(database: Database, hallId: number, now: Date): Promise<void> {
  const calendar = await hallCalendar(database, hallId);
  const seats = await seatsOfSigns(database, hallId);
  const today = dayOf(calendar.zone.toLocalMinute(now.getTime()));
  const closing = officeTime(today, today, calendar).at(-1)?.to ?? now.getTime();
  const events = await emptyWindows(database, seats, { hallId, calendar, now });
  await database.write(async (tx) => {
    for (let at = 0; at < seats.length; at += ROWS_AT_ONCE)
      await insertRows(plainSql(tx), 'WindowPresence', seats.slice(at, at + ROWS_AT_ONCE));
    await tx.session.createMany({
      data: seats.filter(({ untilAt }) => untilAt === null).map((seat) => sessionOf(seat, new Date(closing))),
    });
    await raiseEvents(tx, events);
  });
}

/** A clerk sits at his first window, a head who has several at the last of them. */
async function seatsOfSigns(database: Database, hallId: number): Promise<Seat[]> {
  const windows = await database.read.window.findMany({ where: { hallId } });
  const staff = await database.read.staff.findMany({ where: { hallId } });
  const signs = await database.read.attendanceSign.findMany({ where: { hallId }, orderBy: { id: 'asc' } });
  return signs.flatMap(({ staffId, inAt, outAt }) => {
    const person = staff.find(({ id }) => id === staffId);
    const row = DEMO_STAFF.find(({ account }) => account === person?.account);
    const number = row?.roles.includes('window-head') ? row.windows.at(-1) : row?.windows[0];
    const window = windows.find((each) => each.number === number);
    if (person === undefined || window === undefined) return [];
    return [{ hallId, windowId: window.id, staffId, staff: person.name, fromAt: inAt, untilAt: outAt }];
  });
}

/** Nobody knows its key: it only says that the person is still there. */
function sessionOf({ staffId, fromAt }: Seat, closing: Date) {
  return {
    id: randomBytes(32).toString('hex'),
    staffId,
    data: '{}',
    createdAt: fromAt,
    touchedAt: fromAt,
    idleUntil: closing,
    endsAt: closing,
  };
}

async function emptyWindows(
  database: Database,
  seats: readonly Seat[],
  { hallId, calendar, now }: { hallId: number; calendar: Calendar; now: Date },
): Promise<RaisedEvent[]> {
  const grace = (await hallSettings(database, hallId)).number('unattendedMinutes');
  const windows = await database.read.window.findMany({ where: { hallId } });
  const today = dayOf(calendar.zone.toLocalMinute(now.getTime()));
  const days = [...new Set(seats.map(({ fromAt }) => dayOf(calendar.zone.toLocalMinute(fromAt.getTime()))))];
  return days
    .filter((day) => day < today)
    .flatMap((day) => {
      const office = officeTime(day, day, calendar);
      return windows.flatMap(({ id, number, name }) => {
        const present = seats
          .filter(({ windowId, untilAt }) => windowId === id && untilAt !== null)
          .map(({ fromAt, untilAt }) => ({ from: fromAt.getTime(), to: untilAt?.getTime() ?? null }));
        return unattendedStretches(office, present, now.getTime(), grace).map(({ from, to }) => ({
          hallId,
          rule: 'SV-12',
          key: `${id}:${from}`,
          caseId: null,
          windowId: id,
          staffId: null,
          faultId: '',
          at: new Date(from),
          evidence: { window: `${number}号窗口 ${name}`, from, to },
        }));
      });
    });
}
