import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Express } from 'express';
import { readXlsx } from 'hucre/xlsx';
import { pino } from 'pino';
import supertest from 'supertest';
import { afterEach, expect, it } from 'vitest';
import { createApp } from '../../../src/app.js';
import { loadConfig } from '../../../src/config.js';
import type { Role } from '../../../src/domain/access/roles.js';
import { onBothDatabases } from '../../support/databases.js';
import {
  type Browser,
  FRIDAY_MORNING,
  makeHall,
  makeStaff,
  send,
  signIn,
  type TestHall,
} from '../../support/hall.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const NAME = '欧阳慧兰';
const PHONE = '13900112233';
const ADDRESS = '青禾区桂花巷 27 号';
const LETTER = '说好三天办好，去了两次都没有人理我';

/** Everybody of the hall who is not the handler, by account. */
const OTHERS: Readonly<Record<string, readonly Role[]>> = {
  wangmin: ['clerk'],
  zhangtou: ['window-head'],
  chenke: ['clerk'],
  shenhe: ['reviewer'],
  pizhun: ['approver'],
  lingdao: ['unit-leader'],
  lingbu: ['clerk'],
  zhuren: ['director'],
  weiyuan: ['management-committee'],
  jiancha: ['inspection-office'],
  xiaoneng: ['efficiency-group'],
  kaohe: ['appraisal-group'],
  jihe: ['auditor-1'],
  guanli: ['administrator'],
  hequn: ['supervision'],
};

