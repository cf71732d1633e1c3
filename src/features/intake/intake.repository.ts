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

const COLUMNS = `i."id", i."code", v."name", d."name" AS "departmentName", v."caseKind", v."promisedValue", v."promisedUnit"`;
const FROM = `FROM "Item" i JOIN "ItemVersion" v ON v."id" = i."currentVersionId" JOIN "Department" d ON d."id" = i."departmentId"`;

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
    `SELECT ${COLUMNS} ${FROM} WHERE i."hallId" = ? AND i."status" = 'published' ${match}
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

/** A published item of the hall as the intake form shows it; null when there is none. */
export async function findIntakeItem(
  database: Database,
  hallId: number,
  itemId: number,
): Promise<IntakeItem | null> {
  const item = await database.read.item.findUnique({ where: { id: itemId }, include: { department: true } });
  if (
    item === null ||
    item.hallId !== hallId ||
    item.status !== 'published' ||
    item.currentVersionId === null
  )
    return null;
  const version = await database.read.itemVersion.findUnique({
    where: { id: item.currentVersionId },
    include: { materials: { orderBy: { position: 'asc' } } },
  });
  if (version === null) return null;
  return {
    itemId: item.id,
    itemVersionId: version.id,
    code: item.code,
    name: version.name,
    caseKind: version.caseKind,
    departmentName: item.department.name,
    audience: version.audience,
    promisedValue: version.promisedValue,
    promisedUnit: version.promisedUnit,
    afterHours: version.afterHours,
    resultName: version.resultName,
    refusalAuthority: version.refusalAuthority,
    feeCharged: version.feeCharged,
    faq: version.faq,
    materials: version.materials,
  };
}

/** The windows at which the person sits. */
export async function windowsOf(
  database: Database,
  person: Person,
): Promise<{ id: number; number: string; name: string }[]> {
  if (person.windowIds.length === 0) return [];
  return database.read.window.findMany({
    where: { id: { in: person.windowIds } },
    orderBy: { number: 'asc' },
    select: { id: true, number: true, name: true },
  });
}
