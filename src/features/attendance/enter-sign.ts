import type { Database, Tx } from '../../db/database.js';
import { insertRow, plainSql } from '../../db/plain-sql.js';
import { recordProceeding } from '../../db/proceedings.js';
import type { AttendanceRefusalCode } from '../../domain/attendance/decide-event.js';
import { dayOf, formatDate, parseDate } from '../../domain/calendar/civil-time.js';
import type { Person } from '../../web/visit.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import { settingsInForce } from '../settings/hall-settings.js';
import { isInReach, staffReach } from './attendance-reach.js';
import { dayFacts } from './day-facts.js';

export interface EnteredSign {
  staffId: number;
  inAt: Date;
  outAt: Date;
  reason: string;
}

export type EntryOutcome =
  | { ok: true; name: string }
  | { ok: false; field: string; code: AttendanceRefusalCode | 'not-found' | 'own' };

/**
 * Supervision enters a sign-in that was forgotten, with its reason; nobody enters his own (S-28). Findings of that
 * day that no longer hold are set aside, visibly.
 */
export async function enterSign(
  database: Database,
  person: Person,
  given: EnteredSign,
  now: Date,
): Promise<EntryOutcome> {
  if (given.outAt <= given.inAt) return { ok: false, field: 'outTime', code: 'out-before-in' };
  if (given.outAt > now) return { ok: false, field: 'outTime', code: 'future' };
  return database.write(async (tx) => {
    const staff = await tx.staff.findUnique({
      where: { id: given.staffId },
      include: { windows: { orderBy: { windowId: 'asc' }, take: 1 } },
    });
    if (staff === null || !isInReach(staffReach(person), staff))
      return { ok: false, field: 'staffId', code: 'not-found' };
    if (staff.id === person.staffId) return { ok: false, field: 'staffId', code: 'own' };
    const { zone } = await calendarInForce(tx, staff.hallId);
    const day = formatDate(dayOf(zone.toLocalMinute(given.inAt.getTime())));
    const known = await tx.attendanceSign.findMany({ where: { staffId: staff.id, day } });
    const ends = (outAt: Date | null) => outAt ?? now;
    if (known.some(({ inAt, outAt }) => inAt < given.outAt && given.inAt < ends(outAt)))
      return { ok: false, field: 'inTime', code: 'overlaps' };
    const id = await insertRow(plainSql(tx), 'AttendanceSign', {
      hallId: staff.hallId,
      staffId: staff.id,
      windowId: staff.windows[0]?.windowId ?? null,
      site: '',
      day,
      inAt: given.inAt,
      outAt: given.outAt,
      method: 'manual',
      enteredBy: `${person.name}：${given.reason}`,
    });
    await setAside(
      tx,
      { hallId: staff.hallId, staffId: staff.id, day, by: person, note: `补登签到 ${id}：${given.reason}` },
      now,
    );
    return { ok: true, name: staff.name };
  });
}

/** Findings nobody decided yet that the records of the day no longer bear out (SV-13). */
export async function setAside(
  tx: Tx,
  given: {
    hallId: number;
    staffId: number;
    day: string;
    by: { staffId: number; name: string };
    note: string;
  },
  now: Date,
): Promise<void> {
  const { hallId, staffId, day } = given;
  const events = await tx.attendanceEvent.findMany({ where: { staffId, day, state: 'found' } });
  const civilDay = parseDate(day);
  if (events.length === 0 || civilDay === null) return;
  const facts = await dayFacts(plainSql(tx), {
    hallId,
    day: civilDay,
    calendar: await calendarInForce(tx, hallId),
    settings: await settingsInForce(tx, hallId),
    now: now.getTime(),
  });
  const holds = new Set(facts.findingsOf(staffId).map(({ kind, part }) => `${kind} ${part}`));
  for (const event of events.filter(({ kind, part }) => !holds.has(`${kind} ${part}`)))
    await excuse(tx, event, given, now);
}

async function excuse(
  tx: Tx,
  event: { id: number; hallId: number; version: number },
  { by, note }: { by: { staffId: number; name: string }; note: string },
  now: Date,
): Promise<void> {
  await tx.attendanceEvent.updateMany({
    where: { id: event.id, version: event.version },
    data: {
      state: 'excused',
      decision: note,
      decidedById: by.staffId,
      decidedBy: by.name,
      decidedAt: now,
      version: { increment: 1 },
    },
  });
  await recordProceeding(tx, {
    hallId: event.hallId,
    about: 'attendance',
    aboutId: event.id,
    kind: 'set-aside',
    fromState: 'found',
    toState: 'excused',
    staffId: by.staffId,
    actorName: by.name,
    at: now,
    note,
  });
}
