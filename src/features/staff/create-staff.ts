import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { insertStaff } from '../accounts/accounts.repository.js';
import { hashPassword } from '../accounts/passwords.js';
import type { Administrator } from '../halls/managed-halls.js';
import type { NewStaffFacts } from './staff.forms.js';
import { areInHall, isAccountTaken } from './staff.repository.js';
import { temporaryPassword } from './temporary-password.js';

export type CreatedStaff =
  | { ok: true; staffId: number; password: string }
  | { ok: false; code: 'account-taken' | 'out-of-reach' };

/** Makes an account with a temporary password, which is told once and has to be changed at the first sign-in. */
export async function createStaff(
  database: Database,
  by: Administrator,
  given: { hallId: number; facts: NewStaffFacts },
  now: Date,
): Promise<CreatedStaff> {
  const { hallId, facts } = given;
  if (!by.hallIds.includes(hallId)) return { ok: false, code: 'out-of-reach' };
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  return database.write(async (tx) => {
    if (await isAccountTaken(tx, facts.account)) return { ok: false, code: 'account-taken' };
    if (!(await areInHall(tx, hallId, facts))) return { ok: false, code: 'out-of-reach' };
    const staffId = await insertStaff(tx, { ...facts, hallId, passwordHash, mustChange: true });
    await recordAudit(tx, {
      hallId,
      staffId: by.staffId,
      actorName: by.name,
      kind: 'staff-created',
      subject: `${facts.name}（${facts.account}）`,
      details: { ...facts },
      address: by.address,
      at: now,
    });
    return { ok: true, staffId, password };
  });
}
