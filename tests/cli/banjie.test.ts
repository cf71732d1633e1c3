import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../../src/config.js';
import { openDatabase } from '../../src/db/database.js';
import { isPassword } from '../../src/features/accounts/passwords.js';
import { onBothDatabases } from '../support/databases.js';

const CATALOGUE = join(ROOT, 'tests/data/real/catalogue-real-district.csv');
const CASES = join(ROOT, 'tests/data/real/permit-receipts.csv');

const CLI = join(ROOT, 'dist/cli.js');

let dir: string;

beforeAll(() => {
  spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs'), '--if-stale']);
});

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'banjie-cli-'));
});

afterEach(() => rmSync(dir, { recursive: true, force: true }));

interface Ran {
  code: number | null;
  out: string;
  error: string;
}

/** Runs the command line as a person does; the database is an empty file unless one is named. */
function banjie(args: string[], given: { stdin?: string; url?: string; script?: string } = {}): Promise<Ran> {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: given.url ?? `file:${join(dir, 'hall.db')}`,
    DATA_DIR: dir,
    DATA_KEY: '07'.repeat(32),
    SESSION_SECRET: 'x'.repeat(32),
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [given.script ?? CLI, ...args], { env, cwd: dir });
    const ran: Ran = { code: null, out: '', error: '' };
    child.stdout.on('data', (chunk) => {
      ran.out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      ran.error += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...ran, code }));
    child.stdin.end(given.stdin ?? '');
  });
}

const QUESTION = {
  id: 'national-day',
  input: {
    acceptedAt: '2026-09-24T10:00:00+08:00',
    limit: { value: 5, unit: 'workingDays' },
    now: '2026-09-25T10:00:00+08:00',
  },
};

describe('deadline', () => {
  it('answers from standard input without touching a database', async () => {
    const ran = await banjie(['deadline'], { stdin: JSON.stringify([QUESTION]) });
    expect([ran.code, ran.error]).toEqual([0, '']);
    expect(JSON.parse(ran.out)).toEqual([
      {
        id: 'national-day',
        dueAt: '2026-10-09T18:00:00+08:00',
        overdue: false,
        lateWorkingDays: 0,
        lateWorkingMinutes: 0,
        provisional: false,
      },
    ]);
  });

  it('ends with 1 when an element is invalid, and answers the others', async () => {
    const file = join(dir, 'questions.json');
    writeFileSync(file, JSON.stringify([{ id: 'bad', input: {} }, QUESTION]));
    const ran = await banjie(['deadline', file]);
    expect(ran.code).toBe(1);
    const answers = JSON.parse(ran.out) as { id: string; error?: unknown }[];
    expect(answers.map((answer) => [answer.id, answer.error === undefined])).toEqual([
      ['bad', false],
      ['national-day', true],
    ]);
  });
});

describe('words', () => {
  it('explains itself, and names a command it does not know', async () => {
    const help = await banjie(['help'], { script: join(ROOT, 'scripts/banjie.mjs') });
    expect([help.code, help.error, help.out.split('\n')[0]]).toEqual([
      0,
      '',
      'Usage: npm run -s banjie -- COMMAND',
    ]);
    const strange = await banjie(['dance']);
    expect([strange.code, strange.out, strange.error.split('\n')[0]]).toEqual([
      1,
      '',
      'banjie: there is no command dance',
    ]);
  }, 60_000);

  it('says what is wrong with the arguments of an import', async () => {
    const lines = async (args: string[]) => {
      const ran = await banjie(args);
      return [ran.code, ran.out, ran.error.split('\n')[0]];
    };
    expect(await lines(['import', 'catalogue'])).toEqual([
      1,
      '',
      'import: name what to import, and one file',
    ]);
    expect(await lines(['import', 'catalogue', 'nowhere.csv'])).toEqual([
      1,
      '',
      "import: cannot read nowhere.csv: ENOENT: no such file or directory, open 'nowhere.csv'",
    ]);
    expect(await lines(['import', 'cases', CATALOGUE])).toEqual([
      1,
      '',
      expect.stringMatching(/^import: the first line lacks the columns case:channel/),
    ]);
  });
});

describe('an empty installation', () => {
  it('makes its database, loads both real files, and loads them again without a change', async () => {
    const catalogue = ['import', 'catalogue', CATALOGUE];
    expect(JSON.parse((await banjie(catalogue)).out)).toEqual({
      created: 1135,
      updated: 0,
      unchanged: 0,
      rejected: [],
    });
    const again = await banjie(catalogue);
    expect([again.code, again.error, JSON.parse(again.out)]).toEqual([
      0,
      '',
      { created: 0, updated: 0, unchanged: 1135, rejected: [] },
    ]);
    const cases = await banjie(['import', 'cases', CASES]);
    expect([cases.code, JSON.parse(cases.out)]).toEqual([
      0,
      { cases: 717, events: 4321, open: 56, closed: 661, closedLate: 193, rejected: [] },
    ]);
    const doctor = await banjie(['doctor', '--json']);
    expect(doctor.code).toBe(0);
    expect(JSON.parse(doctor.out)).toMatchObject({ healthy: true });
  }, 120_000);

  it('ends with 1 when a line is rejected, and with --strict nothing is saved', async () => {
    const file = join(dir, 'some.csv');
    writeFileSync(file, `${readFileSync(CATALOGUE, 'utf8').split('\n').slice(0, 3).join('\n')}\n,,,,\n`);
    const strict = await banjie(['import', 'catalogue', file, '--strict']);
    const rejected = [{ line: 4, reason: 'department is empty' }];
    expect([strict.code, JSON.parse(strict.out)]).toEqual([
      1,
      { created: 0, updated: 0, unchanged: 0, rejected },
    ]);
    const usual = await banjie(['import', 'catalogue', file]);
    expect([usual.code, JSON.parse(usual.out)]).toEqual([
      1,
      { created: 2, updated: 0, unchanged: 0, rejected },
    ]);
  }, 60_000);
});

