import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { plainSql } from '../../db/plain-sql.js';
import { type BundleFault, bundleFault } from '../../domain/bundles/bundle.js';
import type { Administrator } from '../halls/managed-halls.js';
import { itemsOfBundle } from './bundles.repository.js';

/** A bundle as the administrator enters it; items by their codes. */
export interface BundleEntered {
  code: string;
  name: string;
  description: string;
  audience: string;
  active: boolean;
  items: readonly { code: string; group: number }[];
}

export type SavedBundle =
  | { ok: true; bundleId: number }
  | { ok: false; code: 'not-found' | 'changed' | 'code-taken' }
  | { ok: false; code: 'unknown-item'; row: number }
  | { ok: false; code: 'fault'; fault: BundleFault };

/** Makes or changes a bundle (S-42); one that cannot be offered is refused while it is in use. */
export async function saveBundle(
  database: Database,
  by: Administrator,
  given: { hallId: number; bundleId: number | null; version: number; entered: BundleEntered },
  now: Date,
): Promise<SavedBundle> {
  const { hallId, bundleId, version, entered } = given;
  if (!by.hallIds.includes(hallId)) return { ok: false, code: 'not-found' };
  const { items, ...columns } = entered;
  try {
    return await database.write(async (tx): Promise<SavedBundle> => {
      const sameCode = await tx.bundle.findFirst({ where: { hallId, code: columns.code } });
      if (sameCode !== null && sameCode.id !== bundleId) return { ok: false, code: 'code-taken' };
      const rows: { itemId: number; position: number; groupPosition: number }[] = [];
      for (const [index, { code, group }] of items.entries()) {
        const item = await tx.item.findFirst({ where: { hallId, code, status: 'published' } });
        if (item === null || rows.some(({ itemId }) => itemId === item.id))
          return { ok: false, code: 'unknown-item', row: index };
        rows.push({ itemId: item.id, position: index + 1, groupPosition: group });
      }
      const id = await saveRow();
      if (id === null) return { ok: false, code: 'changed' };
      await tx.bundleItem.deleteMany({ where: { bundleId: id } });
      await tx.bundleItem.createMany({ data: rows.map((row) => ({ ...row, bundleId: id })) });
      const fault = columns.active ? bundleFault(await itemsOfBundle(plainSql(tx), id)) : null;
      if (fault !== null) throw new Faulty(fault);
      await recordAudit(tx, {
        hallId,
        staffId: by.staffId,
        actorName: by.name,
        kind: 'bundle-saved',
        subject: `${columns.name}（${columns.code}）`,
        details: { ...entered },
        address: by.address,
        at: now,
      });
      return { ok: true, bundleId: id };

      async function saveRow(): Promise<number | null> {
        if (bundleId === null) return (await tx.bundle.create({ data: { hallId, ...columns } })).id;
        const { count } = await tx.bundle.updateMany({
          where: { id: bundleId, hallId, version },
          data: { ...columns, version: { increment: 1 } },
        });
        return count === 1 ? bundleId : null;
      }
    });
  } catch (error) {
    if (error instanceof Faulty) return { ok: false, code: 'fault', fault: error.fault };
    throw error;
  }
}

/** Undoes the transaction of a bundle that cannot be offered. */
class Faulty extends Error {
  constructor(readonly fault: BundleFault) {
    super('faulty');
  }
}
