import type { Database, Tx } from '../../db/database.js';
import { dayOf, MINUTES_PER_DAY } from '../../domain/calendar/civil-time.js';
import { officeWindows } from '../../domain/calendar/working-time.js';
import { type Stretch, unattendedStretches } from '../../domain/staffing/attendance.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { readSettings } from '../settings/hall-settings.js';
import { raiseEvents } from '../supervision/raise-event.js';
import {
  firstSeat,
  forsakenSeats,
  seatsLeftBehind,
  seatsSince,
  staffedWindows,
} from './presence.repository.js';

/**
 * Finds windows that stand open in office hours without a signed-in clerk or substitute and tells supervision, once
 * per stretch also with several processes running (S-56, SV-12). @returns how many new stretches were found
 */
export async function watchWindows(database: Database, now: Date): Promise<number> {
  const halls = await database.read.hall.findMany({ select: { id: true } });
  let found = 0;
  for (const { id } of halls) found += await watchHall(database, id, now);
  return found;
}

async function watchHall(database: Database, hallId: number, now: Date): Promise<number> {
  await endForsakenSeats(database, hallId, now);
  const began = await firstSeat(database.sql, hallId);
  if (began === null) return 0;
  const office = await officeToday(database, hallId, now, began);
  const first = office[0];
  if (first === undefined || first.from >= now.getTime()) return 0;
  const grace = (await readSettings(database.read, hallId)).number('unattendedMinutes');
  const seats = await seatsSince(database.sql, hallId, new Date(first.from));
  const found: Unattended[] = [];
  for (const window of await staffedWindows(database.sql, hallId)) {
    const present = seats.filter((seat) => seat.windowId === window.id);
    for (const stretch of unattendedStretches(office, present, now.getTime(), grace))
      found.push({ hallId, window, stretch });
  }
  if (found.length === 0) return 0;
  return database.write(async (tx) => {
    let made = 0;
    for (const each of found) made += await recordUnattended(tx, each);
    return made;
  });
}

interface Unattended {
  hallId: number;
  window: { id: number; number: string; name: string };
  stretch: Stretch;
}

/** The office windows of today as moments; nothing before somebody first took a window in the hall counts. */
async function officeToday(database: Database, hallId: number, now: Date, began: number) {
  const calendar = await readCalendar(database.read, hallId);
  const { zone } = calendar;
  const today = dayOf(zone.toLocalMinute(now.getTime()));
  const moment = (minute: number) => zone.toInstant(today * MINUTES_PER_DAY + minute);
  return officeWindows(today, calendar)
    .map(({ from, to }) => ({ from: Math.max(moment(from), began), to: moment(to) }))
    .filter(({ from, to }) => from < to);
}

/** Who closed his browser without signing out left when his session ended; who is absent, when that began (S-07). */
async function endForsakenSeats(database: Database, hallId: number, now: Date): Promise<void> {
  const seats: readonly { id: number; lastEnd: number | null }[] = [
    ...(await forsakenSeats(database.sql, hallId, now)),
    ...(await seatsLeftBehind(database.sql, hallId, now)),
  ];
  if (seats.length === 0) return;
  await database.write(async (tx) => {
    for (const { id, lastEnd } of seats) {
      const untilAt = new Date(Math.min(lastEnd ?? now.getTime(), now.getTime()));
      await tx.windowPresence.updateMany({ where: { id, untilAt: null }, data: { untilAt } });
    }
  });
}

async function recordUnattended(tx: Tx, { hallId, window, stretch }: Unattended): Promise<number> {
  const key = `${window.id}:${stretch.from}`;
  const evidence = (to: number | null) => ({
    window: `${window.number}号窗口 ${window.name}`,
    from: stretch.from,
    to,
  });
  const raised = await raiseEvents(tx, [
    {
      hallId,
      rule: 'SV-12',
      key,
      caseId: null,
      windowId: window.id,
      staffId: null,
      faultId: '',
      at: new Date(stretch.from),
      evidence: evidence(stretch.to),
    },
  ]);
  if (raised === 0 && stretch.to !== null) {
    await tx.supervisionEvent.updateMany({
      where: { hallId, rule: 'SV-12', key, evidence: JSON.stringify(evidence(null)) },
      data: { evidence: JSON.stringify(evidence(stretch.to)) },
    });
  }
  return raised;
}
