import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { Vault } from '../../db/vault.js';
import { may } from '../../domain/access/permissions.js';
import type { Person } from '../../web/visit.js';
import { listTablets, type WindowTabletRow } from './tablet.repository.js';
import { newTabletSecret, tabletSecretHash } from './tablet-secret.js';

/** True for those who set up the tablets of windows: supervision and window heads (S-54). */
function mayKeepTablets({ roles }: Pick<Person, 'roles'>): boolean {
  return may(roles, 'rating.keep-tablets');
}

/** The windows whose tablets a person keeps: all of the hall and below, or his own. */
export function tabletsOf({ sql }: Database, person: Person): Promise<WindowTabletRow[]> {
  if (!mayKeepTablets(person)) return Promise.resolve([]);
  const isOfHall = may(person.roles, 'rating.handle');
  return listTablets(
    sql,
    [person.hallId, ...(isOfHall ? person.hallIdsBelow : [])],
    isOfHall ? null : person.windowIds,
  );
}

interface Asked {
  windowId: number;
  address: string;
}

/**
 * Makes the tablet of a window; one that the window had ends.
 * @returns the secret of its address, told this once, or null when the window is out of reach
 */
export async function makeTablet(
  house: { database: Database; vault: Vault },
  person: Person,
  asked: Asked,
  now: Date,
): Promise<string | null> {
  const window = (await tabletsOf(house.database, person)).find((row) => row.windowId === asked.windowId);
  if (window === undefined) return null;
  const secret = newTabletSecret();
  await house.database.write(async (tx) => {
    const { hallId } = await tx.window.findUniqueOrThrow({ where: { id: asked.windowId } });
    await tx.windowTablet.updateMany({
      where: { windowId: asked.windowId, endedAt: null },
      data: { endedAt: now },
    });
    const secretHash = tabletSecretHash(house.vault, secret);
    await tx.windowTablet.create({
      data: { hallId, windowId: asked.windowId, secretHash, madeAt: now, madeBy: person.name },
    });
    await recordAudit(tx, auditOf('tablet-made', person, window, { hallId, asked, now }));
  });
  return secret;
}

/** Ends the tablet of a window: its address answers no more. @returns false when there was none within reach */
export async function endTablet(
  database: Database,
  person: Person,
  asked: Asked,
  now: Date,
): Promise<boolean> {
  const window = (await tabletsOf(database, person)).find((row) => row.windowId === asked.windowId);
  if (window === undefined) return false;
  return database.write(async (tx) => {
    const { hallId } = await tx.window.findUniqueOrThrow({ where: { id: asked.windowId } });
    const { count } = await tx.windowTablet.updateMany({
      where: { windowId: asked.windowId, endedAt: null },
      data: { endedAt: now },
    });
    if (count > 0) await recordAudit(tx, auditOf('tablet-ended', person, window, { hallId, asked, now }));
    return count > 0;
  });
}

function auditOf(
  kind: 'tablet-made' | 'tablet-ended',
  { staffId, name }: Person,
  window: WindowTabletRow,
  { hallId, asked, now }: { hallId: number; asked: Asked; now: Date },
) {
  const subject = `${window.number}号窗口 ${window.name}`;
  return { hallId, staffId, actorName: name, kind, subject, address: asked.address, at: now };
}
