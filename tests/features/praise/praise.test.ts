import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { proceedingsOf } from '../../../src/db/proceedings.js';
import { onBothDatabases } from '../../support/databases.js';
import { type Browser, makeApp, makeHall, makeStaff, send, signIn } from '../../support/hall.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

onBothDatabases('praise: registered, verified, listed, printed', (open) => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  const prepare = async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const wang = await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    await makeStaff(hall, 'liudu', ['supervision'], { name: '刘督', departmentId: null });
    const folder = mkdtempSync(join(tmpdir(), 'banjie-praise-'));
    folders.push(folder);
    return { database, hall, wang, app: makeApp(hall, undefined, folder) };
  };
  const tokenOf = async (browser: Browser, page: string) =>
    /name="_csrf" value="([^"]+)"/.exec((await browser.get(page)).text)?.[1] ?? '';
  const letter = { kind: 'letter', content: '三号窗口耐心细致', fromWhom: '周慧兰' };

  it('a letter with its photo is taken down, verified by supervision, and its history tells both', async () => {
    const { database, hall, wang, app } = await prepare();
    const clerk = await signIn(app, 'wangmin');
    const answer = await clerk
      .post('/praise')
      .field('_csrf', await tokenOf(clerk, '/praise/new'))
      .field({ ...letter, staffId: String(wang) })
      .attach('files', PNG, '锦旗.png');
    expect(answer.status).toBe(303);
    const row = await database.read.praise.findFirstOrThrow();
    expect(row).toMatchObject({
      number: 'BY20261120-0001',
      kind: 'letter',
      state: 'registered',
      staffId: wang,
      windowId: hall.windowId,
      departmentId: hall.departmentId,
      receivedBy: '王敏',
    });
    const supervisor = await signIn(app, 'liudu');
    const list = await supervisor.get('/praise');
    expect(list.text).toContain('周**');
    expect(list.text).not.toContain('周慧兰');
    const page = `/praise/${row.number}`;
    const [file] = await database.read.attachment.findMany();
    expect((await supervisor.get(`${page}/files/${file?.id}`)).headers['content-type']).toBe('image/png');
    const done = await send(supervisor, page, `${page}/verification`, {
      version: row.version,
      outcome: 'verified',
      note: '',
    });
    expect(done.status).toBe(303);
    expect(await database.read.praise.findFirstOrThrow()).toMatchObject({
      state: 'verified',
      verifiedBy: '刘督',
      version: 2,
    });
    const steps = await proceedingsOf(database.sql, hall.hallId, 'praise', row.id);
    expect(steps.map(({ kind, actorName }) => [kind, actorName])).toEqual([
      ['registered', '王敏'],
      ['verified', '刘督'],
    ]);
    expect((await supervisor.get(`${page}/sheet`)).text).toContain('表扬登记表');
    expect((await supervisor.get(`${page}/sheet.pdf`)).headers['content-type']).toBe('application/pdf');
  });

  it('S-13: the person praised does not verify it, and a clerk does not verify at all', async () => {
    const { database, app, hall } = await prepare();
    const liu = await database.read.staff.findFirstOrThrow({ where: { account: 'liudu' } });
    await makeStaff(hall, 'hequn', ['supervision'], { name: '何群', departmentId: null });
    const other = await signIn(app, 'hequn');
    await send(other, '/praise/new', '/praise', { ...letter, staffId: liu.id });
    const row = await database.read.praise.findFirstOrThrow();
    const values = { version: 1, outcome: 'verified', note: '' };
    const page = `/praise/${row.number}`;
    const praised = await signIn(app, 'liudu');
    const refused = await send(praised, page, `${page}/verification`, values);
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('表扬的是您本人');
    const clerk = await signIn(app, 'wangmin');
    const clerkToken = await tokenOf(clerk, '/praise/new');
    const denied = await clerk
      .post(`${page}/verification`)
      .type('form')
      .send({ _csrf: clerkToken, ...values });
    expect(denied.status).toBe(403);
    expect((await database.read.praise.findFirstOrThrow()).state).toBe('registered');
  });

  it('who saw an older state is told, and his words stay in the form', async () => {
    const { database, app, wang } = await prepare();
    const clerk = await signIn(app, 'wangmin');
    await send(clerk, '/praise/new', '/praise', { ...letter, staffId: wang });
    const row = await database.read.praise.findFirstOrThrow();
    const page = `/praise/${row.number}`;
    const supervisor = await signIn(app, 'liudu');
    const answer = await send(supervisor, page, `${page}/verification`, {
      version: 9,
      outcome: 'verified',
      note: '已电话核实',
    });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('已电话核实');
    expect(answer.text).toContain('看清以后再提交');
  });

  it('praise of nobody and a medium without its level come back with the words typed', async () => {
    const { database, app } = await prepare();
    const clerk = await signIn(app, 'wangmin');
    const nobody = await send(clerk, '/praise/new', '/praise', letter);
    expect(nobody.status).toBe(409);
    expect(nobody.text).toContain('请写明表扬的是谁');
    expect(nobody.text).toContain('三号窗口耐心细致');
    const unknown = await send(clerk, '/praise/new', '/praise', { ...letter, caseNumber: '20990101-0001-0' });
    expect(unknown.status).toBe(422);
    expect(unknown.text).toContain('找不到这个办件编号');
    expect(await database.read.praise.count()).toBe(0);
  });

  it('a colleague of another department sees no praise that is not of his own', async () => {
    const { database, app, wang, hall } = await prepare();
    const water = await database.write((tx) =>
      tx.department.create({ data: { hallId: hall.hallId, code: 'SW', name: '水务局' } }),
    );
    await makeStaff(hall, 'luoshui', ['clerk'], { departmentId: water.id, windowIds: [] });
    const clerk = await signIn(app, 'wangmin');
    await send(clerk, '/praise/new', '/praise', { ...letter, staffId: wang });
    const row = await database.read.praise.findFirstOrThrow();
    const other = await signIn(app, 'luoshui');
    expect((await other.get('/praise')).text).not.toContain(row.number);
    expect((await other.get(`/praise/${row.number}`)).status).toBe(404);
  });
});
