import { randomBytes } from 'node:crypto';
import type { Express } from 'express';
import { pino } from 'pino';
import supertest from 'supertest';
import { createApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import type { Database } from '../../src/db/database.js';
import { createVault, type Vault } from '../../src/db/vault.js';
import type { Role } from '../../src/domain/access/roles.js';
import { insertStaff } from '../../src/features/accounts/accounts.repository.js';
import { hashPassword } from '../../src/features/accounts/passwords.js';
import { loadOfficialCalendar } from '../../src/features/calendar/load-official-calendar.js';

export const PASSWORD = 'a-Quiet-Morning-7';

/** Friday 20 November 2026, 10:00 in Shanghai. */
export const FRIDAY_MORNING = new Date('2026-11-20T10:00:00+08:00');

let passwordHash: Promise<string> | null = null;

/** A hall with a department, a window and nobody in it yet; more is made by the functions below. */
export interface TestHall {
  database: Database;
  vault: Vault;
  hallId: number;
  departmentId: number;
  windowId: number;
}

export async function makeHall(database: Database, code = 'QH', now = FRIDAY_MORNING): Promise<TestHall> {
  const vault = createVault(Buffer.alloc(32, 7));
  return database.write(async (tx) => {
    const hall = await tx.hall.create({
      data: {
        code,
        name: `${code}政务服务中心`,
        level: 'district',
        numberPrefix: code === 'QH' ? '' : code,
        phone: '028-1234567',
        complaintPhone: '028-7654321',
      },
    });
    const department = await tx.department.create({
      data: { hallId: hall.id, code: 'ZJ', name: '住房和城乡建设局' },
    });
    const window = await tx.window.create({
      data: {
        hallId: hall.id,
        departmentId: department.id,
        number: '3',
        name: '住建窗口',
        location: '一楼东侧',
      },
    });
    await loadOfficialCalendar(tx, hall.id, now);
    return { database, vault, hallId: hall.id, departmentId: department.id, windowId: window.id };
  });
}

/** A member of staff of the hall's department; clerks and window heads sit at its window. @returns his id */
export async function makeStaff(
  hall: TestHall,
  account: string,
  roles: Role[],
  more: { name?: string; departmentId?: number | null; windowIds?: number[] } = {},
): Promise<number> {
  passwordHash ??= hashPassword(PASSWORD);
  const hash = await passwordHash;
  const atWindow = roles.includes('clerk') || roles.includes('window-head');
  return hall.database.write((tx) =>
    insertStaff(tx, {
      hallId: hall.hallId,
      departmentId: more.departmentId === undefined ? hall.departmentId : more.departmentId,
      account,
      name: more.name ?? account,
      post: '',
      phone: '',
      passwordHash: hash,
      mustChange: false,
      roles,
      windowIds: more.windowIds ?? (atWindow ? [hall.windowId] : []),
    }),
  );
}

/** The application on the test database; the clock is the only thing that a test replaces. */
export function makeApp(hall: TestHall, clock: () => Date = () => FRIDAY_MORNING, dataDir = 'data'): Express {
  const config = loadConfig({
    NODE_ENV: 'test',
    SESSION_SECRET: 'x'.repeat(32),
    DATA_KEY: '07'.repeat(32),
    DATABASE_URL: 'file:unused.db',
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
  });
  return createApp({
    config,
    database: hall.database,
    vault: hall.vault,
    logger: pino({ level: process.env.BANJIE_TEST_LOG ?? 'silent' }),
    clock,
  });
}

export type Browser = ReturnType<typeof supertest.agent>;

/** A signed-in browser. */
export async function signIn(app: Express, account: string, password = PASSWORD): Promise<Browser> {
  const browser = supertest.agent(app);
  const answer = await send(browser, '/sign-in', '/sign-in', { account, password });
  if (answer.status !== 303 || answer.headers.location === '/sign-in')
    throw new Error(`${account} could not sign in: ${answer.status}`);
  return browser;
}

/** Fetches a page, takes its token, and posts a form from it, as a browser would. */
export async function send(browser: Browser, page: string, action: string, values: Record<string, unknown>) {
  const shown = await browser.get(page);
  const token = /name="_csrf" value="([^"]+)"/.exec(shown.text)?.[1] ?? '';
  return browser
    .post(action)
    .type('form')
    .send({ _csrf: token, ...values });
}

export function randomKey(): string {
  return randomBytes(8).toString('hex');
}