onBothDatabases('S-13, 002:L567: nobody but the handler learns who complained', (open, provider) => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  /** A hall with everybody in it, and all that its log says. */
  const prepare = async () => {
    const { database, url } = await open();
    const hall = await makeHall(database);
    const water = await database.write((tx) =>
      tx.department.create({ data: { hallId: hall.hallId, code: 'SW', name: '水务局' } }),
    );
    const ids = new Map<string, number>();
    for (const [account, roles] of Object.entries(OTHERS)) {
      const departmentId = departmentOf(account, hall.departmentId, water.id);
      ids.set(account, await makeStaff(hall, account, [...roles], { departmentId }));
    }
    ids.set('liudu', await makeStaff(hall, 'liudu', ['supervision'], { name: '刘督', departmentId: null }));
    const log: string[] = [];
    return { database, url, hall, ids, log, app: appWith(hall, log, folders) };
  };

  /** A citizen complains of wangmin with a photo; liudu accepts it and takes it himself. */
  const complained = async (app: Express, ids: Map<string, number>) => {
    const citizen = supertest.agent(app);
    const page = await citizen.get('/complain');
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
    await citizen
      .post('/complain')
      .field({ _csrf: hidden('_csrf'), key: hidden('key'), hall: hidden('hall'), who: 'wangmin' })
      .field({ content: LETTER, identity: 'named', name: NAME, phone: PHONE, address: ADDRESS })
      .attach('files', PNG, '照片.png');
    const receipt = (await citizen.get('/complain/received')).text;
    const number = /<p class="state case-no">([^<]+)</.exec(receipt)?.[1] ?? '';
    const code = /<p class="state code">([^<]+)</.exec(receipt)?.[1] ?? '';
    expect([number, code.length]).toEqual(['TS20261120-0001', 6]);
    const handler = await signIn(app, 'liudu');
    const base = `/complaints/${number}`;
    const step = async (noun: string, values: Record<string, unknown>) => {
      const shown = (await handler.get(base)).text;
      const version = /name="version" value="(\d+)"/.exec(shown)?.[1] ?? '';
      const answer = await send(handler, base, `${base}/${noun}`, { version, ...values });
      expect([noun, answer.status]).toEqual([noun, 303]);
    };
    await step('acceptance', {
      category: 'delay',
      severity: 'ordinary',
      targetKind: 'staff',
      targetStaffId: ids.get('wangmin'),
      toldWords: '有群众反映窗口拖延',
    });
    await step('assignment', { handlerId: ids.get('liudu') });
    return { citizen, handler, number, code, base };
  };

  const secrets = (code: string) => [NAME, PHONE, '139****2233', ADDRESS, '桂花巷', code];
  const expectSilent = (what: string, text: string, code: string) => {
    const told = secrets(code).filter((secret) => text.includes(secret));
    expect(told, what).toEqual([]);
  };

  it('neither the accused, his head, a colleague, another department nor anyone else finds it on any page', async () => {
    const { app, ids } = await prepare();
    const { code, number } = await complained(app, ids);
    const reads: Record<string, number> = {};
    for (const account of Object.keys(OTHERS)) {
      const browser = await signIn(app, account);
      for (const address of pagesOf(number)) {
        const answer = await browser.get(address).redirects(1);
        if (answer.status === 200) reads[account] = (reads[account] ?? 0) + 1;
        expectSilent(`${account} ${address}`, answer.text ?? '', code);
      }
    }
    expect(Object.keys(reads).sort()).toEqual(Object.keys(OTHERS).sort());
  }, 120_000);

  it('the accused, his head, a colleague and another department cannot even open the complaint', async () => {
    const { app, ids } = await prepare();
    const { base } = await complained(app, ids);
    for (const account of ['wangmin', 'zhangtou', 'chenke', 'lingbu']) {
      const browser = await signIn(app, account);
      expect([account, (await browser.get(base)).status]).toEqual([account, 403]);
    }
    const otherBody = await signIn(app, 'jiancha');
    expect((await otherBody.get(base)).status).toBe(404);
  });

  it('who only watches reads the matter as it was told to the accused, not the words of the complaint', async () => {
    const { app, ids } = await prepare();
    const { base } = await complained(app, ids);
    const director = await signIn(app, 'zhuren');
    const page = await director.get(base);
    expect([page.status, page.text.includes('有群众反映窗口拖延'), page.text.includes(LETTER)]).toEqual([
      200,
      true,
      false,
    ]);
  });

  it('the exports of the lists hold neither identity nor code, and taking them out is noted', async () => {
    const { app, ids, database } = await prepare();
    const { code } = await complained(app, ids);
    for (const account of ['hequn', 'liudu', 'zhuren']) {
      const browser = await signIn(app, account);
      const csv = await browser.get('/complaints.csv');
      const xlsx = await cellsOf(browser, '/complaints.xlsx');
      expect([account, csv.status, xlsx.status]).toEqual([account, 200, 200]);
      expect(xlsx.text).toContain('TS20261120-0001');
      expectSilent(`${account} csv`, csv.text, code);
      expectSilent(`${account} xlsx`, xlsx.text, code);
      expectSilent(`${account} figures`, (await cellsOf(browser, '/complaint-statistics.xlsx')).text, code);
    }
    const noted = await database.read.auditEntry.count({ where: { kind: { contains: 'complaint' } } });
    expect(noted).toBeGreaterThanOrEqual(6);
  });

  it('the handler alone opens the identity, and each view is logged and told on the page', async () => {
    const { app, ids, database } = await prepare();
    const { base, number, handler, code } = await complained(app, ids);
    expectSilent('the page before it is opened', (await handler.get(base)).text, code);
    const opened = await send(handler, base, `${base}/identity`, {});
    expect([NAME, PHONE, ADDRESS].every((secret) => opened.text.includes(secret))).toBe(true);
    await send(handler, base, `${base}/identity`, {});
    const [file] = await database.read.attachment.findMany();
    expect((await handler.get(`${base}/files/${file?.id}`)).status).toBe(200);
    const other = await signIn(app, 'hequn');
    const refused = await send(other, base, `${base}/identity`, {});
    expect([refused.status, refused.text.includes(NAME)]).toEqual([404, false]);
    expect((await other.get(`${base}/files/${file?.id}`)).status).toBe(404);
    expect((await other.get(`/attachments/${file?.id}`)).status).toBe(404);
    const entries = await database.read.auditEntry.findMany({
      where: { subject: number },
      orderBy: { id: 'asc' },
      select: { kind: true, actorName: true },
    });
    expect(entries).toEqual([
      { kind: 'complaint-identity-opened', actorName: '刘督' },
      { kind: 'complaint-identity-opened', actorName: '刘督' },
      { kind: 'complaint-file-opened', actorName: '刘督' },
    ]);
    expect((await handler.get(base)).text).toContain('已被查看 2 次');
  });

  it('the log file says nothing of it, whatever is typed wrong', async () => {
    const { app, ids, log } = await prepare();
    const { base, handler, citizen, code, number } = await complained(app, ids);
    await send(handler, base, `${base}/identity`, {});
    await citizen.post('/complain/status').type('form').send({ number, code: '333333' });
    await citizen.post('/complain/status').type('form').send({ number, code });
    await citizen.get(`/complain?name=${encodeURIComponent(NAME)}&phone=${PHONE}`);
    const page = await citizen.get('/complain');
    const token = /name="_csrf" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    await citizen
      .post('/complain')
      .field({ _csrf: token, key: 'k'.repeat(24), content: LETTER, identity: 'anonymous' })
      .field({ name: NAME, phone: `${PHONE}x`, address: ADDRESS });
    const supervisor = await signIn(app, 'hequn');
    const found = await supervisor.get(`/search?q=${PHONE}`);
    expect(found.text).not.toContain(number);
    expect(log.length).toBeGreaterThan(20);
    expectSilent('the log', log.join('\n'), code);
    expect(log.join('\n')).not.toContain(encodeURIComponent(NAME));
  });

  it('the database holds them sealed: no row, and on SQLite no byte of its files, tells them', async () => {
    const { app, ids, database, url } = await prepare();
    const { base, handler, code, number, citizen } = await complained(app, ids);
    await send(handler, base, `${base}/identity`, {});
    await citizen.post('/complain/status').type('form').send({ number, code });
    const tables = [
      await database.read.complaint.findMany(),
      await database.read.proceedingEvent.findMany(),
      await database.read.auditEntry.findMany(),
      await database.read.session.findMany(),
      await database.read.limiterCounter.findMany(),
      await database.read.attachment.findMany(),
    ];
    expect(tables[0]?.length).toBe(1);
    expectSilent('the rows', JSON.stringify(tables), code);
    if (provider === 'sqlite') {
      const folder = dirname(url.replace(/^file:/, ''));
      for (const file of readdirSync(folder))
        expectSilent(file, readFileSync(join(folder, file)).toString('utf8'), code);
    }
  });
});

