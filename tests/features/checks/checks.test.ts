import { expect, it } from 'vitest';
import { failedCheckLines } from '../../../src/features/checks/check-evidence.js';
import { onBothDatabases } from '../../support/databases.js';
import { dataFolder, PNG } from '../../support/files.js';
import {
  type Browser,
  FRIDAY_MORNING,
  makeApp,
  makeHall,
  makeStaff,
  send,
  signIn,
} from '../../support/hall.js';

onBothDatabases('S-35, SV-19: checks', (open) => {
  const prepare = async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const app = makeApp(hall, () => FRIDAY_MORNING, dataFolder());
    const clerkId = await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    await makeStaff(hall, 'head', ['window-head'], { name: '何志' });
    await makeStaff(hall, 'dudu', ['supervision'], { name: '杜督', departmentId: null });
    await makeStaff(hall, 'reviewer', ['reviewer'], { name: '李文' });
    const supervision = await signIn(app, 'dudu');
    return { database, hall, app, clerkId, supervision };
  };
  const plan = (browser: Browser, values: object) =>
    send(browser, '/checks/new', '/checks/new', {
      kind: 'mystery',
      plannedFor: '2026-11-20',
      way: 'chosen',
      count: 3,
      seed: 7,
      note: '',
      ...values,
    });
  const fill = async (browser: Browser, id: number, values: Record<string, string>, file?: Buffer) => {
    const page = await browser.get(`/checks/${id}`);
    const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const request = browser.post(`/checks/${id}`).field('_csrf', token);
    for (const [name, value] of Object.entries(values)) request.field(name, value);
    return file ? request.attach('files', file, '窗口.png') : request;
  };

  it('a mystery visit stays hidden until it is done; failed lines need words and are evidence; the head answers', async () => {
    const { database, hall, app, clerkId, supervision } = await prepare();
    expect((await plan(supervision, { windowId: hall.windowId, staffId: clerkId })).status).toBe(303);
    const check = await database.read.spotCheck.findFirstOrThrow();
    const [clerk, head, reviewer] = [
      await signIn(app, 'wangmin'),
      await signIn(app, 'head'),
      await signIn(app, 'reviewer'),
    ];
    expect([
      (await clerk.get(`/checks/${check.id}`)).status,
      (await head.get(`/checks/${check.id}`)).status,
    ]).toEqual([404, 404]);
    expect((await head.get('/checks')).text).not.toContain(check.number);
    expect((await clerk.get('/record')).text).not.toContain(check.number);
    const empty = await fill(supervision, check.id, { version: '1', act: 'done' });
    expect(empty.text).toContain('至少要有一项');
    const bare = await fill(supervision, check.id, { version: '1', act: 'done', 'verdict-YR-01': 'failed' });
    expect([bare.status, bare.text.includes('不符合的项目要写明看到的情况')]).toEqual([409, true]);
    const wrong = await fill(supervision, check.id, { version: '1', act: 'save' }, Buffer.from('<html>'));
    expect(wrong.text).toContain('不是 JPG、PNG、WebP 图片或 PDF 文件');
    const done = {
      version: '1',
      act: 'done',
      'verdict-YR-01': 'failed',
      'note-YR-01': '没有佩戴工作牌',
      'verdict-TD-04': 'met',
    };
    expect((await fill(supervision, check.id, done, PNG)).status).toBe(303);
    expect((await fill(supervision, check.id, { ...done, version: '2' })).text).toContain('检查已经完成');
    const evidence = await failedCheckLines(
      database.sql,
      hall.hallId,
      FRIDAY_MORNING.getTime(),
      FRIDAY_MORNING.getTime() + 1,
    );
    expect(evidence).toMatchObject([
      {
        code: 'YR-01',
        note: '没有佩戴工作牌',
        fault: 'FI-03',
        rules: ['STF-Q2'],
        staffId: clerkId,
        windowId: hall.windowId,
        departmentId: hall.departmentId,
        kind: 'mystery',
        doneAt: FRIDAY_MORNING.getTime(),
      },
    ]);
    const inRecord = async (browser: Browser) =>
      (await browser.get('/record')).text.includes(`href="/checks/${check.id}">${check.number}</a>`);
    expect([await inRecord(clerk), await inRecord(head), await inRecord(reviewer)]).toEqual([
      true,
      true,
      false,
    ]);
    const file = await database.read.attachment.findFirstOrThrow();
    expect([
      (await clerk.get(`/checks/${check.id}/files/${file.id}`)).headers['content-type'],
      (await reviewer.get(`/checks/${check.id}/files/${file.id}`)).status,
      (await reviewer.get(`/checks/${check.id}`)).status,
      (await clerk.get(`/attachments/${file.id}`)).status,
    ]).toEqual(['image/png', 404, 404, 404]);
    const path = `/checks/${check.id}`;
    expect((await send(head, path, `${path}/answer`, { version: 2, answer: '已补发工作牌' })).status).toBe(
      303,
    );
    expect((await send(clerk, path, `${path}/answer`, { version: 3, answer: '再说明' })).status).toBe(409);
    expect(await database.read.spotCheck.findFirstOrThrow()).toMatchObject({
      state: 'answered',
      answer: '已补发工作牌',
    });
  });

  it('a draw takes each window once and keeps its seed; only supervision plans', async () => {
    const { database, hall, app, supervision } = await prepare();
    for (const number of ['4', '5', '6'])
      await database.write((tx) => tx.window.create({ data: { hallId: hall.hallId, number, name: '窗口' } }));
    expect((await plan(supervision, { kind: 'spot', way: 'draw', windowId: '', staffId: '' })).status).toBe(
      303,
    );
    const checks = await database.read.spotCheck.findMany();
    expect(new Set(checks.map(({ windowId }) => windowId)).size).toBe(3);
    const notes = await database.read.proceedingEvent.findMany({
      where: { about: 'check' },
      select: { note: true },
    });
    expect(notes.map(({ note }) => note)).toEqual(Array(3).fill('随机抽取，种子 7，抽 3 个窗口'));
    expect((await plan(supervision, { windowId: '' })).status).toBe(422);
    expect((await (await signIn(app, 'head')).get('/checks/new')).status).toBe(403);
  });
});
