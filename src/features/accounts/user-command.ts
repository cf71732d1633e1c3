import { parseArgs } from 'node:util';
import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { isRole, ROLES, type Role } from '../../domain/access/roles.js';
import { temporaryPassword } from '../staff/temporary-password.js';
import { findAccount, insertStaff, savePassword } from './accounts.repository.js';
import { hashPassword } from './passwords.js';

export const USER_USAGE = `user create --account NAME --name 姓名 --role ROLE[,ROLE] [--department 部门] [--window NUMBER[,NUMBER]] [--hall CODE]
user reset-password --account NAME`;

const ACTOR = 'banjie user';

export interface UserWorld {
  args: readonly string[];
  openDatabase: () => Promise<Database>;
  write: (text: string) => void;
  writeError: (text: string) => void;
  /** The hall a new account belongs to; an empty installation gets its first hall. */
  hallOf: (
    database: Database,
    code: string | null,
    now: Date,
  ) => Promise<{ ok: true; hallId: number } | { ok: false; message: string }>;
  now: Date;
}

type Done = { ok: true; password: string } | { ok: false; message: string };

/**
 * `user create` and `user reset-password`: prints the account with a temporary password, once; it has to be
 * changed at the first sign-in. Returns the exit code.
 */
export async function runUserCommand(world: UserWorld): Promise<number> {
  const wanted = readArguments(world.args);
  if (typeof wanted === 'string') return fail(world, `${wanted}\n${USER_USAGE}`);
  const database = await world.openDatabase();
  try {
    const done = await (wanted.what === 'create'
      ? create(database, world, wanted)
      : resetPassword(database, wanted.account, world.now));
    if (!done.ok) return fail(world, done.message);
    world.write(
      `${JSON.stringify({ account: wanted.account, password: done.password, mustChange: true }, null, 2)}\n`,
    );
    return 0;
  } finally {
    await database.close();
  }
}

interface Wanted {
  what: 'create' | 'reset-password';
  account: string;
  name: string;
  roles: Role[];
  department: string | null;
  windows: string[];
  hall: string | null;
}

function readArguments(args: readonly string[]): Wanted | string {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { account: text, name: text, role: text, department: text, window: text, hall: text },
    });
    const [what] = positionals;
    if (what !== 'create' && what !== 'reset-password') return 'say create or reset-password';
    const account = (values.account ?? '').trim().toLowerCase();
    if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(account))
      return '--account takes 2 to 40 letters, digits, dots and dashes';
    const codes = listed(values.role);
    const unknown = codes.filter((code) => !ROLES.some((role) => role.code === code && role.active));
    const name = (values.name ?? '').trim();
    if (what === 'create' && name === '') return '--name is missing';
    if (what === 'create' && (codes.length === 0 || unknown.length > 0)) {
      const known = ROLES.filter((role) => role.active).map((role) => role.code);
      return `--role takes ${known.join(', ')}${unknown.length > 0 ? `, not ${unknown.join(', ')}` : ''}`;
    }
    const { department = null, hall = null } = values;
    return {
      what,
      account,
      name,
      roles: codes.filter(isRole),
      department,
      windows: listed(values.window),
      hall,
    };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function create(database: Database, world: UserWorld, wanted: Wanted): Promise<Done> {
  const hall = await world.hallOf(database, wanted.hall, world.now);
  if (!hall.ok) return hall;
  const { hallId } = hall;
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  return database.write(async (tx): Promise<Done> => {
    const { account, name, roles } = wanted;
    if ((await findAccount(tx, account)) !== null)
      return { ok: false, message: `the account ${account} is taken` };
    const department =
      wanted.department === null
        ? null
        : await tx.department.findFirst({
            where: { hallId, OR: [{ name: wanted.department }, { code: wanted.department }] },
          });
    if (wanted.department !== null && !department)
      return { ok: false, message: `there is no department ${wanted.department}` };
    const windows = await tx.window.findMany({ where: { hallId, number: { in: wanted.windows } } });
    const lacking = wanted.windows.filter((number) => !windows.some((window) => window.number === number));
    if (lacking.length > 0) return { ok: false, message: `there is no window ${lacking.join(', ')}` };
    await insertStaff(tx, {
      hallId,
      departmentId: department?.id ?? null,
      account,
      name,
      post: '',
      phone: '',
      passwordHash,
      mustChange: true,
      roles,
      windowIds: windows.map((window) => window.id),
    });
    await recordAudit(tx, {
      hallId,
      staffId: null,
      actorName: ACTOR,
      kind: 'staff-created',
      subject: `${name}（${account}）`,
      details: { roles, department: department?.name ?? null, windows: wanted.windows },
      at: world.now,
    });
    return { ok: true, password };
  });
}

/** Gives a new temporary password, takes a lock away and ends every session of the person. */
async function resetPassword(database: Database, account: string, now: Date): Promise<Done> {
  const password = temporaryPassword();
  const passwordHash = await hashPassword(password);
  return database.write(async (tx): Promise<Done> => {
    const staff = await findAccount(tx, account);
    if (staff === null) return { ok: false, message: `there is no account ${account}` };
    await savePassword(tx, staff.id, passwordHash, true);
    await recordAudit(tx, {
      hallId: staff.hallId,
      staffId: null,
      actorName: ACTOR,
      kind: 'staff-password-reset',
      subject: `${staff.name}（${account}）`,
      at: now,
    });
    return { ok: true, password };
  });
}

function listed(text: string | undefined): string[] {
  return (text ?? '')
    .split(/[,，]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function fail(world: UserWorld, message: string): number {
  world.writeError(`user: ${message}\n`);
  return 1;
}
