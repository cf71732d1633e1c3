import type { Database, SqlValue, Tx } from '../../db/database.js';
import type { StaffFacts } from './staff.forms.js';

export interface StaffFilter {
  hallId: number;
  q: string;
  departmentId: number | null;
  role: string;
  active: '' | 'yes' | 'no';
  /** The id after which the page begins; people are listed by id. */
  after: number;
  limit: number;
}

export interface StaffLine {
  id: number;
  account: string;
  name: string;
  post: string;
  active: number;
  lockedUntil: number | null;
  departmentName: string | null;
}

/** One page of the staff list, and a line more when there is another page. */
export async function listStaff(database: Database, filter: StaffFilter): Promise<StaffLine[]> {
  const { where, values } = conditions(filter);
  return database.sql.all<StaffLine>(
    `SELECT s."id", s."account", s."name", s."post", s."active", s."lockedUntil", d."name" AS "departmentName"
     FROM "Staff" s LEFT JOIN "Department" d ON d."id" = s."departmentId"
     WHERE ${where} AND s."id" > ? ORDER BY s."id" LIMIT ?`,
    [...values, filter.after, filter.limit + 1],
  );
}

export async function countStaff(database: Database, filter: StaffFilter): Promise<number> {
  const { where, values } = conditions(filter);
  const row = await database.sql.first<{ n: number }>(
    `SELECT count(*) AS n FROM "Staff" s WHERE ${where}`,
    values,
  );
  return Number(row?.n ?? 0);
}

function conditions(filter: StaffFilter): { where: string; values: SqlValue[] } {
  const parts: [string, SqlValue[]][] = [['s."hallId" = ?', [filter.hallId]]];
  const q = filter.q
    .trim()
    .toLowerCase()
    .replace(/[!%_]/g, (sign) => `!${sign}`);
  if (q !== '')
    parts.push([
      `(lower(s."name") LIKE ? ESCAPE '!' OR s."account" LIKE ? ESCAPE '!')`,
      [`%${q}%`, `%${q}%`],
    ]);
  if (filter.departmentId !== null) parts.push(['s."departmentId" = ?', [filter.departmentId]]);
  if (filter.role !== '') {
    parts.push([
      'EXISTS (SELECT 1 FROM "StaffRole" r WHERE r."staffId" = s."id" AND r."role" = ?)',
      [filter.role],
    ]);
  }
  if (filter.active !== '') parts.push(['s."active" = ?', [filter.active === 'yes']]);
  return { where: parts.map(([text]) => text).join(' AND '), values: parts.flatMap(([, values]) => values) };
}

/** The roles of several people. */
export async function rolesOf(client: Pick<Tx, 'staffRole'>, staffIds: readonly number[]) {
  return client.staffRole.findMany({ where: { staffId: { in: [...staffIds] } }, orderBy: { role: 'asc' } });
}

/** A member of staff with his roles and windows; null when there is none. */
export async function findStaff(client: Pick<Tx, 'staff'>, staffId: number) {
  return client.staff.findUnique({
    where: { id: staffId },
    include: { roles: { orderBy: { role: 'asc' } }, windows: { orderBy: { windowId: 'asc' } } },
  });
}

export type StaffRecord = NonNullable<Awaited<ReturnType<typeof findStaff>>>;

export async function isAccountTaken(tx: Tx, account: string): Promise<boolean> {
  return (await tx.staff.count({ where: { account } })) > 0;
}

/** True when the department and the windows belong to the hall. */
export async function areInHall(
  tx: Tx,
  hallId: number,
  facts: Pick<StaffFacts, 'departmentId' | 'windowIds'>,
): Promise<boolean> {
  const windowIds = [...new Set(facts.windowIds)];
  const windows =
    windowIds.length === 0 ? 0 : await tx.window.count({ where: { hallId, id: { in: windowIds } } });
  const departments =
    facts.departmentId === null
      ? 1
      : await tx.department.count({ where: { hallId, id: facts.departmentId } });
  return windows === windowIds.length && departments === 1;
}

/** Changes to the people of one hall wait for each other, so that two administrators cannot disable each other. */
export async function waitForOthers(tx: Tx, staffId: number): Promise<void> {
  await tx.$executeRaw`UPDATE "Hall" SET "code" = "code" WHERE "id" = (SELECT "hallId" FROM "Staff" WHERE "id" = ${staffId})`;
}

/** Active administrators of the hall besides one person. */
export async function otherAdministrators(tx: Tx, hallId: number, staffId: number): Promise<number> {
  return tx.staff.count({
    where: { hallId, active: true, id: { not: staffId }, roles: { some: { role: 'administrator' } } },
  });
}

/** Saves a person when he is still as the page showed him. @returns false when somebody was quicker */
export async function saveStaff(
  tx: Tx,
  staffId: number,
  seenVersion: number,
  data: StaffChange,
): Promise<boolean> {
  const { count } = await tx.staff.updateMany({
    where: { id: staffId, version: seenVersion },
    data: { ...data, version: { increment: 1 } },
  });
  return count === 1;
}

export interface StaffChange {
  name?: string;
  post?: string;
  phone?: string;
  email?: string;
  departmentId?: number | null;
  active?: boolean;
  passwordHash?: string;
  mustChange?: boolean;
  failedSignIns?: number;
  lockedUntil?: Date | null;
}

export async function saveRolesAndWindows(
  tx: Tx,
  staffId: number,
  facts: Pick<StaffFacts, 'roles' | 'windowIds'>,
): Promise<void> {
  await tx.staffRole.deleteMany({ where: { staffId } });
  await tx.staffRole.createMany({ data: [...new Set(facts.roles)].map((role) => ({ staffId, role })) });
  await tx.staffWindow.deleteMany({ where: { staffId } });
  const windowIds = [...new Set(facts.windowIds)];
  if (windowIds.length > 0)
    await tx.staffWindow.createMany({ data: windowIds.map((windowId) => ({ staffId, windowId })) });
}

/** Ends every session of a person at once. */
export async function endSessions(tx: Tx, staffId: number): Promise<void> {
  await tx.session.deleteMany({ where: { staffId } });
}
