import type { Database } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import { ITEM_COLUMNS, ITEM_FROM, type ItemOption } from './intake.repository.js';

const PERIOD_MS = 90 * 86_400_000;
const KEEP_MS = 60_000;

const kept = new WeakMap<Database, Map<string, { at: number; items: Promise<ItemOption[]> }>>();

/**
 * The items that applicants of the kind asked for most in the last 90 days, then the most used ones that are open to
 * them (S-48, 000:L349-351). Kept for a minute per hall.
 */
export function frequentItems(
  database: Database,
  person: Pick<Person, 'hallId'>,
  who: 'person' | 'organisation',
  limit: number,
  now: Date,
): Promise<ItemOption[]> {
  const halls = kept.get(database) ?? new Map<string, { at: number; items: Promise<ItemOption[]> }>();
  kept.set(database, halls);
  const key = `${person.hallId} ${who} ${limit}`;
  const known = halls.get(key);
  if (known && performance.now() - known.at < KEEP_MS) return known.items;
  const items = countItems(database, person.hallId, who, limit, new Date(now.getTime() - PERIOD_MS));
  halls.set(key, { at: performance.now(), items });
  items.catch(() => halls.delete(key));
  return items;
}

function countItems(
  database: Database,
  hallId: number,
  who: string,
  limit: number,
  since: Date,
): Promise<ItemOption[]> {
  return database.sql.all<ItemOption>(
    `SELECT ${ITEM_COLUMNS} ${ITEM_FROM}
     LEFT JOIN (SELECT c."itemId", COUNT(*) AS "times" FROM "Case" c
       WHERE c."hallId" = ? AND c."receivedAt" >= ? AND c."applicantType" = ? GROUP BY c."itemId") f ON f."itemId" = i."id"
     WHERE i."hallId" = ? AND i."status" = 'published' AND v."audience" IN ('both', ?)
     ORDER BY COALESCE(f."times", 0) DESC, i."usedCount" DESC, i."id" LIMIT ${limit}`,
    [hallId, since, who, hallId, who],
  );
}
