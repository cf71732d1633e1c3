import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/db/database.js';
import { sendReminders } from '../../../src/features/reminders/send-reminders.js';
import { runIfDue } from '../../../src/jobs/scheduled-jobs.js';
import { onBothDatabases, type Provider } from '../../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, signIn, type TestHall } from '../../support/hall.js';
import { insertCases } from '../desk/sample-cases.js';

const MONDAY = new Date('2026-11-23T10:00:00+08:00');

async function staffed(hall: TestHall) {
  const clerk = await makeStaff(hall, 'wangmin', ['clerk']);
  await makeStaff(hall, 'head', ['window-head']);
  await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null });
  await makeStaff(hall, 'zhuren', ['director'], { departmentId: null });
  return clerk;
}

/** What lies on whose desk: account, kind. */
async function wordsOf(hall: TestHall) {
  const staff = await hall.database.read.staff.findMany({ select: { id: true, account: true } });
  const rows = await hall.database.read.deskMessage.findMany({ orderBy: { id: 'asc' } });
  return rows.map((row) => `${staff.find(({ id }) => id === row.staffId)?.account} ${row.kind}`).toSorted();
}

/** On SQLite two connections of one process would wait for each other for ever; there the second follows the first. */
async function bothAtOnce<T>(
  provider: Provider,
  one: () => Promise<T>,
  other: () => Promise<T>,
): Promise<T[]> {
  return provider === 'sqlite' ? [await one(), await other()] : Promise.all([one(), other()]);
}

