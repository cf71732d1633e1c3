import type { Database } from '../../db/database.js';
import { isRole, roleName } from '../../domain/access/roles.js';
import { NotFoundError } from '../../web/errors.js';
import { paths } from '../../web/paths.js';
import type { StaffVisit } from '../../web/visit.js';
import { listWindows } from '../departments/departments.repository.js';
import { departmentOptions } from '../departments/departments-page.js';
import { hallReach } from '../halls/managed-halls.js';
import { ASSIGNABLE_ROLES } from './staff.forms.js';
import {
  countStaff,
  findStaff,
  listStaff,
  rolesOf,
  type StaffFilter,
  type StaffRecord,
} from './staff.repository.js';

const PEOPLE_ON_A_PAGE = 50;

/** The people of the chosen hall that the filter finds. */
export async function staffListPage(
  database: Database,
  visit: StaffVisit,
  query: Record<string, unknown>,
  now: Date,
) {
  const { halls, hall } = await hallReach(database, visit, query.hall);
  const filter = filterOf(query, hall.id);
  const found = await listStaff(database, filter);
  const people = found.slice(0, filter.limit);
  const roles = await rolesOf(
    database.read,
    people.map((person) => person.id),
  );
  const last = people.at(-1);
  const address = (after: number) =>
    `${paths.adminStaff}?${new URLSearchParams(addressOf(filter, after)).toString()}`;
  return {
    halls,
    hall,
    filter,
    total: await countStaff(database, filter),
    departments: await departmentOptions(database, hall.id),
    roles: ASSIGNABLE_ROLES.map((role) => ({ value: role.code, label: role.name })),
    people: people.map((person) => ({
      ...person,
      active: person.active === 1,
      locked: person.lockedUntil !== null && Number(person.lockedUntil) > now.getTime(),
      href: paths.adminStaffMember(person.id),
      roleNames: roles.filter((each) => each.staffId === person.id).map((each) => nameOf(each.role)),
    })),
    prevHref: filter.after > 0 ? address(0) : null,
    nextHref: found.length > filter.limit && last !== undefined ? address(last.id) : null,
  };
}

function filterOf(query: Record<string, unknown>, hallId: number): StaffFilter {
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].trim().slice(0, 60) : '');
  const number = (name: string) => (/^\d{1,9}$/.test(text(name)) ? Number(text(name)) : null);
  const active = text('active');
  return {
    hallId,
    q: text('q'),
    departmentId: number('department'),
    role: isRole(text('role')) ? text('role') : '',
    active: active === 'yes' || active === 'no' ? active : '',
    after: number('after') ?? 0,
    limit: PEOPLE_ON_A_PAGE,
  };
}

function addressOf(filter: StaffFilter, after: number): Record<string, string> {
  const all = {
    hall: String(filter.hallId),
    q: filter.q,
    department: filter.departmentId === null ? '' : String(filter.departmentId),
    role: filter.role,
    active: filter.active,
    after: after === 0 ? '' : String(after),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** A person within reach. @throws NotFoundError */
export async function staffMember(database: Database, visit: StaffVisit, staffId: number) {
  const person = Number.isInteger(staffId) ? await findStaff(database.read, staffId) : null;
  if (person === null) throw new NotFoundError('找不到这个人员');
  return { person, reach: await hallReach(database, visit, person.hallId) };
}

/** What can be chosen for a person of a hall. */
export async function staffChoices(database: Database, hallId: number) {
  const windows = await listWindows(database.read, hallId);
  return {
    departments: await departmentOptions(database, hallId),
    roles: ASSIGNABLE_ROLES.map(({ code, name, note }) => ({ value: code, label: name, hint: note })),
    windows: windows
      .filter((window) => window.active)
      .map((window) => ({
        value: String(window.id),
        label: `${window.number}号 ${window.name}`,
        hint: window.department?.name ?? '综合窗口',
      })),
  };
}

/** A stored person as the values of his form. */
export function staffValues(person: StaffRecord): Record<string, unknown> {
  return {
    name: person.name,
    post: person.post,
    phone: person.phone,
    email: person.email,
    departmentId: person.departmentId ?? '',
    roles: person.roles.map((each) => each.role),
    windowIds: person.windows.map((each) => String(each.windowId)),
    version: person.version,
  };
}

/** What is saved of a person now, to be compared with what was typed after a conflict. */
export function storedStaffRows(person: StaffRecord, choices: Awaited<ReturnType<typeof staffChoices>>) {
  const windows = person.windows.map(
    (each) =>
      choices.windows.find((window) => window.value === String(each.windowId))?.label ?? '（停用的窗口）',
  );
  const none = '（无）';
  return [
    { key: '姓名', value: person.name },
    { key: '职务', value: person.post || none },
    { key: '电话', value: person.phone || none },
    { key: '邮箱', value: person.email || none },
    {
      key: '部门',
      value: choices.departments.find((each) => each.value === person.departmentId)?.label ?? none,
    },
    { key: '角色', value: person.roles.map((each) => nameOf(each.role)).join('、') || none },
    { key: '窗口', value: windows.join('、') || none },
  ];
}

function nameOf(role: string): string {
  return isRole(role) ? roleName(role) : role;
}
