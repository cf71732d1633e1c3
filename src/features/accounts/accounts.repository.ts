import type { Database, Tx } from '../../db/database.js';
import type { Role } from '../../domain/access/roles.js';

export interface AccountRow {
  id: number;
  hallId: number;
  account: string;
  name: string;
  passwordHash: string | null;
  failedSignIns: number;
  lockedUntil: Date | null;
  active: boolean;
  mustChange: boolean;
}

export async function findAccount(tx: Tx, account: string): Promise<AccountRow | null> {
  return tx.staff.findUnique({ where: { account: account.toLowerCase() } });
}

export async function findAccountById(tx: Tx, staffId: number): Promise<AccountRow | null> {
  return tx.staff.findUnique({ where: { id: staffId } });
}

export async function saveSignInResult(
  tx: Tx,
  staffId: number,
  failed: number,
  lockedUntil: Date | null,
): Promise<void> {
  await tx.staff.update({ where: { id: staffId }, data: { failedSignIns: failed, lockedUntil } });
}

/** Saves a new password hash and ends every session of the person but the one named by `keepSessions`. */
export async function savePassword(
  tx: Tx,
  staffId: number,
  passwordHash: string,
  mustChange: boolean,
): Promise<void> {
  await tx.staff.update({
    where: { id: staffId },
    data: { passwordHash, mustChange, failedSignIns: 0, lockedUntil: null },
  });
  await tx.session.deleteMany({ where: { staffId } });
}

export async function saveDisplay(tx: Tx, staffId: number, theme: string, largeType: boolean): Promise<void> {
  await tx.staff.update({ where: { id: staffId }, data: { theme, largeType } });
}

export interface NewStaff {
  hallId: number;
  departmentId: number | null;
  account: string;
  name: string;
  post: string;
  phone: string;
  email?: string;
  passwordHash: string;
  mustChange: boolean;
  roles: readonly Role[];
  windowIds: readonly number[];
}

export async function insertStaff(tx: Tx, staff: NewStaff): Promise<number> {
  const { roles, windowIds, account, ...fields } = staff;
  const made = await tx.staff.create({ data: { ...fields, account: account.toLowerCase() } });
  if (roles.length > 0)
    await tx.staffRole.createMany({ data: roles.map((role) => ({ staffId: made.id, role })) });
  if (windowIds.length > 0) {
    await tx.staffWindow.createMany({ data: windowIds.map((windowId) => ({ staffId: made.id, windowId })) });
  }
  return made.id;
}

export async function staffCount(database: Database): Promise<number> {
  return database.read.staff.count();
}
