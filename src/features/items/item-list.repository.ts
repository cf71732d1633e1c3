import type { Database, SqlValue, Tx } from '../../db/database.js';
import { itemWords } from './items.repository.js';

export interface ItemFilter {
  hallId: number;
  q: string;
  status: string;
  departmentId: number | null;
  /** The code after which the page begins; items are listed by code. */
  after: string;
  limit: number;
}

export interface ItemLine {
  id: number;
  code: string;
  name: string;
  status: string;
  usedCount: number;
  departmentName: string;
  caseKind: string | null;
  promisedValue: number | null;
  promisedUnit: string | null;
  drafts: number;
}

/** One page of the items of a hall by code, and a line more when there is another page. */
export async function listItems(database: Database, filter: ItemFilter): Promise<ItemLine[]> {
  const { where, values } = conditions(filter);
  return database.sql.all<ItemLine>(
    `SELECT i."id", i."code", i."name", i."status", i."usedCount", d."name" AS "departmentName",
       v."caseKind", v."promisedValue", v."promisedUnit",
       (SELECT count(*) FROM "ItemVersion" w WHERE w."itemId" = i."id" AND w."status" = 'draft') AS "drafts"
     FROM "Item" i JOIN "Department" d ON d."id" = i."departmentId"
     LEFT JOIN "ItemVersion" v ON v."id" = i."currentVersionId"
     WHERE ${where} AND i."code" > ? ORDER BY i."code" LIMIT ?`,
    [...values, filter.after, filter.limit + 1],
  );
}

export async function countItems(database: Database, filter: ItemFilter): Promise<number> {
  const { where, values } = conditions(filter);
  const row = await database.sql.first<{ n: number }>(
    `SELECT count(*) AS n FROM "Item" i WHERE ${where}`,
    values,
  );
  return Number(row?.n ?? 0);
}

function conditions(filter: ItemFilter): { where: string; values: SqlValue[] } {
  const words = itemWords(filter.q, 'i');
  const parts = ['i."hallId" = ?'];
  const values: SqlValue[] = [filter.hallId];
  if (filter.status !== '') {
    parts.push('i."status" = ?');
    values.push(filter.status);
  }
  if (filter.departmentId !== null) {
    parts.push('i."departmentId" = ?');
    values.push(filter.departmentId);
  }
  return { where: `${parts.join(' AND ')} ${words.where}`, values: [...values, ...words.values] };
}

/** Of each item that is not cancelled, the version to be judged: its draft, or else the one in force. */
export async function versionsToJudge(database: Pick<Database, 'sql'>, hallId: number) {
  return database.sql.all<{ versionId: number | null }>(
    `SELECT (SELECT max(v."id") FROM "ItemVersion" v
             WHERE v."itemId" = i."id" AND v."status" IN ('draft', 'published')) AS "versionId"
     FROM "Item" i JOIN "Department" d ON d."id" = i."departmentId"
     WHERE i."hallId" = ? AND i."status" <> 'cancelled' ORDER BY d."code", i."code"`,
    [hallId],
  );
}

/** People of a hall who may be handlers of an item: everyone in use who belongs to a department. */
export async function handlersOf(client: Pick<Tx, 'staff'>, hallId: number) {
  return client.staff.findMany({
    where: { hallId, active: true, departmentId: { not: null } },
    select: { id: true, name: true, department: { select: { name: true } } },
    orderBy: [{ departmentId: 'asc' }, { id: 'asc' }],
  });
}

/** Names of people, also of those who left. */
export async function namesOf(client: Pick<Tx, 'staff'>, ids: readonly (number | null)[]) {
  const known = [...new Set(ids)].filter((id) => id !== null);
  return known.length === 0
    ? []
    : client.staff.findMany({ where: { id: { in: known } }, select: { id: true, name: true } });
}
