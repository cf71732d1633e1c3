import { createHash } from 'node:crypto';
import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attachmentStore } from '../../../src/features/attachments/attachment-store.js';
import { sweepAttachments } from '../../../src/features/attachments/sweep-attachments.js';
import { applicationForm, openIntake } from '../../support/application.js';
import { personOf, receivedCase } from '../../support/case.js';
import { onBothDatabases } from '../../support/databases.js';
import { dataFolder, filesBelow, PDF, PNG } from '../../support/files.js';
import { type Browser, FRIDAY_MORNING, makeApp, makeHall, makeStaff, signIn } from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';

const PAGE = '/intake/attachments';

onBothDatabases('scans and photos', (open) => {
  const prepare = async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const wang = await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    await makeStaff(hall, 'sunli', ['clerk'], { name: '孙丽' });
    const item = await publishedItem(hall);
    const folder = dataFolder();
    const app = makeApp(hall, () => FRIDAY_MORNING, folder);
    return { database, hall, wang, item, folder, app, browser: await signIn(app, 'wangmin') };
  };
  type Prepared = Awaited<ReturnType<typeof prepare>>;

  const sendFiles = (
    browser: Browser,
    keys: Record<string, string>,
    files: [Buffer, string][],
    more: Record<string, string> = {},
  ) => {
    const { _csrf = '', ...fields } = keys;
    let request = browser.post(PAGE).set('x-csrf-token', _csrf).set('x-fragment', 'yes');
    for (const [name, value] of Object.entries({ ...fields, ...more })) request = request.field(name, value);
    for (const [content, filename] of files) request = request.attach('files', content, { filename });
    return request;
  };
  const stored = ({ database }: Prepared) =>
    database.read.attachment.findMany({
      orderBy: { id: 'asc' },
      select: {
        ownerKind: true,
        ownerId: true,
        caseId: true,
        fileName: true,
        mediaType: true,
        sizeBytes: true,
        sha256: true,
      },
    });
  const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');

  describe('at intake', () => {
    it('S-47: files sent with a draft keep their Chinese names, lie under generated names, and go over to the case', async () => {
      const given = await prepare();
      const keys = await openIntake(given.browser, given.item.itemId);
      const answer = await sendFiles(given.browser, keys, [[PNG, '申请表 第1页.png']], { attachTo: '1' });
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('申请表 第1页.png');
      await sendFiles(given.browser, keys, [[PDF, '规划许可证.pdf']], { attachTo: '2' });
      await sendFiles(given.browser, keys, [[PDF, '其他.pdf']]);
      const draft = `draft:${keys.submissionKey}`;
      const png = {
        fileName: '申请表 第1页.png',
        mediaType: 'image/png',
        sizeBytes: PNG.length,
        sha256: sha256(PNG),
      };
      const pdf = { mediaType: 'application/pdf', sizeBytes: PDF.length, sha256: sha256(PDF) };
      expect(await stored(given)).toEqual([
        { ownerKind: draft, ownerId: 1, caseId: null, ...png },
        { ownerKind: draft, ownerId: 2, caseId: null, fileName: '规划许可证.pdf', ...pdf },
        { ownerKind: draft, ownerId: 0, caseId: null, fileName: '其他.pdf', ...pdf },
      ]);
      const names = filesBelow(given.folder).filter((name) => name.startsWith('attachments'));
      expect(names).toHaveLength(3);
      for (const name of names) expect(name).toMatch(/^attachments\/([0-9a-f]{2})\/\1[0-9a-f]{30}$/);

      const form = applicationForm(keys, { ticks: ['present', 'present'], seenOutcome: 'accept' });
      const sent = await given.browser.post('/intake').type('form').send(form);
      expect(sent.status).toBe(303);
      const made = await given.database.read.case.findFirstOrThrow({ include: { materials: true } });
      const [first, second] = made.materials.sort((a, b) => a.position - b.position);
      expect(await stored(given)).toEqual([
        { ownerKind: 'material', ownerId: first?.id, caseId: made.id, ...png },
        { ownerKind: 'material', ownerId: second?.id, caseId: made.id, fileName: '规划许可证.pdf', ...pdf },
        { ownerKind: 'case', ownerId: made.id, caseId: made.id, fileName: '其他.pdf', ...pdf },
      ]);
      const page = await given.browser.get(`/cases/${made.number}`);
      expect(page.text).toContain('王敏上传了扫描件：其他.pdf、申请表 第1页.png、规划许可证.pdf');
      expect(page.text).toContain('规划许可证.pdf');
    });

    it('without a script the whole form goes with the files and comes back as a draft', async () => {
      const { browser, item } = await prepare();
      const keys = await openIntake(browser, item.itemId);
      const answer = await browser
        .post(PAGE)
        .field('_csrf', keys._csrf)
        .field('submissionKey', keys.submissionKey)
        .field('itemId', keys.itemId)
        .field('itemVersionId', keys.itemVersionId)
        .field('name', '李四海')
        .field('materials[m1][status]', 'present')
        .field('materials[m1][problem]', '')
        .field('attachTo', '1')
        .attach('files', PNG, { filename: '申请表.png' });
      expect([answer.status, answer.headers.location]).toEqual([
        303,
        `/intake?draft=${keys.submissionKey}#attachments`,
      ]);
      const page = await browser.get(`/intake?draft=${keys.submissionKey}`);
      expect(page.text).toContain('value="李四海"');
      expect(page.text).toContain('申请表.png');
      expect(page.text).toMatch(/id="materials-m1-status"[^>]* checked/);
    });

    it('a form without its token stores nothing at all', async () => {
      const { browser, item, folder, database } = await prepare();
      const { _csrf, ...keys } = await openIntake(browser, item.itemId);
      const before = filesBelow(folder);
      const answer = await sendFiles(browser, { ...keys, _csrf: 'wrong' }, [[PNG, '申请表.png']]);
      expect(answer.status).toBe(403);
      const late = await browser
        .post(PAGE)
        .attach('files', PNG, { filename: '申请表.png' })
        .field('_csrf', _csrf)
        .field('submissionKey', keys.submissionKey);
      expect(late.status).toBe(403);
      expect(filesBelow(folder)).toEqual(before);
      expect(await database.read.attachment.count()).toBe(0);
    });

    it('what a file is, its content says: a page named as a picture is refused, and the files with it', async () => {
      const given = await prepare();
      const keys = await openIntake(given.browser, given.item.itemId);
      const html = Buffer.from('<script>alert(1)</script>');
      const answer = await sendFiles(given.browser, keys, [
        [PNG, '好的.png'],
        [html, '照片.jpg'],
      ]);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('“照片.jpg”不是 JPG、PNG、WebP 图片或 PDF 文件');
      expect(await stored(given)).toEqual([]);
      await expect
        .poll(() => filesBelow(given.folder).filter((name) => name.includes('attachments')))
        .toEqual([]);
    });

    it('a file above the setting of the hall is not taken', async () => {
      const given = await prepare();
      await given.database.write((tx) =>
        tx.setting.create({
          data: {
            hallId: given.hall.hallId,
            key: 'attachmentMegabytes',
            value: '1',
            updatedAt: FRIDAY_MORNING,
          },
        }),
      );
      const keys = await openIntake(given.browser, given.item.itemId);
      const big = Buffer.concat([PNG, Buffer.alloc(1024 * 1024)]);
      const answer = await sendFiles(given.browser, keys, [[big, '大图.png']]);
      expect(answer.status).toBe(413);
      expect(answer.text).toContain('文件不能超过 1 MB');
      await expect
        .poll(() => filesBelow(given.folder).filter((name) => name.includes('attachments')))
        .toEqual([]);
    });

    it('a chosen file that was not uploaded is told before the form is taken', async () => {
      const { browser, item, database } = await prepare();
      const keys = await openIntake(browser, item.itemId);
      const form = applicationForm(keys, {
        ticks: ['present', 'present'],
        seenOutcome: 'accept',
        more: { files: ['申请表.png', ''] },
      });
      const answer = await browser.post('/intake').type('form').send(form);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('选好的文件还没有上传');
      expect(await database.read.case.count()).toBe(0);
    });

    it('a file of a draft is deleted by its clerk alone, and with the draft', async () => {
      const given = await prepare();
      const { browser, app, database, folder } = given;
      const keys = await openIntake(browser, given.item.itemId);
      await sendFiles(browser, keys, [
        [PNG, '一.png'],
        [PNG, '二.png'],
      ]);
      const [one] = await database.read.attachment.findMany({ orderBy: { id: 'asc' } });
      const remove = (by: Browser, token: string) =>
        by
          .post(`${PAGE}/delete`)
          .set('x-csrf-token', token)
          .set('x-fragment', 'yes')
          .type('form')
          .send({ submissionKey: keys.submissionKey, itemId: keys.itemId, remove: one?.id });
      const other = await signIn(app, 'sunli');
      const otherKeys = await openIntake(other, given.item.itemId);
      await remove(other, otherKeys._csrf);
      expect((await stored(given)).map(({ fileName }) => fileName)).toEqual(['一.png', '二.png']);
      expect((await other.get(`/attachments/${one?.id}`)).status).toBe(404);
      await remove(browser, keys._csrf);
      expect((await stored(given)).map(({ fileName }) => fileName)).toEqual(['二.png']);
      await browser
        .post('/intake/drafts/delete')
        .type('form')
        .send({ _csrf: keys._csrf, key: keys.submissionKey });
      expect(await stored(given)).toEqual([]);
      expect(filesBelow(folder).filter((name) => name.startsWith('attachments'))).toEqual([]);
    });
  });

  describe('of a case', () => {
    const accepted = async () => {
      const given = await prepare();
      const clerk = await personOf(given.hall, given.wang);
      const made = await receivedCase(given.hall, { clerk, item: given.item });
      return { ...given, made };
    };
    const sendToCase = async (
      browser: Browser,
      number: string,
      files: [Buffer, string][],
      to = 'attachments',
    ) => {
      const page = await browser.get(`/cases/${number}`);
      const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      let request = browser.post(`/cases/${number}/${to}`).field('_csrf', token).field('attachTo', '1');
      for (const [content, filename] of files) request = request.attach('files', content, { filename });
      return request;
    };

    it('S-59: a file added to an open case is told in its history', async () => {
      const { browser, made, database } = await accepted();
      const answer = await sendToCase(browser, made.number, [[PNG, '补拍.png']]);
      expect([answer.status, answer.headers.location]).toEqual([303, `/cases/${made.number}#attachments`]);
      const event = await database.read.caseEvent.findFirstOrThrow({ where: { kind: 'files-attached' } });
      expect([event.actorName, JSON.parse(event.details)]).toEqual([
        '王敏',
        { files: ['补拍.png'], sha256: [sha256(PNG)] },
      ]);
      expect((await browser.get(`/cases/${made.number}`)).text).toContain('王敏上传了扫描件：补拍.png');
    });

    it('shown safely: type as sniffed, no sniffing, no script, the Chinese name in full', async () => {
      const { browser, made, database } = await accepted();
      await sendToCase(browser, made.number, [
        [PNG, '身份证（正面）.png'],
        [PDF, "合同'1'.pdf"],
      ]);
      const [png, pdf] = await database.read.attachment.findMany({ orderBy: { id: 'asc' } });
      const shown = await browser.get(`/attachments/${png?.id}`);
      expect({
        status: shown.status,
        type: shown.headers['content-type'],
        sniff: shown.headers['x-content-type-options'],
        policy: shown.headers['content-security-policy'],
        name: shown.headers['content-disposition'],
        cache: shown.headers['cache-control'],
        same: PNG.equals(shown.body as Buffer),
      }).toEqual({
        status: 200,
        type: 'image/png',
        sniff: 'nosniff',
        policy: "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
        name: `inline; filename="_______.png"; filename*=UTF-8''${encodeURIComponent('身份证（正面）.png')}`,
        cache: 'private, no-store',
        same: true,
      });
      const file = await browser.get(`/attachments/${pdf?.id}/file`);
      expect([file.headers['content-type'], file.headers['content-disposition']]).toEqual([
        'application/pdf',
        `attachment; filename="__'1'.pdf"; filename*=UTF-8''${encodeURIComponent('合同')}%271%27.pdf`,
      ]);
    });

    it('S-33: a clerk of another department finds neither the file nor the case', async () => {
      const { hall, browser, app, made, database } = await accepted();
      await sendToCase(browser, made.number, [[PNG, '一.png']]);
      const file = await database.read.attachment.findFirstOrThrow();
      const elsewhere = await database.write(async (tx) => {
        const department = await tx.department.create({
          data: { hallId: hall.hallId, code: 'GS', name: '市场监管局' },
        });
        const window = await tx.window.create({
          data: { hallId: hall.hallId, departmentId: department.id, number: '9', name: '市监窗口' },
        });
        return { departmentId: department.id, windowIds: [window.id] };
      });
      await makeStaff(hall, 'gongshang', ['clerk'], elsewhere);
      const other = await signIn(app, 'gongshang');
      expect((await other.get(`/attachments/${file.id}`)).status).toBe(404);
      expect((await other.get(`/attachments/${file.id}/file`)).status).toBe(404);
      const keys = await openIntake(other, (await publishedItem(hall)).itemId);
      const sent = await other
        .post(`/cases/${made.number}/attachments`)
        .set('x-csrf-token', keys._csrf)
        .attach('files', PNG, { filename: '一.png' });
      expect(sent.status).toBe(404);
      expect((await browser.get('/attachments/x')).status).toBe(404);
    });

    it('a closed case takes no more files', async () => {
      const { browser, made, database } = await accepted();
      await database.write((tx) => tx.case.updateMany({ data: { isOpen: false } }));
      const answer = await sendToCase(browser, made.number, [[PNG, '一.png']]);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('办件已经办结，不能再上传文件');
      expect(await database.read.attachment.count()).toBe(0);
    });

    it('on the page of papers the ticks stay when files are sent without a script', async () => {
      const { hall, wang, item, browser } = await prepare();
      const clerk = await personOf(hall, wang);
      const made = await receivedCase(hall, {
        clerk,
        item,
        ticks: ['present', 'missing'],
        seenOutcome: 'one-time-notice',
      });
      const page = await browser.get(`/cases/${made.number}/supplements`);
      const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const answer = await browser
        .post(`/cases/${made.number}/supplements/attachments`)
        .field('_csrf', token)
        .field('materials[m2][status]', 'defective')
        .field('materials[m2][problem]', '公章不清')
        .field('attachTo', '2')
        .attach('files', PNG, { filename: '许可证.png' });
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('value="公章不清"');
      expect(answer.text).toContain('许可证.png');
    });
  });

  describe('housekeeping', () => {
    const DAYS = 86_400_000;

    it('a draft that nobody wrote on for 30 days goes with its files; a fresh one and a case keep theirs', async () => {
      const given = await prepare();
      const { browser, database, folder, item } = given;
      const old = await openIntake(browser, item.itemId);
      const fresh = await openIntake(browser, item.itemId);
      await sendFiles(browser, old, [[PNG, '旧.png']]);
      await sendFiles(browser, fresh, [[PNG, '新.png']]);
      const draft = (key: string) => database.read.draft.count({ where: { key } });
      for (const keys of [old, fresh])
        await browser.post('/intake/drafts').set('accept', 'application/json').type('form').send(keys);
      const now = new Date(FRIDAY_MORNING.getTime() + 31 * DAYS);
      await database.write((tx) =>
        tx.draft.updateMany({ where: { key: fresh.submissionKey }, data: { updatedAt: now } }),
      );
      await sweepAttachments(database, attachmentStore(folder), now);
      expect((await stored(given)).map(({ fileName }) => fileName)).toEqual(['新.png']);
      expect([await draft(old.submissionKey), await draft(fresh.submissionKey)]).toEqual([0, 1]);
      expect(filesBelow(folder).filter((name) => name.startsWith('attachments'))).toHaveLength(1);
    });

    it('a file that no record names is removed after a day', async () => {
      const { database, folder, browser, item } = await prepare();
      const keys = await openIntake(browser, item.itemId);
      await sendFiles(browser, keys, [[PNG, '一.png']]);
      const store = attachmentStore(folder);
      const [name = ''] = filesBelow(folder).filter((each) => each.startsWith('attachments'));
      const room = Number.parseInt(name.slice('attachments/'.length, 'attachments/'.length + 2), 16);
      await database.write((tx) => tx.attachment.deleteMany({}));
      const changed = statSync(join(folder, name)).ctime;
      utimesSync(join(folder, name), changed, changed);
      const base = Date.now() + 2 * DAYS;
      const turn = 600_000;
      const at = new Date((Math.floor(base / turn / 256) * 256 + 256 + room) * turn);
      await sweepAttachments(database, store, at);
      expect(filesBelow(folder).filter((each) => each.startsWith('attachments'))).toEqual([]);
    });
  });
});
