import type { Database, Tx } from '../../db/database.js';
import type { DepartmentFacts, WindowFacts } from './departments.forms.js';

type Client = Pick<Tx, 'department' | 'window' | 'item' | 'itemWindow' | 'case' | 'staff' | 'staffWindow'>;

/** The departments of a hall with the numbers of what hangs on them. */
export async function listDepartments(database: Database, hallId: number) {
  return database.sql.all<{
    id: number;
    code: string;
    name: string;
    phone: string;
    active: number;
    windows: number;
    staff: number;
    items: number;
  }>(
    `SELECT d."id", d."code", d."name", d."phone", d."active",
       (SELECT count(*) FROM "Window" w WHERE w."departmentId" = d."id" AND w."active" = ?) AS "windows",
       (SELECT count(*) FROM "Staff" s WHERE s."departmentId" = d."id" AND s."active" = ?) AS "staff",
       (SELECT count(*) FROM "Item" i WHERE i."departmentId" = d."id" AND i."status" = 'published') AS "items"
     FROM "Department" d WHERE d."hallId" = ? ORDER BY d."active" DESC, d."code"`,
    [true, true, hallId],
  );
}

/** The windows of a hall in the order of their numbers. */
export async function listWindows(client: Client, hallId: number) {
  const windows = await client.window.findMany({
    where: { hallId },
    include: { department: true, _count: { select: { staff: true, items: true } } },
  });
  return windows.sort((first, second) => first.number.localeCompare(second.number, 'zh', { numeric: true }));
}

/** Departments in use, to choose from. */
export async function activeDepartments(client: Pick<Tx, 'department'>, hallId: number) {
  return client.department.findMany({ where: { hallId, active: true }, orderBy: { code: 'asc' } });
}

export async function findDepartment(client: Pick<Tx, 'department'>, departmentId: number) {
  return client.department.findUnique({ where: { id: departmentId } });
}

export async function findWindow(client: Client, windowId: number) {
  return client.window.findUnique({
    where: { id: windowId },
    include: {
      items: { include: { item: true }, orderBy: { itemId: 'asc' } },
      staff: { include: { staff: true }, orderBy: { staffId: 'asc' } },
    },
  });
}

/** What still hangs on a department, so that it cannot go out of use. */
export async function departmentTies(client: Client, departmentId: number) {
  return {
    openCases: await client.case.count({ where: { departmentId, isOpen: true } }),
    publishedItems: await client.item.count({ where: { departmentId, status: 'published' } }),
  };
}

/** What still hangs on a window. */
export async function windowTies(client: Client, window: { id: number; hallId: number }) {
  return {
    openCases: await client.case.count({
      where: { hallId: window.hallId, windowId: window.id, isOpen: true },
    }),
    publishedItems: await client.itemWindow.count({
      where: { windowId: window.id, item: { status: 'published' } },
    }),
  };
}

export async function isDepartmentTaken(
  tx: Tx,
  hallId: number,
  what: { code: string } | { name: string },
  exceptId: number | null,
): Promise<boolean> {
  return (await tx.department.count({ where: { hallId, ...what, NOT: { id: exceptId ?? 0 } } })) > 0;
}

export async function isWindowTaken(
  tx: Tx,
  hallId: number,
  number: string,
  exceptId: number | null,
): Promise<boolean> {
  return (await tx.window.count({ where: { hallId, number, NOT: { id: exceptId ?? 0 } } })) > 0;
}

export async function insertDepartment(
  tx: Tx,
  hallId: number,
  facts: DepartmentFacts,
  now: Date,
): Promise<number> {
  return (await tx.department.create({ data: { hallId, ...facts, createdAt: now } })).id;
}

export async function saveDepartmentRow(
  tx: Tx,
  departmentId: number,
  facts: Partial<DepartmentFacts> & { active?: boolean },
): Promise<void> {
  await tx.department.update({ where: { id: departmentId }, data: facts });
}

export async function insertWindow(tx: Tx, hallId: number, facts: WindowFacts): Promise<number> {
  return (await tx.window.create({ data: { hallId, ...facts } })).id;
}

export async function saveWindowRow(
  tx: Tx,
  windowId: number,
  facts: Partial<WindowFacts> & { active?: boolean },
): Promise<void> {
  await tx.window.update({ where: { id: windowId }, data: facts });
}
