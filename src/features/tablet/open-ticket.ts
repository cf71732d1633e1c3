import { randomBytes } from 'node:crypto';
import type { Database, Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { dayOf, MINUTES_PER_DAY } from '../../domain/calendar/civil-time.js';
import type { Person } from '../../web/visit.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { scopeSql } from '../cases/case-scope.js';
import { settingsInForce } from '../settings/hall-settings.js';

export type OpenedTicket =
  | { ok: true; windowNumber: string; minutes: number }
  | { ok: false; code: 'no-window' | 'no-tablet' | 'rated-today' | 'not-found' };

const MS_PER_MINUTE = 60_000;

/**
 * Asks the visitor at a window for his rating (S-54): the window's tablet shows the five faces for some minutes. With
 * a case the rating belongs to it, once a day; the visit before that nobody rated is over.
 * @param caseNumber '' for a visit without a case
 */
export async function openTicket(
  database: Database,
  person: Person,
  caseNumber: string,
  now: Date,
): Promise<OpenedTicket> {
  return database.write(async (tx) => {
    const rated = caseNumber === '' ? null : await findCase(tx, person, caseNumber);
    if (rated === undefined) return { ok: false, code: 'not-found' };
    const windowId = windowOf(person, rated?.windowId ?? null);
    const window = windowId === null ? null : await tx.window.findUnique({ where: { id: windowId } });
    if (window === null) return { ok: false, code: 'no-window' };
    const tablet = await tx.windowTablet.findFirst({ where: { windowId: window.id, endedAt: null } });
    if (tablet === null) return { ok: false, code: 'no-tablet' };
    if (rated && (await isRatedToday(tx, person.hallId, rated.id, now))) {
      return { ok: false, code: 'rated-today' };
    }
    const settings = await settingsInForce(tx, person.hallId);
    const minutes = settings.number('ratingTicketMinutes');
    await tx.ratingTicket.updateMany({
      where: { windowId: window.id, usedAt: null, expiresAt: { gt: now } },
      data: { expiresAt: now },
    });
    await tx.ratingTicket.create({
      data: {
        hallId: window.hallId,
        tokenHash: randomBytes(24).toString('base64url'),
        windowId: window.id,
        staffId: person.staffId,
        caseId: rated?.id ?? null,
        itemId: rated?.itemId ?? null,
        openedAt: now,
        expiresAt: new Date(now.getTime() + minutes * MS_PER_MINUTE),
      },
    });
    return { ok: true, windowNumber: window.number, minutes };
  });
}

interface RatedCase {
  id: number;
  itemId: number;
  windowId: number | null;
}

function findCase(tx: Tx, person: Person, number: string): Promise<RatedCase | undefined> {
  const scope = scopeSql(person, 'c');
  if (scope === null) return Promise.resolve(undefined);
  return plainSql(tx).first<RatedCase>(
    `SELECT c."id", c."itemId", c."windowId" FROM "Case" c WHERE ${scope.where} AND c."number" = ?`,
    [...scope.values, number],
  );
}

/** The window of the case where he sits there, else his own. */
function windowOf({ windowIds, ownWindowIds }: Person, ofCase: number | null): number | null {
  if (ofCase !== null && windowIds.includes(ofCase)) return ofCase;
  return ownWindowIds?.[0] ?? windowIds[0] ?? null;
}

async function isRatedToday(tx: Tx, hallId: number, caseId: number, now: Date): Promise<boolean> {
  const { zone } = await readCalendar(tx, hallId);
  const today = zone.toInstant(dayOf(zone.toLocalMinute(now.getTime())) * MINUTES_PER_DAY);
  const used = await tx.ratingTicket.findFirst({ where: { caseId, usedAt: { gte: new Date(today) } } });
  return used !== null;
}
