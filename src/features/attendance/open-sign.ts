import type { Tx } from '../../db/database.js';
import { insertRow, plainSql } from '../../db/plain-sql.js';
import { holdTurn } from '../../db/sequences.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { calendarInForce } from '../calendar/hall-calendar.js';

/** Where somebody signs in; `windowId` null at a site without a window. */
export interface SignPlace {
  windowId: number | null;
  site: string;
}

/**
 * Signs a person in for the day, unless he is signed in at the same site already; at another site the earlier
 * sign-in ends (S-28). Called in the transaction of what brings him there. @returns whether it is a new sign-in
 */
export async function openSign(
  tx: Tx,
  who: { hallId: number; staffId: number },
  place: SignPlace,
  now: Date,
): Promise<boolean> {
  const { zone } = await calendarInForce(tx, who.hallId);
  const day = formatDate(dayOf(zone.toLocalMinute(now.getTime())));
  await holdTurn(tx, who.hallId, `sign:${who.staffId}`);
  const open = await openSignOf(tx, who.staffId, day);
  if (open !== undefined) {
    if (open.site === place.site && (open.windowId === null) === (place.windowId === null)) return false;
    await closeSign(tx, open.id, now);
  }
  await insertRow(plainSql(tx), 'AttendanceSign', {
    hallId: who.hallId,
    staffId: who.staffId,
    windowId: place.windowId,
    site: place.site,
    day,
    inAt: now,
    method: 'web',
    enteredBy: '',
  });
  return true;
}

/** Signs a person out of the sign-in of today that is open. @returns whether there was one */
export async function endOpenSign(
  tx: Tx,
  who: { hallId: number; staffId: number },
  now: Date,
): Promise<boolean> {
  const { zone } = await calendarInForce(tx, who.hallId);
  const open = await openSignOf(tx, who.staffId, formatDate(dayOf(zone.toLocalMinute(now.getTime()))));
  if (open !== undefined) await closeSign(tx, open.id, now);
  return open !== undefined;
}

function openSignOf(tx: Tx, staffId: number, day: string) {
  return plainSql(tx).first<{ id: number; site: string; windowId: number | null }>(
    `SELECT "id", "site", "windowId" FROM "AttendanceSign"
     WHERE "staffId" = ? AND "day" = ? AND "outAt" IS NULL ORDER BY "id" DESC LIMIT 1`,
    [staffId, day],
  );
}

function closeSign(tx: Tx, id: number, now: Date): Promise<void> {
  return plainSql(tx).run('UPDATE "AttendanceSign" SET "outAt" = ? WHERE "id" = ? AND "outAt" IS NULL', [
    now,
    id,
  ]);
}
