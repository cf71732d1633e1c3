import type { Database, SqlValue, Tx } from '../../db/database.js';
import { itemContent, type StoredItemContent } from './item-content.js';
import { toSimplified } from './simplified.js';

export type ItemReader = Pick<Tx, 'item' | 'itemVersion' | 'itemWindow' | 'staff'>;

/** An item with its department; `currentVersionId` is the version in force. Null when it is not there. */
export async function findItem(client: Pick<Tx, 'item'>, itemId: number) {
  return client.item.findUnique({ where: { id: itemId }, include: { department: true } });
}

/**
 * Everything one version of an item says, with its rows in order, its windows and the names of its handlers.
 * Works in a transaction (`tx`) and for pages (`database.read`). @returns null when there is no such version
 */
export async function readItemContent(
  client: ItemReader,
  itemVersionId: number,
): Promise<StoredItemContent | null> {
  const orderBy = { position: 'asc' } as const;
  const version = await client.itemVersion.findUnique({
    where: { id: itemVersionId },
    include: {
      item: { include: { department: true } },
      materials: { orderBy },
      conditions: { orderBy },
      steps: { orderBy },
      bases: { orderBy },
      fees: { orderBy },
      checks: { orderBy },
    },
  });
  if (version === null) return null;
  const links = await client.itemWindow.findMany({
    where: { itemId: version.itemId },
    include: { window: true },
    orderBy: { windowId: 'asc' },
  });
  const windows = links
    .map(({ window }) => window)
    .filter((window) => window.active)
    .map(({ id, number, name, location, phone }) => ({ id, number, name, location, phone }));
  const ids = [version.handlerAId, version.handlerBId].filter((id) => id !== null);
  const handlers =
    ids.length === 0
      ? []
      : await client.staff.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return itemContent({ version, windows, handlers });
}

export interface ItemSearch {
  hallId: number;
  /** Part of the name (either script), pinyin, pinyin initials or code; several words must all be met; '' finds all. */
  q: string;
  onlyPublished: boolean;
  limit: number;
}

export interface FoundItem {
  id: number;
  code: string;
  name: string;
  groupName: string;
  status: string;
  usedCount: number;
  currentVersionId: number | null;
  departmentId: number;
  departmentName: string;
  /** Of the version in force; null without one. */
  caseKind: string | null;
  promisedValue: number | null;
  promisedUnit: string | null;
}

/** Items that a search finds, the most used first. */
export async function searchItems(database: Database, search: ItemSearch): Promise<FoundItem[]> {
  const words = itemWords(search.q, 'i');
  const published = search.onlyPublished
    ? `AND i."status" = 'published' AND i."currentVersionId" IS NOT NULL`
    : '';
  return database.sql.all<FoundItem>(
    `SELECT i."id", i."code", i."name", i."groupName", i."status", i."usedCount", i."currentVersionId", i."departmentId",
            d."name" AS "departmentName", v."caseKind", v."promisedValue", v."promisedUnit"
     FROM "Item" i JOIN "Department" d ON d."id" = i."departmentId"
     LEFT JOIN "ItemVersion" v ON v."id" = i."currentVersionId"
     WHERE i."hallId" = ? ${published} ${words.where}
     ORDER BY i."usedCount" DESC, i."id" LIMIT ?`,
    [search.hallId, ...words.values, search.limit],
  );
}

/**
 * The SQL condition of a search for items, beginning with AND, or empty.
 * @param alias the alias of "Item" in the query
 */
export function itemWords(q: string, alias: string): { where: string; values: SqlValue[] } {
  const words = toSimplified(q.trim())
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 5);
  const columns = [
    `lower(${alias}."name")`,
    `${alias}."pinyinInitials"`,
    `${alias}."pinyin"`,
    `lower(${alias}."code")`,
  ];
  const parts = words.map(
    () => `AND (${columns.map((column) => `${column} LIKE ? ESCAPE '!'`).join(' OR ')})`,
  );
  return { where: parts.join(' '), values: words.flatMap((word) => columns.map(() => `%${escaped(word)}%`)) };
}

function escaped(word: string): string {
  return word.replace(/[!%_]/g, (sign) => `!${sign}`);
}