onBothDatabases('user and calendar', (open) => {
  it('makes an account with a temporary password, resets it, and ends the sessions', async () => {
    const { database, url } = await open();
    const run = (...args: string[]) => banjie(args, { url });
    const made = await run(
      'user',
      'create',
      '--account',
      'Li.Si',
      '--name',
      '李四',
      '--role',
      'administrator,clerk',
      '--hall',
      'QH',
    );
    expect([made.code, made.error]).toEqual([0, '']);
    const first = JSON.parse(made.out) as { account: string; password: string; mustChange: boolean };
    expect(first).toEqual({
      account: 'li.si',
      password: expect.stringMatching(/^.{10,}$/),
      mustChange: true,
    });
    const person = await database.read.staff.findUniqueOrThrow({
      where: { account: 'li.si' },
      include: { roles: true },
    });
    expect([person.name, person.mustChange, person.roles.map((row) => row.role).sort()]).toEqual([
      '李四',
      true,
      ['administrator', 'clerk'],
    ]);
    expect(await isPassword(person.passwordHash, first.password)).toBe(true);

    const twice = await run('user', 'create', '--account', 'li.si', '--name', '李四', '--role', 'clerk');
    expect([twice.code, twice.out, twice.error]).toEqual([1, '', 'user: the account li.si is taken\n']);
    const role = await run('user', 'create', '--account', 'wang', '--name', '王五', '--role', 'king');
    expect([role.code, role.error.split('\n')[0]?.endsWith('not king')]).toEqual([1, true]);

    const hour = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    await database.write((tx) =>
      tx.session.create({
        data: {
          id: 's-1',
          staffId: person.id,
          data: '{}',
          createdAt: hour(0),
          touchedAt: hour(0),
          idleUntil: hour(1),
          endsAt: hour(2),
        },
      }),
    );
    const reset = await run('user', 'reset-password', '--account', 'li.si');
    const second = JSON.parse(reset.out) as { password: string };
    const after = await database.read.staff.findUniqueOrThrow({ where: { account: 'li.si' } });
    expect([
      second.password === first.password,
      await isPassword(after.passwordHash, second.password),
    ]).toEqual([false, true]);
    expect(await database.read.session.count()).toBe(0);
    expect(
      (await database.read.auditEntry.findMany({ orderBy: { id: 'asc' } })).map((row) => row.kind),
    ).toEqual(['staff-created', 'staff-password-reset']);
    const nobody = await run('user', 'reset-password', '--account', 'nobody');
    expect([nobody.code, nobody.error]).toEqual([1, 'user: there is no account nobody\n']);
  }, 60_000);

  it('loads the days off of a year', async () => {
    const { database, url } = await open();
    const file = join(dir, '2027.json');
    writeFileSync(file, JSON.stringify({ 2027: { off: [{ date: '2027-01-01', name: '元旦' }], work: [] } }));
    const ran = await banjie(['import', 'calendar', file], { url });
    expect([ran.code, ran.error]).toEqual([0, '']);
    expect(JSON.parse(ran.out)).toMatchObject({
      years: [2027],
      newYears: [2027],
      changedDays: 1,
      openCases: 0,
      moved: 0,
    });
    expect(await database.read.calendarYear.count({ where: { year: 2027 } })).toBe(1);
    expect(
      await database.read.holiday.findMany({
        where: { date: '2027-01-01' },
        select: { kind: true, name: true },
      }),
    ).toEqual([{ kind: 'off', name: '元旦' }]);
    writeFileSync(file, '{"2027": {"off": [{"date": "2027-02-30"}]}}');
    const bad = await banjie(['import', 'calendar', file], { url });
    expect([bad.code, bad.out, bad.error.startsWith(`import: ${file} is no calendar:`)]).toEqual([
      1,
      '',
      true,
    ]);
  }, 60_000);
});

describe('an interruption', () => {
  it('keeps whole chunks and is made good by the next run', async () => {
    const url = `file:${join(dir, 'hall.db')}`;
    expect((await banjie(['doctor'])).code).toBe(0);
    const child = spawn(process.execPath, [CLI, 'import', 'cases', CASES], {
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: url,
        DATA_DIR: dir,
        DATA_KEY: '07'.repeat(32),
        SESSION_SECRET: 'x'.repeat(32),
      },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    const saved = await waitForCases(url);
    child.kill('SIGKILL');
    await ended;
    expect(saved).toBeGreaterThan(0);
    const rest = JSON.parse((await banjie(['import', 'cases', CASES])).out) as {
      cases: number;
      events: number;
    };
    const database = await openDatabase(url);
    try {
      expect(await database.read.case.count()).toBe(717);
      expect(await database.read.caseEvent.count()).toBe(4321);
      expect(rest.cases).toBeLessThan(717);
    } finally {
      await database.close();
    }
  }, 120_000);
});

/** Waits until another process has saved some cases. */
async function waitForCases(url: string): Promise<number> {
  for (let tries = 0; tries < 600; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const found = await countCases(url);
    if (found > 0) return found;
  }
  throw new Error('no case was saved');
}

async function countCases(url: string): Promise<number> {
  const database = await openDatabase(url).catch(() => null);
  if (database === null) return 0;
  try {
    return await database.read.case.count();
  } catch {
    return 0;
  } finally {
    await database.close();
  }
}
