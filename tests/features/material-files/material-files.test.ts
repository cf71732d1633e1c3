import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import supertest from 'supertest';
import { expect, it } from 'vitest';
import { attachmentStore } from '../../../src/features/attachments/attachment-store.js';
import { sweepAttachments } from '../../../src/features/attachments/sweep-attachments.js';
import { onBothDatabases } from '../../support/databases.js';
import { dataFolder, filesBelow, PDF, PNG } from '../../support/files.js';
import {
  type Browser,
  FRIDAY_MORNING,
  makeApp,
  makeHall,
  makeStaff,
  send,
  signIn,
} from '../../support/hall.js';
import { completeContent } from '../items/complete-item.js';

onBothDatabases('A-14: blank forms and filled samples', (open) => {
  const prepare = async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'admin', ['administrator'], { name: '周管理', departmentId: null });
    await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    const a = await makeStaff(hall, 'chen', ['reviewer'], { name: '陈立' });
    const b = await makeStaff(hall, 'zhao', ['reviewer'], { name: '赵一鸣' });
    const folder = dataFolder();
    const app = makeApp(hall, () => FRIDAY_MORNING, folder);
    const admin = await signIn(app, 'admin');
    const made = await send(admin, '/admin/items/new', '/admin/items', {
      code: 'ZJ-001',
      name: '建筑工程施工许可证核发',
      departmentId: String(hall.departmentId),
      groupName: '',
      taskType: '',
      'windowIds[]': [String(hall.windowId)],
    });
    const draft = String(made.headers.location);
    const content = completeContent(
      { a, b },
      { rowVersion: '1', 'materials[0][formName]': '施工许可申请表' },
    );
    expect((await send(admin, draft, draft, content)).status).toBe(303);
    const item = await database.read.item.findFirstOrThrow();
    return { database, hall, app, admin, folder, draft, itemId: item.id, handlers: { a, b } };
  };

  const tokenOn = async (browser: Browser, page: string) =>
    /name="_csrf" value="([^"]+)"/.exec((await browser.get(page)).text)?.[1] ?? '';

  const upload = async (
    browser: Browser,
    draft: string,
    values: Record<string, string>,
    file: [Buffer, string] | null,
  ) => {
    let request = browser.post(`${draft}/files`).field('_csrf', await tokenOn(browser, `${draft}/files`));
    for (const [name, value] of Object.entries(values)) request = request.field(name, value);
    return file === null ? request : request.attach('files', file[0], { filename: file[1] });
  };

  const publish = async (browser: Browser, draft: string) => {
    const page = (await browser.get(`${draft}/check`)).text;
    const rowVersion = /name="rowVersion" value="(\d+)"/.exec(page)?.[1] ?? '';
    return send(browser, `${draft}/check`, `${draft}/publication`, { rowVersion });
  };

  const linksOf = (html: string) =>
    [...html.matchAll(/href="(\/guides\/\d+\/files\/\d+)"/g)].map((match) => match[1] ?? '');

  it('are attached to a draft, published with it and taken along by anyone under their Chinese names', async () => {
    const { app, admin, draft, itemId, folder } = await prepare();
    const anyone = supertest(app);
    expect((await admin.get(`${draft}/check`)).text).toContain('《施工许可申请表》还没有上传空白表格');
    const blank = { position: '2', purpose: 'blank' };
    expect((await upload(admin, draft, blank, [PDF, '施工许可申请表.pdf'])).status).toBe(303);
    const sample = { position: '2', purpose: 'sample' };
    expect((await upload(admin, draft, sample, [PNG, '填写样本.png'])).status).toBe(303);
    expect((await admin.get(`${draft}/check`)).text).not.toContain('还没有上传空白表格');
    for (const name of filesBelow(folder))
      expect(name).toMatch(/^attachments\/([0-9a-f]{2})\/\1[0-9a-f]{30}$/);
    expect((await publish(admin, draft)).status).toBe(303);

    const guide = (await anyone.get(`/guides/${itemId}`)).text;
    const [form = '', filled = ''] = linksOf(guide);
    expect(guide).toContain('下载空白表格');
    expect(guide).toContain('空白表格：《施工许可申请表》，可以下载，窗口也免费提供');
    const taken = await anyone.get(form);
    expect([taken.status, taken.headers['content-type'], taken.body]).toEqual([200, 'application/pdf', PDF]);
    expect(taken.headers['content-disposition']).toBe(
      `attachment; filename="_______.pdf"; filename*=UTF-8''${encodeURIComponent('施工许可申请表.pdf')}`,
    );
    expect(taken.headers['x-content-type-options']).toBe('nosniff');
    expect((await anyone.get(filled)).headers['content-type']).toBe('image/png');
  });

  it('a next version brings them along, moves them with their material, and its changes leave the published one as it is', async () => {
    const { app, admin, draft, itemId, handlers } = await prepare();
    const anyone = supertest(app);
    await upload(admin, draft, { position: '2', purpose: 'blank' }, [PDF, '申请表.pdf']);
    await publish(admin, draft);
    const [published = ''] = linksOf((await anyone.get(`/guides/${itemId}`)).text);

    const opened = await send(admin, `/admin/items/${itemId}`, `/admin/items/${itemId}/versions`, {});
    const next = String(opened.headers.location);
    const moved = completeContent(handlers, {
      rowVersion: '1',
      'materials[0][position]': '1',
      'materials[1][position]': '2',
    });
    expect((await send(admin, next, next, moved)).status).toBe(303);
    const page = (await admin.get(`${next}/files`)).text;
    expect(page).toMatch(/1　施工许可申请表[\s\S]*申请表\.pdf[\s\S]*2　用地批准手续/);
    await upload(admin, next, { position: '1', purpose: 'blank' }, [PNG, '新表.png']);
    expect((await anyone.get(published)).body).toEqual(PDF);

    expect((await publish(admin, next)).status).toBe(303);
    expect((await anyone.get(published)).status).toBe(404);
    const [renewed = ''] = linksOf((await anyone.get(`/guides/${itemId}`)).text);
    expect((await anyone.get(renewed)).headers['content-type']).toBe('image/png');
  });

  it('A-46: a published version keeps its files', async () => {
    const { admin, draft, database } = await prepare();
    await upload(admin, draft, { position: '2', purpose: 'blank' }, [PDF, '申请表.pdf']);
    await publish(admin, draft);
    const again = await upload(admin, draft, { position: '2', purpose: 'blank' }, [PNG, '别的.png']);
    expect([again.status, again.text.includes('这个版本已经公布，表格和样本不能再换')]).toEqual([409, true]);
    const { id } = await database.read.materialFile.findFirstOrThrow();
    const removed = await send(admin, `${draft}/files`, `${draft}/files/removal`, { file: String(id) });
    expect(removed.status).toBe(409);
    expect(await database.read.materialFile.count()).toBe(1);
  });

  it('what the content shows to be something else is refused, and so is a form without a file or a material', async () => {
    const { admin, draft, database, folder } = await prepare();
    const place = { position: '2', purpose: 'blank' };
    const script = await upload(admin, draft, place, [
      Buffer.from('<script>alert(1)</script>'),
      '申请表.pdf',
    ]);
    expect([script.status, script.text.includes('只能上传 PDF、Word')]).toEqual([422, true]);
    const none = await upload(admin, draft, place, null);
    expect([none.status, none.text.includes('请选择文件')]).toEqual([422, true]);
    const nowhere = await upload(admin, draft, { position: '9', purpose: 'blank' }, [PDF, '表.pdf']);
    expect([nowhere.status, nowhere.text.includes('这件材料已经不在清单里')]).toEqual([422, true]);
    expect(await database.read.materialFile.count()).toBe(0);
    expect(filesBelow(folder)).toEqual([]);
  });

  it('a draft shows its files to nobody outside, and a clerk has no part in them', async () => {
    const { app, admin, draft, itemId, database } = await prepare();
    await upload(admin, draft, { position: '2', purpose: 'blank' }, [PDF, '申请表.pdf']);
    const { id } = await database.read.materialFile.findFirstOrThrow();
    expect((await supertest(app).get(`/guides/${itemId}/files/${id}`)).status).toBe(404);
    expect((await admin.get(`${draft}/files/${id}`)).status).toBe(200);
    const clerk = await signIn(app, 'wangmin');
    expect((await clerk.get(`${draft}/files`)).status).toBe(403);
    expect((await clerk.get(`${draft}/files/${id}`)).status).toBe(403);
  });

  it('a file that was taken off goes with the sweep, one that a version names stays', async () => {
    const { admin, draft, database, folder } = await prepare();
    await upload(admin, draft, { position: '1', purpose: 'blank' }, [PDF, '留下.pdf']);
    await upload(admin, draft, { position: '2', purpose: 'blank' }, [PDF, '撤下.pdf']);
    const [kept, gone] = await database.read.materialFile.findMany({ orderBy: { position: 'asc' } });
    await send(admin, `${draft}/files`, `${draft}/files/removal`, { file: String(gone?.id) });
    const old = new Date('2026-11-01T00:00:00Z');
    for (const name of filesBelow(folder)) utimesSync(join(folder, name), old, old);
    const store = attachmentStore(folder);
    for (let room = 0; room < 256; room += 1) {
      const now = new Date((Math.ceil((Date.now() + 2 * 86_400_000) / 153_600_000) * 256 + room) * 600_000);
      await sweepAttachments(database, store, now);
    }
    expect(existsSync(store.pathOf(kept?.storedName ?? ''))).toBe(true);
    expect(existsSync(store.pathOf(gone?.storedName ?? ''))).toBe(false);
    const told = await database.read.auditEntry.findMany({ where: { kind: { startsWith: 'item-file' } } });
    expect(told.map(({ kind }) => kind)).toEqual([
      'item-file-attached',
      'item-file-attached',
      'item-file-removed',
    ]);
  });
});
