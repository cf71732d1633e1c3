import type { Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';

/** The version of an item by which a case is received, with what is copied into the case. */
export interface VersionInForce {
  id: number;
  itemId: number;
  name: string;
  caseKind: string;
  feeCharged: boolean;
  refusalAuthority: boolean;
  promisedValue: number | null;
  promisedUnit: string;
  afterHours: string;
  lapsePolicy: string;
  upwardBody: string;
  upwardRequired: boolean;
  departmentId: number;
  /** Set for a bundle: what the applicant is handed at the end. */
  resultName?: string;
  /** Of the hall's case numbers. */
  numberPrefix: string;
  materials: {
    position: number;
    name: string;
    originals: number;
    copies: number;
    necessity: string;
    onSpot: boolean;
    mayFollow: boolean;
  }[];
  checks: { position: number; text: string }[];
}

type VersionRow = Omit<
  VersionInForce,
  'materials' | 'checks' | 'feeCharged' | 'refusalAuthority' | 'upwardRequired'
> & {
  upwardRequired: number;
  feeCharged: number;
  refusalAuthority: number;
};

type MaterialRow = Omit<VersionInForce['materials'][number], 'onSpot' | 'mayFollow'> & {
  onSpot: number;
  mayFollow: number;
};

const VERSION = `
  SELECT v."id", v."itemId", v."name", v."caseKind", v."feeCharged", v."refusalAuthority", v."promisedValue",
    v."promisedUnit", v."afterHours", v."lapsePolicy", v."upwardBody", v."upwardRequired", i."departmentId", h."numberPrefix"
  FROM "ItemVersion" v JOIN "Item" i ON i."id" = v."itemId" JOIN "Hall" h ON h."id" = v."hallId"
  WHERE v."id" = ? AND v."itemId" = ? AND v."hallId" = ? AND i."currentVersionId" = v."id"`;

const MATERIALS = `
  SELECT "position", "name", "originals", "copies", "necessity", "onSpot", "mayFollow"
  FROM "Material" WHERE "itemVersionId" = ? ORDER BY "position"`;

const CHECKS = 'SELECT "position", "text" FROM "ReviewPoint" WHERE "itemVersionId" = ? ORDER BY "position"';

/** The version that the form showed, if it is still in force; null when the item was changed meanwhile. */
export async function readVersionInForce(
  tx: Tx,
  shown: { hallId: number; itemId: number; itemVersionId: number },
): Promise<VersionInForce | null> {
  const sql = plainSql(tx);
  const row = await sql.first<VersionRow>(VERSION, [shown.itemVersionId, shown.itemId, shown.hallId]);
  if (row === undefined) return null;
  const materials = await sql.all<MaterialRow>(MATERIALS, [row.id]);
  return {
    ...row,
    feeCharged: row.feeCharged === 1,
    refusalAuthority: row.refusalAuthority === 1,
    upwardRequired: row.upwardRequired === 1,
    materials: materials.map((each) => ({
      ...each,
      onSpot: each.onSpot === 1,
      mayFollow: each.mayFollow === 1,
    })),
    checks: await sql.all<VersionInForce['checks'][number]>(CHECKS, [row.id]),
  };
}

/** The case that was made from the same form before, with its papers in the order of issue. */
export async function findReceived(
  tx: Tx,
  hallId: number,
  submissionKey: string,
): Promise<{ id: number; number: string; noticeIds: number[] } | null> {
  const sql = plainSql(tx);
  const found = await sql.first<{ id: number; number: string }>(
    'SELECT "id", "number" FROM "Case" WHERE "hallId" = ? AND "submissionKey" = ?',
    [hallId, submissionKey],
  );
  if (found === undefined) return null;
  const notices = await sql.all<{ id: number }>(
    'SELECT "id" FROM "Notice" WHERE "caseId" = ? ORDER BY "id"',
    [found.id],
  );
  return { ...found, noticeIds: notices.map((notice) => notice.id) };
}

/** Counts one more use of the item, and forgets the draft that became a case. */
export async function countUse(
  tx: Tx,
  itemId: number,
  draft: { staffId: number; key: string },
): Promise<void> {
  const sql = plainSql(tx);
  await sql.run('UPDATE "Item" SET "usedCount" = "usedCount" + 1 WHERE "id" = ?', [itemId]);
  await sql.run('DELETE FROM "Draft" WHERE "staffId" = ? AND "key" = ?', [draft.staffId, draft.key]);
}
