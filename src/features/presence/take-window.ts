import type { Database, Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { may } from '../../domain/access/permissions.js';
import type { Person } from '../../web/visit.js';
import { loadPerson } from '../accounts/load-person.js';
import { openSign } from '../attendance/open-sign.js';
import { endSeats, seatOf } from './presence.repository.js';

/**
 * A clerk sits down at one of his windows (S-56) and is signed in with it (S-28); he leaves the one he sat at.
 * @returns false when it is not his
 */
export async function takeWindow(
  database: Database,
  person: Person,
  windowId: number,
  now: Date,
): Promise<boolean> {
  if (!person.windowIds.includes(windowId)) return false;
  return database.write(async (tx) => {
    const window = await tx.window.findFirst({
      where: { id: windowId, hallId: person.hallId, active: true },
    });
    if (window === null) return false;
    await openSign(tx, person, { windowId, site: window.location }, now);
    const held = await seatOf(tx, person.staffId, person.hallId);
    if (held?.windowId === windowId) return true;
    await endSeats(tx, person.staffId, person.hallId, now);
    await tx.windowPresence.create({
      data: { hallId: person.hallId, windowId, staffId: person.staffId, staff: person.name, fromAt: now },
    });
    await recordSeat(tx, person, 'window-taken', `${window.number}号窗口`, now);
    return true;
  });
}

/** A clerk leaves his window. */
export async function leaveWindow(
  database: Database,
  person: Pick<Person, 'staffId' | 'name' | 'hallId'>,
  now: Date,
): Promise<void> {
  await database.write(async (tx) => {
    const ended = await endSeats(tx, person.staffId, person.hallId, now);
    if (ended > 0) await recordSeat(tx, person, 'window-left', person.name, now);
  });
}

/** On sign-in a clerk takes his own window, or the first of those he fills, unless he sits somewhere (S-56). */
export async function takeWindowAtSignIn(database: Database, staffId: number, now: Date): Promise<void> {
  const person = await loadPerson(database, staffId, now);
  const windowId = person?.windowIds[0];
  if (person === null || windowId === undefined || !may(person.roles, 'intake.submit')) return;
  const held = await seatOf(database.read, staffId, person.hallId);
  await takeWindow(database, person, held?.windowId ?? windowId, now);
}

async function recordSeat(
  tx: Tx,
  person: Pick<Person, 'staffId' | 'name' | 'hallId'>,
  kind: string,
  subject: string,
  at: Date,
): Promise<void> {
  const { hallId, staffId, name } = person;
  await recordAudit(tx, { hallId, staffId, actorName: name, kind, subject, at });
}
