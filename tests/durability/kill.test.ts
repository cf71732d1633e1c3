import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { ROOT } from '../../src/config.js';
import { openDatabase } from '../../src/db/database.js';
import { parseCaseNumber } from '../../src/domain/numbering/case-number.js';
import { makeHall, makeStaff, PASSWORD } from '../support/hall.js';
import { publishedItem } from '../support/item.js';

const APPLICATIONS = 1000;
const KILL_AFTER = 400;
const SENDERS = 8;

let folder = '';
let server: ChildProcess | null = null;

beforeAll(() => {
  const built = spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), '--if-stale'], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(built.stderr);
  folder = mkdtempSync(join(tmpdir(), 'banjie-kill-'));
});

afterAll(() => {
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the built server on the database. @returns its address once it answers */
async function start(file: string): Promise<string> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/server.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: `file:${file}`,
      DATA_DIR: folder,
      SESSION_SECRET: 'k'.repeat(32),
      DATA_KEY: '07'.repeat(32),
      LOG_LEVEL: 'fatal',
    },
  });
  server = child;
  const port = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (part: Buffer) => {
      said += part.toString();
      const found = /localhost:(\d+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  return `http://127.0.0.1:${port}`;
}

function kill(): Promise<void> {
  return new Promise((resolve) => {
    server?.once('exit', () => resolve());
    server?.kill('SIGKILL');
  });
}

interface Form {
  cookie: string;
  token: string;
}

/** Signs the clerk in and opens the form of the item. */
async function openForm(url: string, itemId: number): Promise<Form> {
  const shown = await fetch(`${url}/sign-in`);
  const values = { _csrf: tokenIn(await shown.text()), account: 'clerk', password: PASSWORD };
  const signedIn = await post(`${url}/sign-in`, cookieOf(shown), values);
  const cookie = cookieOf(signedIn);
  const form = await fetch(`${url}/intake?item=${itemId}`, { headers: { cookie } });
  return { cookie, token: tokenIn(await form.text()) };
}

function post(url: string, cookie: string, values: Record<string, string>): Promise<Response> {
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
  return fetch(url, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams(values) });
}

