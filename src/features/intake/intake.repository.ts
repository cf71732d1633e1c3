import type { Database } from '../../db/database.js';
import type { Person } from '../../web/visit.js';

export interface ItemOption {
  id: number;
  code: string;
  name: string;
  departmentName: string;
  caseKind: string;
  promisedValue: number | null;
  promisedUnit: string;
}

export const ITEM_COLUMNS = `i."id", i."code", v."name", d."name" AS "departmentName", v."caseKind", v."promisedValue", v."promisedUnit"`;
export const ITEM_FROM = `FROM "Item" i JOIN "ItemVersion" v ON v."id" = i."currentVersionId" JOIN "Department" d ON d."id" = i."departmentId"`;

/**
 * Published items by name, pinyin, initials or code; the person's own windows first, then the most used.
 * An empty query gives the most used.
 */
export async function findItems(
  database: Database,
  person: Person,
  query: string,
  limit: number,
): Promise<ItemOption[]> {
  const asked = query.trim().toLowerCase();
  const like = `%${asked.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const windows = person.windowIds.length > 0 ? person.windowIds : [0];
  const mine = `EXISTS (SELECT 1 FROM "ItemWindow" iw WHERE iw."itemId" = i."id" AND iw."windowId" IN (${windows.map(() => '?').join(', ')}))`;
  const match =
    asked === ''
      ? ''
      : `AND (lower(v."name") LIKE ? ESCAPE '\\' OR i."pinyinInitials" LIKE ? ESCAPE '\\' OR i."pinyin" LIKE ? ESCAPE '\\' OR lower(i."code") LIKE ? ESCAPE '\\')`;
  return database.sql.all<ItemOption>(
    `SELECT ${ITEM_COLUMNS} ${ITEM_FROM} WHERE i."hallId" = ? AND i."status" = 'published' ${match}
     ORDER BY CASE WHEN ${mine} THEN 0 ELSE 1 END, i."usedCount" DESC, i."id" LIMIT ${limit}`,
    [person.hallId, ...(asked === '' ? [] : [like, like, like, like]), ...windows],
  );
}

export interface IntakeItem {
  itemId: number;
  itemVersionId: number;
  code: string;
  name: string;
  caseKind: string;
  departmentName: string;
  audience: string;
  promisedValue: number | null;
  promisedUnit: string;
  afterHours: string;
  resultName: string;
  refusalAuthority: boolean;
  feeCharged: boolean;
  faq: string;
  /** Set for a bundle in the shape of an item (S-42). */
  bundle?: { id: number; stamp: string; items: string[] };
  materials: {
    position: number;
    name: string;
    originals: number;
    copies: number;
    necessity: string;
    requiredWhen: string;
    requirement: string;
    onSpot: boolean;
    mayFollow: boolean;
  }[];
}

type IntakeItemRow = Omit<IntakeItem, 'refusalAuthority' | 'feeCharged' | 'materials'> & {
  refusalAuthority: number;
  feeCharged: number;
};

type IntakeMaterialRow = Omit<IntakeItem['materials'][number], 'onSpot' | 'mayFollow'> & {
  onSpot: number;
  mayFollow: number;
};

const INTAKE_ITEM = `
  SELECT i."id" AS "itemId", v."id" AS "itemVersionId", i."code", v."name", v."caseKind", d."name" AS "departmentName",
    v."audience", v."promisedValue", v."promisedUnit", v."afterHours", v."resultName", v."refusalAuthority",
    v."feeCharged", v."faq"
  ${ITEM_FROM} WHERE i."id" = ? AND i."hallId" = ? AND i."status" = ?`;

const INTAKE_MATERIALS = `
  SELECT "position", "name", "originals", "copies", "necessity", "requiredWhen", "requirement", "onSpot", "mayFollow"
  FROM "Material" WHERE "itemVersionId" = ? ORDER BY "position"`;

/** A published item of the hall as the intake form shows it; null when there is none. */
export async function findIntakeItem(
  database: Database,
  hallId: number,
  itemId: number,
): Promise<IntakeItem | null> {
  const row = await database.sql.first<IntakeItemRow>(INTAKE_ITEM, [itemId, hallId, 'published']);
  if (row === undefined) return null;
  const materials = await database.sql.all<IntakeMaterialRow>(INTAKE_MATERIALS, [row.itemVersionId]);
  return {
    ...row,
    refusalAuthority: row.refusalAuthority === 1,
    feeCharged: row.feeCharged === 1,
    materials: materials.map((each) => ({
      ...each,
      onSpot: each.onSpot === 1,
      mayFollow: each.mayFollow === 1,
    })),
  };
}

/** The windows at which the person sits. */
export async function windowsOf(
  database: Database,
  person: Person,
): Promise<{ id: number; number: string; name: string }[]> {
  if (person.windowIds.length === 0) return [];
  return database.sql.all<{ id: number; number: string; name: string }>(
    `SELECT "id", "number", "name" FROM "Window" WHERE "id" IN (${person.windowIds.map(() => '?').join(', ')}) ORDER BY LENGTH("number"), "number"`,
    person.windowIds,
  );
}