onBothDatabases('the reminder ladder', (open, provider) => {
  it('section 5: each rung reaches its people once, the next day the daily one again', async () => {
    const hall = await makeHall((await open()).database);
    const clerk = await staffed(hall);
    await insertCases(hall, [
      { due: '2026-11-20T18:00:00+08:00', receivedById: clerk },
      { due: '2026-11-16T18:00:00+08:00', receivedById: clerk },
    ]);
    expect(await sendReminders(hall.database, hall.hallId, FRIDAY_MORNING)).toBe(7);
    expect(await wordsOf(hall)).toEqual([
      'ducha reminder-due-today',
      'ducha reminder-overdue',
      'head reminder-due-today',
      'head reminder-overdue',
      'wangmin reminder-due-today',
      'wangmin reminder-overdue',
      'zhuren reminder-long-overdue',
    ]);
    expect(await sendReminders(hall.database, hall.hallId, FRIDAY_MORNING)).toBe(0);
    expect(await sendReminders(hall.database, hall.hallId, MONDAY)).toBe(2);
    expect((await wordsOf(hall)).filter((line) => line === 'wangmin reminder-overdue')).toHaveLength(3);
  });

  it('section 5, R5: a case that stood still for a special procedure is not half through its promise', async () => {
    const hall = await makeHall((await open()).database);
    const clerk = await staffed(hall);
    const [number = ''] = await insertCases(hall, [
      {
        acceptedAt: '2026-11-12T10:00:00+08:00',
        due: '2026-11-25T18:00:00+08:00',
        receivedById: clerk,
      },
    ]);
    const { id: caseId } = await hall.database.read.case.findUniqueOrThrow({ where: { number } });
    const stop = {
      hallId: hall.hallId,
      caseId,
      kind: 'inspection',
      cause: '检验',
      basis: '第四十五条',
      limitValue: 5,
      startedAt: new Date('2026-11-13T09:00:00+08:00'),
      startedById: clerk,
      fromState: 'REV',
      endedAt: new Date('2026-11-20T00:00:00+08:00'),
    };
    await hall.database.write((tx) => tx.caseSuspension.create({ data: stop }));
    expect(await sendReminders(hall.database, hall.hallId, FRIDAY_MORNING)).toBe(0);
    await hall.database.write((tx) => tx.caseSuspension.deleteMany());
    expect(await sendReminders(hall.database, hall.hallId, FRIDAY_MORNING)).toBe(1);
  });

  it('section 5: nothing at noon, at night or when the hall has switched it off', async () => {
    const hall = await makeHall((await open()).database);
    await staffed(hall);
    await insertCases(hall, [{ due: '2026-11-17T18:00:00+08:00' }]);
    for (const moment of [
      '2026-11-20T12:30:00+08:00',
      '2026-11-20T23:00:00+08:00',
      '2026-11-21T10:00:00+08:00',
    ]) {
      expect(await sendReminders(hall.database, hall.hallId, new Date(moment))).toBe(0);
    }
    expect(await hall.database.read.deskMessage.count()).toBe(0);
  });

  it('section 5: two processes at once fire each rung once', async () => {
    const made = await open();
    const hall = await makeHall(made.database);
    const clerk = await staffed(hall);
    await insertCases(
      hall,
      Array.from({ length: 30 }, () => ({ due: '2026-11-17T18:00:00+08:00', receivedById: clerk })),
    );
    const second = await openDatabase(made.url);
    const fired = await bothAtOnce(
      provider,
      () => sendReminders(hall.database, hall.hallId, FRIDAY_MORNING),
      () => sendReminders(second, hall.hallId, FRIDAY_MORNING),
    );
    await second.close();
    expect(fired.reduce((sum, each) => sum + each, 0)).toBe(await hall.database.read.reminderSent.count());
    expect((await wordsOf(hall)).filter((line) => line.startsWith('wangmin'))).toEqual([
      'wangmin reminder-overdue',
    ]);
    const [word] = await hall.database.read.deskMessage.findMany({ where: { staffId: clerk } });
    expect(word?.words).toBe('已超期：有 30 件，请到清单查看');
  });

  it('a job runs once for each due time, whichever process looks first', async () => {
    const made = await open();
    const second = await openDatabase(made.url);
    let runs = 0;
    const job = { name: 'count', everyMinutes: 10, run: async () => `${++runs}` };
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 2, minute));
    const ran = await bothAtOnce(
      provider,
      () => runIfDue(made.database, job, at(3), 'one'),
      () => runIfDue(second, job, at(4), 'two'),
    );
    expect([ran.filter(Boolean).length, runs]).toEqual([1, 1]);
    expect(await runIfDue(second, job, at(9), 'two')).toBe(false);
    expect(await runIfDue(second, job, at(10), 'two')).toBe(true);
    await second.close();
    const rows = await made.database.read.jobRun.findMany({ orderBy: { dueAt: 'asc' } });
    expect(rows.map(({ dueAt, outcome }) => [dueAt, outcome])).toEqual([
      [at(0), '1'],
      [at(10), '2'],
    ]);
  });

  it('section 5: the word lies on the desk until it is read, and nobody reads that of another', async () => {
    const hall = await makeHall((await open()).database);
    const clerk = await staffed(hall);
    await insertCases(hall, [{ due: '2026-11-20T18:00:00+08:00', receivedById: clerk }]);
    await sendReminders(hall.database, hall.hallId, FRIDAY_MORNING);
    const app = makeApp(hall);
    const mine = await signIn(app, 'wangmin');
    const desk = await mine.get('/desk');
    expect(desk.text).toContain('今日到期：建筑工程施工许可证核发，应于 11月20日 18:00 前办结');
    const token = /name="_csrf" value="([^"]+)"/.exec(desk.text)?.[1];
    const action = /action="(\/desk\/messages\/\d+\/reads)"/.exec(desk.text)?.[1] ?? '';
    const head = await signIn(app, 'head');
    const other = await head.get('/desk');
    const otherToken = /name="_csrf" value="([^"]+)"/.exec(other.text)?.[1];
    await head.post(action).type('form').send({ _csrf: otherToken });
    expect((await mine.get('/desk')).text).toContain('1 条未读');
    await mine.post(action).type('form').send({ _csrf: token });
    expect((await mine.get('/desk')).text).not.toContain('条未读');
    expect((await mine.get('/desk/messages')).text).toContain('今日到期：建筑工程施工许可证核发');
  });
});