function departmentOf(account: string, own: number, other: number): number | null {
  if (account === 'lingbu') return other;
  return ['zhuren', 'weiyuan', 'jiancha', 'xiaoneng', 'kaohe', 'guanli', 'hequn'].includes(account)
    ? null
    : own;
}

function pagesOf(number: string): string[] {
  const of = encodeURIComponent(number);
  return [
    '/desk',
    '/menu',
    '/complaints',
    '/complaints?list=done',
    `/complaints?number=${of}`,
    '/complaints/new',
    `/complaints/${of}`,
    `/complaints/${of}/sheet`,
    `/search?q=${of}`,
    '/admin/audit',
    '/supervision/today',
    '/supervision/events',
    '/supervision/reports/bulletin',
    '/supervision/reports/fulfilment',
    '/supervision/reports/kpi',
    '/complaint-statistics',
    '/complain/figures',
    '/complain/status',
    '/praise',
    '/whereabouts',
    '/enquiries',
    '/account',
  ];
}

function appWith(hall: TestHall, log: string[], folders: string[]): Express {
  const folder = mkdtempSync(join(tmpdir(), 'banjie-secret-'));
  folders.push(folder);
  return createApp({
    config: loadConfig({
      NODE_ENV: 'test',
      SESSION_SECRET: 'x'.repeat(32),
      DATA_KEY: '07'.repeat(32),
      DATABASE_URL: 'file:unused.db',
      DATA_DIR: folder,
      LOG_LEVEL: 'debug',
    }),
    database: hall.database,
    vault: hall.vault,
    logger: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
    clock: () => FRIDAY_MORNING,
  });
}

/** The cells of a workbook that is sent, as text. */
async function cellsOf(browser: Browser, address: string): Promise<{ status: number; text: string }> {
  const answer = await browser
    .get(address)
    .buffer(true)
    .parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => done(null, Buffer.concat(parts)));
    });
  const { sheets } = await readXlsx(new Uint8Array(answer.body as Buffer));
  return { status: answer.status, text: JSON.stringify(sheets) };
}
