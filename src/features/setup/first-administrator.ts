import { createHash, randomBytes } from 'node:crypto';
import type { Database, Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { insertStaff } from '../accounts/accounts.repository.js';
import { hashPassword } from '../accounts/passwords.js';
import { loadOfficialCalendar } from '../calendar/load-official-calendar.js';
import { seedAuditRules } from '../pre-audit/seed-audit-rules.js';

const VALID_HOURS = 24;

/** Makes the one-time link of a new installation; older ones stop working. @returns the token for the link */
export async function offerSetup(database: Database, now: Date): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await database.write(async (tx) => {
    await tx.setupToken.deleteMany({});
    await tx.setupToken.create({ data: { tokenHash: hashed(token), createdAt: now } });
  });
  return token;
}

export async function isSetupOffered(database: Database, token: string, now: Date): Promise<boolean> {
  const row = await database.read.setupToken.findUnique({ where: { tokenHash: hashed(token) } });
  return row !== null && isFresh(row, now);
}

export interface FirstAdministrator {
  hallName: string;
  hallCode: string;
  name: string;
  account: string;
  password: string;
}

/** Creates the hall and its first administrator and uses up the link. @returns false when the link is spent */
export async function createFirstAdministrator(
  database: Database,
  token: string,
  given: FirstAdministrator,
  now: Date,
): Promise<boolean> {
  const passwordHash = await hashPassword(given.password);
  return database.write(async (tx) => {
    const row = await tx.setupToken.findUnique({ where: { tokenHash: hashed(token) } });
    if (row === null || !isFresh(row, now) || (await tx.staff.count()) > 0) return false;
    await tx.setupToken.update({ where: { id: row.id }, data: { usedAt: now } });
    const known = await tx.hall.findFirst({ where: { parentId: null }, orderBy: { id: 'asc' } });
    const hallId = known?.id ?? (await makeHall(tx, given, now));
    const staffId = await insertStaff(tx, {
      hallId,
      departmentId: null,
      account: given.account,
      name: given.name,
      post: '系统管理员',
      phone: '',
      passwordHash,
      mustChange: false,
      roles: ['administrator'],
      windowIds: [],
    });
    await recordAudit(tx, { hallId, staffId, actorName: given.name, kind: 'first-administrator', at: now });
    return true;
  });
}

async function makeHall(tx: Tx, given: FirstAdministrator, now: Date): Promise<number> {
  const { id } = await tx.hall.create({
    data: {
      code: given.hallCode.toUpperCase(),
      name: given.hallName,
      level: 'district',
      numberPrefix: '',
      sealName: `${given.hallName}业务专用章`,
    },
    select: { id: true },
  });
  await loadOfficialCalendar(tx, id, now);
  await seedAuditRules(tx, id);
  return id;
}

function isFresh(row: { usedAt: Date | null; createdAt: Date }, now: Date): boolean {
  return row.usedAt === null && now.getTime() - row.createdAt.getTime() < VALID_HOURS * 3_600_000;
}

function hashed(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
