import type { Database, Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { hashPassword } from '../accounts/passwords.js';
import type { Administrator } from '../halls/managed-halls.js';
import type { StaffFacts } from './staff.forms.js';
import {
  areInHall,
  endSessions,
  findStaff,
  otherAdministrators,
  type StaffChange,
  type StaffRecord,
  saveRolesAndWindows,
  saveStaff,
  waitForOthers,
} from './staff.repository.js';
import { temporaryPassword } from './temporary-password.js';

/** `changed`: somebody saved the person since the page was shown; `last-administrator`: the hall would have none left. */
export type StaffRefusal = 'not-found' | 'changed' | 'last-administrator' | 'out-of-reach';

export type ChangedStaff<More = unknown> = ({ ok: true } & More) | { ok: false; code: StaffRefusal };

interface Target {
  staffId: number;
  /** The version that the page showed. */
  version: number;
}

/** Saves name, department, roles and windows of a person. */
export async function editStaff(
  database: Database,
  by: Administrator,
  target: Target & { facts: StaffFacts },
  now: Date,
): Promise<ChangedStaff> {
  const { facts } = target;
  return changeStaff(database, by, target, now, async (tx, before) => {
    const losesRole = isAdministrator(before) && !facts.roles.includes('administrator');
    if (losesRole && before.active && (await otherAdministrators(tx, before.hallId, before.id)) === 0) {
      return { ok: false, code: 'last-administrator' };
    }
    if (!(await areInHall(tx, before.hallId, facts))) return { ok: false, code: 'out-of-reach' };
    const { roles: _roles, windowIds: _windows, ...columns } = facts;
    const details = { before: factsOf(before), after: facts };
    return {
      ok: true,
      columns,
      also: () => saveRolesAndWindows(tx, before.id, facts),
      kind: 'staff-edited',
      details,
    };
  });
}

/** Gives a new temporary password, ends the person's sessions and takes a lock away. */
export async function resetPassword(
  database: Database,
  by: Administrator,
  target: Target,
  now: Date,
): Promise<ChangedStaff<{ password: string }>> {
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  const changed = await changeStaff(database, by, target, now, async (tx, before) => {
    const columns = { passwordHash, mustChange: true, failedSignIns: 0, lockedUntil: null };
    return {
      ok: true,
      columns,
      also: () => endSessions(tx, before.id),
      kind: 'staff-password-reset',
      details: {},
    };
  });
  return changed.ok ? { ok: true, password } : changed;
}

/** Disables an account, which ends its sessions at once, or enables it again. */
export async function setStaffActive(
  database: Database,
  by: Administrator,
  target: Target & { active: boolean },
  now: Date,
): Promise<ChangedStaff> {
  const { active } = target;
  return changeStaff(database, by, target, now, async (tx, before) => {
    const last =
      !active && isAdministrator(before) && (await otherAdministrators(tx, before.hallId, before.id)) === 0;
    if (last) return { ok: false, code: 'last-administrator' };
    const also = async () => (active ? undefined : endSessions(tx, before.id));
    return {
      ok: true,
      columns: { active },
      also,
      kind: active ? 'staff-enabled' : 'staff-disabled',
      details: {},
    };
  });
}

/** Takes away the lock that wrong passwords put on an account. */
export async function unlockStaff(
  database: Database,
  by: Administrator,
  target: Target,
  now: Date,
): Promise<ChangedStaff> {
  return changeStaff(database, by, target, now, async () => ({
    ok: true,
    columns: { failedSignIns: 0, lockedUntil: null },
    also: async () => undefined,
    kind: 'staff-unlocked',
    details: {},
  }));
}

type Decision =
  | {
      ok: true;
      columns: StaffChange;
      also: () => Promise<void>;
      kind: string;
      details: Record<string, unknown>;
    }
  | { ok: false; code: StaffRefusal };

async function changeStaff(
  database: Database,
  by: Administrator,
  target: Target,
  now: Date,
  decide: (tx: Tx, before: StaffRecord) => Promise<Decision>,
): Promise<ChangedStaff> {
  return database.write(async (tx): Promise<ChangedStaff> => {
    await waitForOthers(tx, target.staffId);
    const before = await findStaff(tx, target.staffId);
    if (before === null || !by.hallIds.includes(before.hallId)) return { ok: false, code: 'not-found' };
    if (before.version !== target.version) return { ok: false, code: 'changed' };
    const decision = await decide(tx, before);
    if (!decision.ok) return decision;
    if (!(await saveStaff(tx, before.id, target.version, decision.columns)))
      return { ok: false, code: 'changed' };
    await decision.also();
    await recordAudit(tx, {
      hallId: before.hallId,
      staffId: by.staffId,
      actorName: by.name,
      kind: decision.kind,
      subject: `${before.name}（${before.account}）`,
      details: decision.details,
      address: by.address,
      at: now,
    });
    return { ok: true };
  });
}

function isAdministrator(person: StaffRecord): boolean {
  return person.roles.some((each) => each.role === 'administrator');
}

function factsOf(person: StaffRecord) {
  return {
    name: person.name,
    post: person.post,
    phone: person.phone,
    email: person.email,
    departmentId: person.departmentId,
    roles: person.roles.map((each) => each.role),
    windowIds: person.windows.map((each) => each.windowId),
  };
}
