import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const PASSWORD = 'a-Quiet-Morning-7';
export const DATA_KEY = '5a'.repeat(32);

/** The hall around the cases: departments, windows, staff and the 24 published items of the demonstration hall. */
export async function furnishHall(root, url, now) {
  const dist = (path) => import(pathToFileURL(join(root, 'dist', path)).href);
  const { openDatabase } = await dist('db/database.js');
  const { migrate } = await dist('db/migrate.js');
  const { loadItems } = await dist('demo/load-items.js');
  const { loadOfficialCalendar } = await dist('features/calendar/load-official-calendar.js');
  const { hashPassword } = await dist('features/accounts/passwords.js');
  const tables = await dist('demo/hall-table.js');
  const database = await openDatabase(url);
  await migrate(database);
  const passwordHash = await hashPassword(PASSWORD);
  await database.write(async (tx) => {
    const hall = await tx.hall.create({ data: tables.DEMO_HALL });
    const hallId = hall.id;
    await loadOfficialCalendar(tx, hallId, now);
    const departments = new Map();
    for (const { code, name, phone } of tables.DEMO_DEPARTMENTS) {
      departments.set(code, (await tx.department.create({ data: { hallId, code, name, phone } })).id);
    }
    const windows = new Map();
    for (const { department, ...row } of tables.DEMO_WINDOWS) {
      const departmentId = department === null ? null : departments.get(department);
      windows.set(row.number, (await tx.window.create({ data: { ...row, hallId, departmentId } })).id);
    }
    const staff = new Map();
    for (const { account, name, post, roles, department, windows: seats } of tables.DEMO_STAFF) {
      const departmentId = department === null ? null : departments.get(department);
      const made = await tx.staff.create({
        data: { hallId, account, name, post, departmentId, passwordHash },
      });
      staff.set(account, made.id);
      await tx.staffRole.createMany({ data: roles.map((role) => ({ staffId: made.id, role })) });
      const rows = seats.map((number) => ({ staffId: made.id, windowId: windows.get(number) }));
      await tx.staffWindow.createMany({ data: rows });
    }
    await loadItems(
      tx,
      { hallId, departments, windows, staff },
      new Date(now.getTime() - 1_000 * 86_400_000),
    );
  });
  await database.close();
}
