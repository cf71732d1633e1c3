import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { Person } from '../../web/visit.js';
import { endSeats } from '../presence/presence.repository.js';
import { takeWindow } from '../presence/take-window.js';
import { endOpenSign, openSign } from './open-sign.js';

/** A person signs in at one of his windows, which he takes with it (S-56), or at a site. @returns false when it is not his */
export async function signInAt(
  database: Database,
  person: Person,
  place: { windowId: number } | { site: string },
  now: Date,
): Promise<boolean> {
  if ('windowId' in place) return takeWindow(database, person, place.windowId, now);
  return database.write(async (tx) => {
    const known = await tx.window.count({
      where: { hallId: person.hallId, active: true, location: place.site },
    });
    if (known === 0 && place.site !== '') return false;
    if (await openSign(tx, person, { windowId: null, site: place.site }, now))
      await recordSign(tx, person, 'attendance-signed-in', now);
    return true;
  });
}

/** A person signs out; he leaves the window he sat at. @returns whether he was signed in */
export async function signOutFrom(database: Database, person: Person, now: Date): Promise<boolean> {
  return database.write(async (tx) => {
    await endSeats(tx, person.staffId, person.hallId, now);
    const was = await endOpenSign(tx, person, now);
    if (was) await recordSign(tx, person, 'attendance-signed-out', now);
    return was;
  });
}

function recordSign(
  tx: Parameters<typeof recordAudit>[0],
  { hallId, staffId, name }: Person,
  kind: string,
  at: Date,
): Promise<void> {
  return recordAudit(tx, { hallId, staffId, actorName: name, kind, subject: name, at });
}
