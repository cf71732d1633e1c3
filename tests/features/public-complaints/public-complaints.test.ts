import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { afterEach, expect, it } from 'vitest';
import { proceedingsOf } from '../../../src/db/proceedings.js';
import { personOf, receivedCase } from '../../support/case.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeHall, makeStaff } from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const FRIDAY = new Date('2026-11-20T10:00:00+08:00');

onBothDatabases('complaints of citizens from the public page', (open) => {
  const folders: string[] = [];
  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });

  const prepare = async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const wang = await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    const folder = mkdtempSync(join(tmpdir(), 'banjie-complain-'));
    folders.push(folder);
    const clock = { now: FRIDAY };
    return { database, hall, wang, clock, app: makeApp(hall, () => clock.now, folder) };
  };
  type App = Awaited<ReturnType<typeof prepare>>['app'];

  const written = {
    content: '说好三天办好，去了两次都说没看到材料',
    identity: 'named',
    name: '周慧兰',
    phone: '13912345678',
    address: '禾兴大道 9 号',
  };

  const complain = async (
    app: App,
    values: Record<string, string>,
    photos: [string, Buffer][] = [],
    from = '/complain',
  ) => {
    const citizen = supertest.agent(app);
    const page = await citizen.get(from);
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
    const sending = citizen
      .post('/complain')
      .field({ _csrf: hidden('_csrf'), key: hidden('key'), hall: hidden('hall'), website: '', ...values });
    for (const [name, bytes] of photos) sending.attach('files', bytes, name);
    return { citizen, answer: await sending };
  };
  const receipt = (text: string) => ({
    number: /<p class="state case-no">([^<]+)</.exec(text)?.[1] ?? '',
    code: /<p class="state code">([^<]+)</.exec(text)?.[1] ?? '',
  });
  const follow = (app: App, number: string, code: string) => {
    const citizen = supertest.agent(app);
    return citizen
      .post('/complain/status')
      .type('form')
      .send({ number, code })
      .then((answer) => ({ citizen, answer }));
  };

  it('S-13: with name and photo: number and code at once, the identity sealed, the photo with it, the way open', async () => {
    const { database, hall, app } = await prepare();
    const { citizen, answer } = await complain(app, { ...written, target: `window:${hall.windowId}` }, [
      ['窗口.png', PNG],
    ]);
    expect([answer.status, answer.headers.location]).toEqual([303, '/complain/received']);
    const shown = receipt((await citizen.get('/complain/received')).text);
    expect(shown.number).toBe('TS20261120-0001');
    expect(shown.code).toMatch(/^[34679ACDEFGHJKMNPQRTWXY]{6}$/);
    const row = await database.read.complaint.findFirstOrThrow();
    expect(row).toMatchObject({
      channel: 'public-page',
      state: 'registered',
      anonymous: false,
      confidential: true,
      targetKind: 'window',
      targetWindowId: hall.windowId,
      receivedById: null,
      content: written.content,
    });
    expect(JSON.stringify(row)).not.toMatch(/周慧兰|13912345678|禾兴大道/);
    expect(
      await database.read.attachment.findMany({
        select: { ownerKind: true, ownerId: true, uploadedById: true },
      }),
    ).toEqual([{ ownerKind: 'complaint', ownerId: row.id, uploadedById: 0 }]);
    const own = await citizen.get('/complain/mine');
    expect(own.text).toContain('已经登记，等待受理');
    expect(own.text).toContain('首次回复您');
    const steps = await proceedingsOf(database.sql, hall.hallId, 'complaint', row.id);
    expect(steps.map(({ kind, actorName }) => [kind, actorName])).toEqual([['registered', '投诉人']]);
  });

  it('S-13: anonymous, a name that nobody has and a case that is not there: all of it is registered', async () => {
    const { database, app } = await prepare();
    const { answer } = await complain(app, {
      content: '让我改天再来',
      identity: 'anonymous',
      who: '何不在',
      caseNumber: '20990101-0001-0',
    });
    expect(answer.status).toBe(303);
    expect(await database.read.complaint.findFirstOrThrow()).toMatchObject({
      anonymous: true,
      nameCipher: null,
      caseId: null,
      targetKind: 'none',
      content: '让我改天再来\n投诉人写明的工作人员：何不在\n投诉人填写的办件编号：20990101-0001-0',
    });
  });

  it('from the public page of a case its number, item and window are filled in and belong to the complaint', async () => {
    const { database, hall, wang, app } = await prepare();
    const item = await publishedItem(hall);
    const made = await receivedCase(hall, { clerk: await personOf(hall, wang), item });
    const { publicToken } = await database.read.case.findFirstOrThrow();
    const status = await supertest(app).get(`/s/${publicToken}`);
    const from = `/complain?s=${publicToken}`;
    expect(status.text).toContain(`href="${from}"`);
    const form = await supertest(app).get(from);
    expect(form.text).toContain(`value="${made.number}"`);
    expect(form.text).toMatch(new RegExp(`<option value="window:${hall.windowId}" selected>`));
    await complain(app, { ...written, s: publicToken, target: `window:${hall.windowId}` }, [], from);
    expect(await database.read.complaint.findFirstOrThrow()).toMatchObject({
      caseId: made.caseId,
      itemId: item.itemId,
      targetWindowId: hall.windowId,
    });
  });

  it('section 6 no. 2: the only one of that name is the person complained of, so that it never reaches him', async () => {
    const { database, app, wang } = await prepare();
    await complain(app, { ...written, who: '王敏' });
    expect(await database.read.complaint.findFirstOrThrow()).toMatchObject({
      targetKind: 'staff',
      targetStaffId: wang,
    });
  });

  it('section 6 no. 2: who complains of supervision reads that the inspection office has it', async () => {
    const { database, hall, app } = await prepare();
    await makeStaff(hall, 'zhoudu', ['supervision'], { name: '周督', departmentId: null });
    const { citizen } = await complain(app, { ...written, who: '周督' });
    await database.write((tx) =>
      tx.complaint.updateMany({ data: { state: 'accepted', acceptedAt: FRIDAY } }),
    );
    const own = (await citizen.get('/complain/mine')).text;
    expect([own.includes('监察室'), own.includes('督查')]).toEqual([true, false]);
  });

  it('what is missing is said beside the field, and what was written stays', async () => {
    const { database, app } = await prepare();
    const { answer } = await complain(app, { ...written, name: '' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('请填写投诉人姓名');
    expect(answer.text).toContain(written.content);
    const empty = await complain(app, { ...written, content: ' ' });
    expect(empty.answer.status).toBe(422);
    expect(empty.answer.text).toContain('请写明发生了什么事');
    expect(await database.read.complaint.count()).toBe(0);
  });

  it('a form sent twice is one complaint, with its photos once', async () => {
    const { database, app } = await prepare();
    const key = 'k'.repeat(24);
    await complain(app, { ...written, key }, [['a.png', PNG]]);
    await complain(app, { ...written, key }, [['a.png', PNG]]);
    expect(await database.read.complaint.count()).toBe(1);
    expect(await database.read.attachment.count()).toBe(1);
  });

  it('a file that is no picture, too many files, and a filled trap field register nothing', async () => {
    const { database, app } = await prepare();
    const wrong = await complain(app, written, [['窗口.png', Buffer.from('MZ not a picture at all')]]);
    expect(wrong.answer.status).toBe(422);
    expect(wrong.answer.text).toContain('不是照片或者 PDF');
    const many = await complain(
      app,
      written,
      Array.from({ length: 7 }, (_, index): [string, Buffer] => [`${index}.png`, PNG]),
    );
    expect(many.answer.status).toBe(413);
    expect(many.answer.text).toContain('一次最多传 6 个文件');
    const trapped = await complain(app, { ...written, website: 'http://spam.example' });
    expect(trapped.answer.status).toBe(422);
    expect(await database.read.complaint.count()).toBe(0);
    expect(await database.read.attachment.count()).toBe(0);
  });

  it('flooding: the 21st sending of an address within the hour is turned away, an hour later it is not', async () => {
    const { database, app, clock } = await prepare();
    for (let sent = 0; sent < 20; sent += 1) await complain(app, written);
    const turned = await complain(app, written);
    expect(turned.answer.status).toBe(429);
    expect(turned.answer.text).toContain(written.content);
    expect(await database.read.complaint.count()).toBe(20);
    clock.now = new Date(FRIDAY.getTime() + 3_600_001);
    expect((await complain(app, written)).answer.status).toBe(303);
  });

  it('a wrong number and a wrong code get the same answer; after ten tries the number is closed for an hour', async () => {
    const { app, clock } = await prepare();
    const { citizen } = await complain(app, written);
    const { number, code } = receipt((await citizen.get('/complain/received')).text);
    const wrongCode = await follow(app, number, '333333');
    const wrongNumber = await follow(app, 'TS20261120-0099', code);
    const strip = (text: string) => text.replaceAll(/TS\d{8}-\d{4}/g, '');
    expect([wrongCode.answer.status, wrongNumber.answer.status]).toEqual([422, 422]);
    expect(strip(wrongCode.answer.text)).toBe(strip(wrongNumber.answer.text));
    const typed = number.toLowerCase().replace('-', ' ');
    const right = await follow(app, typed, ` ${code.toLowerCase()} `);
    expect(right.answer.headers.location).toBe('/complain/mine');
    for (let tried = 0; tried < 10; tried += 1) await follow(app, number, '333333');
    expect((await follow(app, number, code)).answer.status).toBe(429);
    clock.now = new Date(FRIDAY.getTime() + 3_600_001);
    expect((await follow(app, number, code)).answer.status).toBe(303);
  });

  it('nobody sees a complaint without its pass, with a made-up one, or after leaving', async () => {
    const { app, clock } = await prepare();
    const { citizen } = await complain(app, written);
    const stranger = supertest.agent(app);
    expect((await stranger.get('/complain/mine')).headers.location).toBe('/complain/status');
    const forged = await supertest(app).get('/complain/mine').set('cookie', 'complaint=AAAA');
    expect(forged.headers.location).toBe('/complain/status');
    expect((await citizen.get('/complain/mine')).status).toBe(200);
    await citizen.post('/complain/leave').type('form').send({});
    expect((await citizen.get('/complain/mine')).headers.location).toBe('/complain/status');
    const other = await complain(app, written);
    clock.now = new Date(FRIDAY.getTime() + 31 * 60_000);
    expect((await other.citizen.get('/complain/mine')).headers.location).toBe('/complain/status');
  });

  it('the complainant says he is not satisfied: it is looked at again once; what he saw before counts no more', async () => {
    const { database, app } = await prepare();
    const { citizen } = await complain(app, written);
    const { id } = await database.read.complaint.findFirstOrThrow();
    await database.write((tx) =>
      tx.complaint.update({
        where: { id },
        data: {
          state: 'answered',
          finding: 'unfounded',
          answer: '窗口按时办结',
          answeredAt: FRIDAY,
          version: 5,
        },
      }),
    );
    expect((await citizen.get('/complain/mine')).text).toContain('窗口按时办结');
    const say = (values: Record<string, unknown>) =>
      citizen.post('/complain/mine/satisfaction').type('form').send(values);
    const silent = await say({ version: 5, satisfaction: 'dissatisfied', note: '' });
    expect([silent.status, silent.text.includes('请写明哪里不满意')]).toEqual([422, true]);
    expect((await say({ version: 4, satisfaction: 'satisfied', note: '' })).status).toBe(409);
    expect((await say({ version: 5, satisfaction: 'dissatisfied', note: '没有问我' })).status).toBe(303);
    expect(await database.read.complaint.findFirstOrThrow()).toMatchObject({
      state: 'reverifying',
      satisfied: false,
    });
    expect((await citizen.get('/complain/mine')).text).toContain('正在重新核查');
  });

  it('the complainant takes it back while nothing is found: it stays in the register with that finding', async () => {
    const { database, hall, app } = await prepare();
    const { citizen } = await complain(app, written);
    const row = await database.read.complaint.findFirstOrThrow();
    const withdraw = (version: number) =>
      citizen.post('/complain/mine/withdrawal').type('form').send({ version, reason: '已经办好了' });
    expect((await withdraw(row.version + 1)).status).toBe(409);
    expect((await withdraw(row.version)).status).toBe(303);
    expect(await database.read.complaint.findFirstOrThrow()).toMatchObject({
      state: 'closed',
      finding: 'withdrawn',
      findingReason: '已经办好了',
      valid: false,
      isOpen: false,
      dueAt: null,
    });
    const steps = await proceedingsOf(database.sql, hall.hallId, 'complaint', row.id);
    expect(steps.map(({ kind }) => kind)).toEqual(['registered', 'find']);
    expect((await withdraw(row.version + 1)).status).toBe(409);
  });
});
