import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { findAccountById, savePassword } from './accounts.repository.js';
import { hashPassword, isPassword } from './passwords.js';

/** Changes a person's own password and ends all his sessions. @returns false when the current one is wrong */
export async function changePassword(
  database: Database,
  person: { staffId: number; hallId: number; name: string },
  given: { current: string; password: string; address: string },
  now: Date,
): Promise<boolean> {
  const staff = await database.read.staff.findUnique({ where: { id: person.staffId } });
  if (!(await isPassword(staff?.passwordHash ?? null, given.current))) return false;
  const passwordHash = await hashPassword(given.password);
  return database.write(async (tx) => {
    const current = await findAccountById(tx, person.staffId);
    if (current === null || current.passwordHash !== staff?.passwordHash) return false;
    await savePassword(tx, person.staffId, passwordHash, false);
    await recordAudit(tx, {
      hallId: person.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'password-changed',
      address: given.address,
      at: now,
    });
    return true;
  });
}
