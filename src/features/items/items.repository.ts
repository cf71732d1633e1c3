import type { Database, SqlValue, Tx } from '../../db/database.js';
import { itemContent, type ServingWindow, type StoredItemContent } from './item-content.js';
import { toSimplified } from './simplified.js';

export type ItemReader = Pick<Tx, 'item' | 'itemVersion' | 'itemWindow' | 'staff'>;

/** Versions read in one go; more would make a statement too long. */
const VERSIONS_AT_ONCE = 300;

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
  return (await readItemContents(client, [itemVersionId]))[0] ?? null;
}

/** The same for many versions in a few queries, in the order of the ids; unknown ids are left out. */
export async function readItemContents(
  client: ItemReader,
  itemVersionIds: readonly number[],
): Promise<StoredItemContent[]> {
  const orderBy = { position: 'asc' } as const;
  const contents = new Map<number, StoredItemContent>();
  for (let from = 0; from < itemVersionIds.length; from += VERSIONS_AT_ONCE) {
    const versions = await client.itemVersion.findMany({
      where: { id: { in: itemVersionIds.slice(from, from + VERSIONS_AT_ONCE) } },
      include: {
        item: { include: { department: true } },
        materials: { orderBy },
        conditions: { orderBy },
        steps: { orderBy },
        bases: { orderBy },
        fees: { orderBy },
        checks: { orderBy },
        partners: { orderBy },
      },
    });
    const windows = await servingWindows(
      client,
      versions.map((version) => version.itemId),
    );
    const handlers = await handlersOf(
      client,
      versions.flatMap(({ handlerAId, handlerBId }) => [handlerAId, handlerBId]),
    );
    for (const version of versions) {
      contents.set(
        version.id,
        itemContent({ version, windows: windows.get(version.itemId) ?? [], handlers }),
      );
    }
  }
  return itemVersionIds.map((id) => contents.get(id)).filter((content) => content !== undefined);
}

async function servingWindows(
  client: ItemReader,
  itemIds: readonly number[],
): Promise<Map<number, ServingWindow[]>> {
  const links = await client.itemWindow.findMany({
    where: { itemId: { in: [...itemIds] }, window: { active: true } },
    include: { window: true },
    orderBy: { windowId: 'asc' },
  });
  const windows = new Map<number, ServingWindow[]>();
  for (const { itemId, window } of links) {
    const { id, number, name, location, phone } = window;
    windows.set(itemId, [...(windows.get(itemId) ?? []), { id, number, name, location, phone }]);
  }
  return windows;
}

async function handlersOf(client: ItemReader, staffIds: readonly (number | null)[]) {
  const ids = [...new Set(staffIds)].filter((id) => id !== null);
  return ids.length === 0
    ? []
    : client.staff.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
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
