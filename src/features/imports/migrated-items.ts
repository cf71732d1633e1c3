import type { Tx } from '../../db/database.js';
import { pinyinOf } from '../items/pinyin.js';

/** Begins the code of an item that stands for what a department did in an old system. */
export const MIGRATED_CODE = 'MIGRATED-';

/** The item that a migrated case stands under. */
export interface MigratedItem {
  itemId: number;
  itemVersionId: number;
  departmentId: number;
  name: string;
}

/**
 * The items for migrated cases: by department name, made when lacking; or the one named, under the empty name.
 * @param departments ids by name
 */
export async function itemsForMigration(
  tx: Tx,
  hallId: number,
  departments: ReadonlyMap<string, number>,
  names: readonly string[],
  itemCode: string | null,
  now: Date,
): Promise<Map<string, MigratedItem>> {
  const items = new Map<string, MigratedItem>();
  if (itemCode !== null) {
    const item = await findItem(tx, hallId, itemCode);
    return item ? items.set('', item) : items;
  }
  for (const name of new Set(names)) {
    const departmentId = departments.get(name) ?? 0;
    const code = `${MIGRATED_CODE}${departmentId}`;
    items.set(
      name,
      (await findItem(tx, hallId, code)) ??
        (await makeItem(tx, { hallId, departmentId, code, name: `${name}（旧系统迁入）`, now })),
    );
  }
  return items;
}

async function findItem(tx: Tx, hallId: number, code: string): Promise<MigratedItem | null> {
  const item = await tx.item.findUnique({
    where: { hallId_code: { hallId, code } },
    include: { versions: { select: { id: true }, orderBy: { number: 'desc' }, take: 1 } },
  });
  const itemVersionId = item?.currentVersionId ?? item?.versions[0]?.id;
  if (!item || itemVersionId === undefined) return null;
  return { itemId: item.id, itemVersionId, departmentId: item.departmentId, name: item.name };
}

async function makeItem(
  tx: Tx,
  {
    hallId,
    departmentId,
    code,
    name,
    now,
  }: { hallId: number; departmentId: number; code: string; name: string; now: Date },
): Promise<MigratedItem> {
  const item = await tx.item.create({
    data: { hallId, departmentId, code, name, ...(await pinyinOf(name)), createdAt: now, updatedAt: now },
    select: { id: true },
  });
  const version = await tx.itemVersion.create({
    data: { hallId, itemId: item.id, number: 1, name, createdAt: now },
    select: { id: true },
  });
  return { itemId: item.id, itemVersionId: version.id, departmentId, name };
}
