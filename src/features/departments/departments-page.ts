import type { Database } from '../../db/database.js';
import { NotFoundError } from '../../web/errors.js';
import { paths } from '../../web/paths.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallReach } from '../halls/managed-halls.js';
import {
  activeDepartments,
  departmentTies,
  findDepartment,
  findWindow,
  listDepartments,
  listWindows,
  windowTies,
} from './departments.repository.js';

/** The departments and windows of the chosen hall. */
export async function departmentsPage(database: Database, visit: StaffVisit, asked: unknown) {
  const { halls, hall } = await hallReach(database, visit, asked);
  const departments = await listDepartments(database, hall.id);
  const windows = await listWindows(database.read, hall.id);
  return {
    halls,
    hall,
    departments: departments.map((each) => ({
      ...each,
      active: each.active === 1,
      href: paths.adminDepartment(each.id),
    })),
    windows: windows.map((window) => ({
      href: paths.adminWindow(window.id),
      number: window.number,
      name: window.name,
      departmentName: window.department?.name ?? null,
      location: window.location,
      phone: window.phone,
      active: window.active,
      staff: window._count.staff,
      items: window._count.items,
    })),
  };
}

/** A department within reach, with what hangs on it. @throws NotFoundError */
export async function departmentPage(database: Database, visit: StaffVisit, departmentId: number) {
  const department = Number.isInteger(departmentId)
    ? await findDepartment(database.read, departmentId)
    : null;
  if (department === null) throw new NotFoundError('找不到这个部门');
  const reach = await hallReach(database, visit, department.hallId);
  return { reach, department, ties: await departmentTies(database.read, department.id) };
}

/** A window within reach, with its items and people. @throws NotFoundError */
export async function windowPage(database: Database, visit: StaffVisit, windowId: number) {
  const window = Number.isInteger(windowId) ? await findWindow(database.read, windowId) : null;
  if (window === null) throw new NotFoundError('找不到这个窗口');
  const reach = await hallReach(database, visit, window.hallId);
  return {
    reach,
    window,
    ties: await windowTies(database.read, window),
    items: window.items.map(({ item }) => ({
      name: item.name,
      code: item.code,
      href: paths.adminItem(item.id),
      status: item.status,
    })),
    people: window.staff
      .filter(({ staff }) => staff.active)
      .map(({ staff }) => ({ name: staff.name, href: paths.adminStaffMember(staff.id) })),
    departments: await departmentOptions(database, window.hallId),
  };
}

/** The departments of a hall to choose from. */
export async function departmentOptions(database: Database, hallId: number) {
  return (await activeDepartments(database.read, hallId)).map(({ id, name }) => ({ value: id, label: name }));
}

/** Why something cannot go out of use, in words. */
export function tiesInWords(what: string, ties: { openCases: number; publishedItems: number }): string {
  const parts = [
    ties.openCases > 0 ? `还有 ${ties.openCases} 件未办结的办件` : '',
    ties.publishedItems > 0 ? `还有 ${ties.publishedItems} 个已公布的事项` : '',
  ].filter((part) => part !== '');
  return `${what}${parts.join('，')}，不能停用；请先办结办件、把事项停办或者改由别处办理`;
}