function tokenIn(html: string): string {
  return /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

function cookieOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A valid resident identity number; another one for each position. */
function idNumber(position: number): string {
  const digits = `11010119800101${String(position % 1000).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((all, weight, index) => all + weight * Number(digits[index]), 0);
  return `${digits}${'10X98765432'[sum % 11]}`;
}

/** Sends the application with this position. @returns the acknowledged case number */
async function send(
  url: string,
  form: Form,
  item: { itemId: number; itemVersionId: number },
  position: number,
) {
  const answer = await post(`${url}/intake`, form.cookie, {
    _csrf: form.token,
    submissionKey: `application-${position}`,
    itemId: String(item.itemId),
    itemVersionId: String(item.itemVersionId),
    channel: 'window',
    applicantType: 'person',
    idType: 'resident-id',
    idNumber: idNumber(position),
    name: '李四海',
    phone: '13800138000',
    'materials[m1][status]': 'present',
    'materials[m2][status]': 'present',
    seenOutcome: 'accept',
  });
  await answer.arrayBuffer();
  const number = /^\/cases\/([^/]+)\/notices\/\d+$/.exec(answer.headers.get('location') ?? '')?.[1];
  if (number === undefined) throw new Error(`application ${position} was answered with ${answer.status}`);
  return number;
}

it('a server killed in the middle of 1,000 applications has lost none that it acknowledged', async () => {
  const file = join(folder, 'hall.db');
  copyFileSync(inject('sqliteTemplate'), file);
  const database = await openDatabase(`file:${file}`);
  const hall = await makeHall(database);
  await makeStaff(hall, 'clerk', ['clerk']);
  const item = await publishedItem(hall);
  await database.close();

  const acknowledged = new Map<number, string>();
  const sendAll = async (url: string, waiting: number[], onAnswer: () => void) => {
    const form = await openForm(url, item.itemId);
    await Promise.all(
      Array.from({ length: SENDERS }, async () => {
        for (let position = waiting.shift(); position !== undefined; position = waiting.shift()) {
          acknowledged.set(position, await send(url, form, item, position));
          onAnswer();
        }
      }),
    );
  };
  let killed: Promise<void> | null = null;
  const positions = Array.from({ length: APPLICATIONS }, (_, index) => index);
  const first = sendAll(await start(file), [...positions], () => {
    if (acknowledged.size >= KILL_AFTER) killed ??= kill();
  });
  await expect(first).rejects.toThrow(/fetch failed|terminated/);
  await killed;
  const beforeKill = new Map(acknowledged);
  expect(beforeKill.size).toBeGreaterThanOrEqual(KILL_AFTER);
  expect(beforeKill.size).toBeLessThan(APPLICATIONS);

  const url = await start(file);
  expect(wholeCases(file, beforeKill)).toEqual([]);
  await sendAll(
    url,
    positions.filter((position) => !beforeKill.has(position)),
    () => undefined,
  );
  await kill();

  expect(new Set(acknowledged.values()).size).toBe(APPLICATIONS);
  expect(wholeCases(file, acknowledged)).toEqual([]);
  expect(stateOf(file)).toEqual({ integrity: 'ok', orphans: 0, cases: APPLICATIONS, gaps: [], noticeGap: 0 });
}, 240_000);

/** What is wrong with the acknowledged cases: those without their materials, events or notice. */
function wholeCases(file: string, acknowledged: ReadonlyMap<number, string>): string[] {
  const db = new Sqlite(file, { readonly: true });
  const rows = db.prepare(`
    SELECT (SELECT count(*) FROM "CaseMaterial" m WHERE m."caseId" = c."id") AS materials,
      (SELECT group_concat(e."kind") FROM (SELECT * FROM "CaseEvent" ORDER BY "id") e WHERE e."caseId" = c."id") AS events,
      (SELECT count(*) FROM "Notice" n WHERE n."caseId" = c."id" AND n."kind" = 'D-01') AS notices,
      c."state" FROM "Case" c WHERE c."number" = ? AND c."submissionKey" = ?`);
  const wrong = [...acknowledged].flatMap(([position, number]) => {
    const found = JSON.stringify(rows.all(number, `application-${position}`));
    const right = '[{"materials":2,"events":"receive,accept,notice-issued","notices":1,"state":"ACC"}]';
    return found === right ? [] : [`${number}: ${found}`];
  });
  db.close();
  return wrong;
}

/** The database as a whole; gaps are numbers missing between 1 and the last of a day. */
function stateOf(file: string) {
  const db = new Sqlite(file, { readonly: true });
  const numbers = db.prepare('SELECT "number" FROM "Case"').pluck().all() as string[];
  const byDay = new Map<string, number[]>();
  for (const number of numbers) {
    const parsed = parseCaseNumber(number);
    if (!parsed.ok) throw new Error(`${number} is no case number`);
    byDay.set(parsed.parts.day, [...(byDay.get(parsed.parts.day) ?? []), parsed.parts.sequence]);
  }
  const gaps = [...byDay].flatMap(([day, taken]) => {
    const sorted = taken.toSorted((one, other) => one - other);
    return sorted.flatMap((sequence, index) => (sequence === index + 1 ? [] : [`${day}: ${sequence}`]));
  });
  const notices = db.prepare('SELECT count(*), max("number") FROM "Notice"').raw().get() as [number, string];
  const state = {
    integrity: db.pragma('integrity_check', { simple: true }),
    orphans: (db.pragma('foreign_key_check') as unknown[]).length,
    cases: numbers.length,
    gaps,
    noticeGap: Number(/(\d+)号$/.exec(notices[1])?.[1]) - notices[0],
  };
  db.close();
  return state;
}
