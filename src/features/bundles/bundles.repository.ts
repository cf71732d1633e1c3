import type { SqlReader } from '../../db/database.js';
import {
  type BundledItem,
  type BundledMaterial,
  bundleFault,
  bundleLimit,
} from '../../domain/bundles/bundle.js';
import { isCaseKind } from '../../domain/cases/kinds.js';
import { NECESSITIES, type Necessity } from '../../domain/cases/materials.js';
import { LIMIT_UNITS } from '../../domain/deadlines/time-limit.js';

export interface BundleRow {
  id: number;
  code: string;
  name: string;
  description: string;
  audience: string;
  active: number;
  usedCount: number;
  version: number;
}

/** An item of a bundle in its version in force, with what the hall shows of it. */
export interface StoredBundledItem extends BundledItem {
  itemVersionId: number;
  code: string;
  departmentName: string;
}

/** A bundle with its items in their order. */
export interface StoredBundle extends BundleRow {
  items: StoredBundledItem[];
}

const COLUMNS = `b."id", b."code", b."name", b."description", b."audience", b."active", b."usedCount", b."version"`;

const ITEMS = `SELECT bi."bundleId", bi."groupPosition", i."id" AS "itemId", i."code", i."departmentId",
    d."name" AS "departmentName", v."id" AS "itemVersionId", v."name", v."caseKind", v."promisedValue", v."promisedUnit",
    v."feeCharged", v."resultName"
  FROM "BundleItem" bi JOIN "Item" i ON i."id" = bi."itemId" JOIN "ItemVersion" v ON v."id" = i."currentVersionId"
    JOIN "Department" d ON d."id" = i."departmentId"
  WHERE i."status" = 'published' AND bi."bundleId" = ? ORDER BY bi."groupPosition", bi."position"`;

const MATERIALS = `SELECT "name", "form", "originals", "copies", "necessity", "requiredWhen", "requirement", "onSpot", "mayFollow"
  FROM "Material" WHERE "itemVersionId" = ? ORDER BY "position"`;

interface ItemRow {
  groupPosition: number;
  itemId: number;
  code: string;
  departmentId: number;
  departmentName: string;
  itemVersionId: number;
  name: string;
  caseKind: string;
  promisedValue: number | null;
  promisedUnit: string;
  feeCharged: number;
  resultName: string;
}

type MaterialRow = Omit<BundledMaterial, 'onSpot' | 'mayFollow' | 'necessity'> & {
  onSpot: number;
  mayFollow: number;
  necessity: string;
};

/** A bundle of the hall with its items as they are in force; null when there is none. */
export async function findBundle(
  sql: SqlReader,
  hallId: number,
  bundleId: number,
): Promise<StoredBundle | null> {
  const row = await sql.first<BundleRow>(
    `SELECT ${COLUMNS} FROM "Bundle" b WHERE b."id" = ? AND b."hallId" = ?`,
    [bundleId, hallId],
  );
  return row === undefined ? null : { ...row, items: await itemsOfBundle(sql, row.id) };
}

/** The items of a bundle in their versions in force, with their materials. */
export async function itemsOfBundle(sql: SqlReader, bundleId: number): Promise<StoredBundledItem[]> {
  const items: StoredBundledItem[] = [];
  for (const row of await sql.all<ItemRow>(ITEMS, [bundleId])) {
    const unit = LIMIT_UNITS.find((each) => each === row.promisedUnit) ?? 'workingDays';
    items.push({
      itemId: row.itemId,
      itemVersionId: row.itemVersionId,
      code: row.code,
      name: row.name,
      departmentId: row.departmentId,
      departmentName: row.departmentName,
      group: row.groupPosition,
      kind: isCaseKind(row.caseKind) ? row.caseKind : 'P',
      limit: row.promisedValue === null ? null : { value: row.promisedValue, unit },
      feeCharged: row.feeCharged === 1,
      resultName: row.resultName,
      materials: (await sql.all<MaterialRow>(MATERIALS, [row.itemVersionId])).map((each) => ({
        ...each,
        necessity: necessityOf(each.necessity),
        onSpot: each.onSpot === 1,
        mayFollow: each.mayFollow === 1,
      })),
    });
  }
  return items;
}

/** The promise of the whole, for a case of a bundle; nothing for any other (S-42). */
export async function bundlePromise(
  sql: SqlReader,
  bundleId: number | null,
): Promise<{ promisedValue?: number; promisedUnit?: string }> {
  if (bundleId === null) return {};
  const limit = bundleLimit(await itemsOfBundle(sql, bundleId));
  return { promisedValue: limit.value, promisedUnit: limit.unit };
}

/** The bundles of a hall, the most used first; `offered` leaves out those that cannot be taken at the window. */
export async function listBundles(
  sql: SqlReader,
  hallId: number,
  given: { offered: boolean; who: 'person' | 'organisation' | null; limit: number },
): Promise<StoredBundle[]> {
  const who = given.who === null ? '' : ` AND b."audience" IN ('both', ?)`;
  const active = given.offered ? ' AND b."active" = ?' : '';
  const rows = await sql.all<BundleRow>(
    `SELECT ${COLUMNS} FROM "Bundle" b WHERE b."hallId" = ?${active}${who}
     ORDER BY b."usedCount" DESC, b."id" LIMIT ${given.limit}`,
    [hallId, ...(given.offered ? [true] : []), ...(given.who === null ? [] : [given.who])],
  );
  const bundles: StoredBundle[] = [];
  for (const row of rows) bundles.push({ ...row, items: await itemsOfBundle(sql, row.id) });
  return given.offered ? bundles.filter(({ items }) => bundleFault(items) === null) : bundles;
}

function necessityOf(text: string): Necessity {
  return Object.hasOwn(NECESSITIES, text) ? (text as Necessity) : 'required';
}
