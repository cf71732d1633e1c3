import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { findAccount, saveSignInResult } from './accounts.repository.js';
import { isPassword } from './passwords.js';

/** After this many failures in a row the account is locked (S-33). */
export const FAILURES_UNTIL_LOCK = 5;
export const LOCK_MINUTES = 15;

export type SignInOutcome = { ok: true; staffId: number } | { ok: false };

/**
 * Signs a person in. A wrong password, an unknown, disabled or locked account give the same answer in the same
 * time; what happened is in the audit log.
 */
export async function signIn(
  database: Database,
  given: { account: string; password: string; address: string },
  now: Date,
): Promise<SignInOutcome> {
  const known = await database.read.staff.findUnique({ where: { account: given.account.toLowerCase() } });
  const right = await isPassword(known?.passwordHash ?? null, given.password);
  return database.write(async (tx) => {
    const staff = await findAccount(tx, given.account);
    const entry = {
      hallId: staff?.hallId ?? null,
      staffId: staff?.id ?? null,
      actorName: given.account.slice(0, 60),
      address: given.address,
      at: now,
    };
    if (staff === null) {
      await recordAudit(tx, { ...entry, kind: 'sign-in-failed', details: { cause: 'unknown' } });
      return { ok: false };
    }
    const locked = staff.lockedUntil !== null && staff.lockedUntil > now;
    if (right && staff.active && !locked) {
      await saveSignInResult(tx, staff.id, 0, null);
      await recordAudit(tx, { ...entry, actorName: staff.name, subject: staff.account, kind: 'sign-in' });
      return { ok: true, staffId: staff.id };
    }
    const failed = locked ? staff.failedSignIns : right ? 0 : staff.failedSignIns + 1;
    const lockedUntil =
      failed >= FAILURES_UNTIL_LOCK && !locked
        ? new Date(now.getTime() + LOCK_MINUTES * 60_000)
        : staff.lockedUntil;
    await saveSignInResult(tx, staff.id, failed >= FAILURES_UNTIL_LOCK && !locked ? 0 : failed, lockedUntil);
    await recordAudit(tx, {
      ...entry,
      kind: 'sign-in-failed',
      details: { cause: locked ? 'locked' : right ? 'disabled' : 'password', failed },
    });
    return { ok: false };
  });
}
