import type { Database, SqlReader, Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { bundleFault, bundleLimit, mergeMaterials, resultPack } from '../../domain/bundles/bundle.js';
import { findIntakeItem, type IntakeItem } from '../intake/intake.repository.js';
import { readVersionInForce, type VersionInForce } from '../intake/received.repository.js';
import { findBundle, type StoredBundle } from './bundles.repository.js';

/** What the intake form is about: a bundle, or else an item. */
export interface OfferedKey {
  itemId?: number | undefined;
  bundleId?: number | undefined;
}

/** As long as the form's field for the result. */
const MOST_RESULT_LETTERS = 100;

/** A published item, or a bundle in the shape of one (S-42); null when it is not offered. */
export async function findOffered(
  database: Database,
  hallId: number,
  { itemId, bundleId }: OfferedKey,
): Promise<IntakeItem | null> {
  if (bundleId === undefined) {
    return itemId === undefined ? null : findIntakeItem(database, hallId, itemId);
  }
  const bundle = await offeredBundle(database.sql, hallId, bundleId);
  const [main] = bundle?.items ?? [];
  if (bundle === null || main === undefined) return null;
  const first = await findIntakeItem(database, hallId, main.itemId);
  return first === null ? null : asItem(bundle, first);
}

/** The bundle that the form showed, in the shape of an item version, if nothing in it has changed since (S-01). */
export async function readBundleInForce(
  tx: Tx,
  shown: { hallId: number; bundleId: number; bundleStamp: string },
): Promise<VersionInForce | null> {
  const sql = plainSql(tx);
  const bundle = await offeredBundle(sql, shown.hallId, shown.bundleId);
  const [main] = bundle?.items ?? [];
  if (bundle === null || main === undefined || stampOf(bundle) !== shown.bundleStamp) return null;
  const { itemId, itemVersionId } = main;
  const version = await readVersionInForce(tx, { hallId: shown.hallId, itemId, itemVersionId });
  if (version === null) return null;
  const limit = bundleLimit(bundle.items);
  return {
    ...version,
    name: bundle.name,
    caseKind: 'J',
    refusalAuthority: false,
    upwardRequired: false,
    promisedValue: limit.value,
    promisedUnit: limit.unit,
    resultName: resultPack(bundle.items).slice(0, MOST_RESULT_LETTERS),
    materials: mergeMaterials(bundle.items).map(
      ({ position, name, originals, copies, necessity, onSpot, mayFollow }) => {
        return { position, name, originals, copies, necessity, onSpot, mayFollow };
      },
    ),
    checks: await checksOf(sql, bundle),
  };
}

/** Counts one more use of a bundle. */
export async function countBundleUse(tx: Tx, bundleId: number): Promise<void> {
  await plainSql(tx).run('UPDATE "Bundle" SET "usedCount" = "usedCount" + 1 WHERE "id" = ?', [bundleId]);
}

function asItem(bundle: StoredBundle, first: IntakeItem): IntakeItem {
  const limit = bundleLimit(bundle.items);
  return {
    ...first,
    bundle: {
      id: bundle.id,
      stamp: stampOf(bundle),
      items: bundle.items.map(({ name, departmentName }) => `${name}（${departmentName}）`),
    },
    code: bundle.code,
    name: bundle.name,
    caseKind: 'J',
    audience: bundle.audience,
    promisedValue: limit.value,
    promisedUnit: limit.unit,
    resultName: resultPack(bundle.items),
    refusalAuthority: false,
    faq: bundle.description,
    materials: mergeMaterials(bundle.items).map(({ form: _form, sharedBy, ...material }) => ({
      ...material,
      requirement: [sharedBy.length > 1 ? `${sharedBy.length} 个事项共用` : '', material.requirement]
        .filter(Boolean)
        .join('；'),
    })),
  };
}

async function offeredBundle(sql: SqlReader, hallId: number, bundleId: number): Promise<StoredBundle | null> {
  const bundle = await findBundle(sql, hallId, bundleId);
  return bundle !== null && bundle.active === 1 && bundleFault(bundle.items) === null ? bundle : null;
}

/** The review points of all items, in the order of the bundle. */
async function checksOf(sql: SqlReader, { items }: StoredBundle): Promise<VersionInForce['checks']> {
  const texts: string[] = [];
  for (const { itemVersionId } of items) {
    const rows = await sql.all<{ text: string }>(
      'SELECT "text" FROM "ReviewPoint" WHERE "itemVersionId" = ? ORDER BY "position"',
      [itemVersionId],
    );
    texts.push(...rows.map(({ text }) => text));
  }
  return [...new Set(texts)].map((text, index) => ({ position: index + 1, text }));
}

/** Changes with every version of an item and with the order of the bundle. */
function stampOf({ version, items }: StoredBundle): string {
  return [version, ...items.map(({ itemVersionId, group }) => `${itemVersionId}x${group}`)].join('.');
}
