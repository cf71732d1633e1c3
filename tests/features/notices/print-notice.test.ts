import supertest from 'supertest';
import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { personOf, receivedCase } from '../../support/case.js';
import { onBothDatabases } from '../../support/databases.js';
import {
  FRIDAY_MORNING,
  makeApp,
  makeHall,
  makeStaff,
  send,
  signIn,
  type TestHall,
} from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';
import { readPdf } from './pdf-text.js';

const MINUTE = 60_000;

async function opened(
  hall: TestHall,
  given: { name?: string; ticks?: Parameters<typeof receivedCase>[1]['ticks'] } = {},
) {
  const clerkId = await makeStaff(hall, 'zhao', ['clerk'], { name: '赵敏' });
  const item = await publishedItem(hall);
  const clerk = await personOf(hall, clerkId);
  const received = await receivedCase(hall, {
    clerk,
    item,
    ...(given.ticks ? { ticks: given.ticks } : {}),
    ...(given.name ? { applicant: { name: given.name } } : {}),
  });
  const noticeId = received.noticeIds[0] ?? 0;
  const page = `/cases/${received.number}/notices/${noticeId}`;
  const clock = { now: new Date(FRIDAY_MORNING.getTime() + 5 * MINUTE) };
  const app = makeApp(hall, () => clock.now);
  return { ...received, app, clock, clerkId, noticeId, page, browser: await signIn(app, 'zhao') };
}

function sheetOf(html: string): string {
  return /<main class="sheet">[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
}

async function printEvents(hall: TestHall, caseId: number) {
  const events = await hall.database.read.caseEvent.findMany({
    where: { caseId, kind: { in: ['notice-printed', 'notice-reprinted'] } },
    orderBy: { id: 'asc' },
  });
  return events.map(({ kind, fromState, toState, staffId, actorName, at, reason, details }) => ({
    kind,
    fromState,
    toState,
    staffId,
    actorName,
    at: at.toISOString(),
    reason,
    details: JSON.parse(details) as unknown,
  }));
}

onBothDatabases('printing a notice', (open) => {
  it('shows the notice with all that it says, and a way to the next application', async () => {
    const hall = await makeHall((await open()).database);
    const { browser, page, number } = await opened(hall);
    const answer = await browser.get(page);
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const kept = await hall.database.read.case.findUniqueOrThrow({ where: { number } });
    for (const said of [
      '受理通知书',
      '受字〔2026〕第000001号',
      '2026年11月20日',
      '张建国：',
      '110***********002X',
      '138****8000',
      '5个工作日',
      '2026年11月27日 18:00',
      '施工许可申请表',
      '业务受理专用章',
      '扫码查询办理进度',
      kept.queryCode,
      '沿此线撕下，由大厅存档',
    ]) {
      expect(sheetOf(answer.text)).toContain(said);
    }
    expect(answer.text).toContain('href="/intake"');
    expect(answer.text).toContain('尚未打印');
  });

  it('the QR code on the sheet is that of the public page of the case', async () => {
    const hall = await makeHall((await open()).database);
    const { browser, page, number } = await opened(hall);
    const { publicToken } = await hall.database.read.case.findUniqueOrThrow({ where: { number } });
    const html = sheetOf((await browser.get(page)).text);
    const path = /class="qr"[^>]*><path d="([^"]+)"/.exec(html)?.[1] ?? '';
    const dark = Array.from(path.matchAll(/M(\d+) (\d+)h1v1h-1z/g), ([, x, y]) => `${x},${y}`);
    const { data } = encode(`https://hall.example/s/${publicToken}`, { ecc: 'M' });
    expect(dark).toEqual(data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x},${y}`] : []))));
  });

  it('a sheet nobody has printed says on paper that it is a preview; looking records nothing', async () => {
    const hall = await makeHall((await open()).database);
    const { browser, page, caseId, noticeId } = await opened(hall);
    expect((await browser.get(page)).text).toContain(
      '<p class="sheet-copy only-paper">（预览件，未登记打印，不作正式文书使用）</p>',
    );
    expect(readPdf((await browser.get(`${page}.pdf`).buffer(true)).body as Buffer).text).toContain('预览件');
    expect(await printEvents(hall, caseId)).toEqual([]);
    expect(await hall.database.read.notice.findUniqueOrThrow({ where: { id: noticeId } })).toMatchObject({
      printedCount: 0,
      printedAt: null,
    });
  });

  it('the first print is the original, the second bears 补打 with its number and time, and both are recorded', async () => {
    const hall = await makeHall((await open()).database);
    const { browser, page, clock, caseId, clerkId, noticeId } = await opened(hall);
    const first = await send(browser, page, `${page}/prints`, { seenCount: '0', as: 'paper' });
    expect([first.status, first.headers.location]).toEqual([303, `${page}?copy=1`]);
    const original = (await browser.get(`${page}?copy=1`)).text;
    expect(sheetOf(original)).not.toContain('sheet-copy');
    expect(original).toContain('data-print="now"');
    clock.now = new Date('2026-11-20T10:25:00+08:00');
    const second = await send(browser, page, `${page}/prints`, { seenCount: '1', as: 'file' });
    expect([second.status, second.headers.location]).toEqual([303, `${page}.pdf?copy=2`]);
    const mark = '补打件，第2次打印，2026年11月20日 10:25，内容与原件相同';
    expect(sheetOf((await browser.get(`${page}?copy=2`)).text)).toContain(
      `<p class="sheet-copy">（${mark}）</p>`,
    );
    expect(readPdf((await browser.get(`${page}.pdf?copy=2`).buffer(true)).body as Buffer).text).toContain(
      mark,
    );
    const { state } = await hall.database.read.case.findUniqueOrThrow({ where: { id: caseId } });
    const common = {
      fromState: state,
      toState: state,
      staffId: clerkId,
      actorName: '赵敏',
      reason: '受理通知书',
    };
    const details = { noticeId, title: '受理通知书', number: '受字〔2026〕第000001号' };
    expect(await printEvents(hall, caseId)).toEqual([
      {
        ...common,
        kind: 'notice-printed',
        at: '2026-11-20T02:05:00.000Z',
        details: { ...details, count: 1, as: 'paper' },
      },
      {
        ...common,
        kind: 'notice-reprinted',
        at: '2026-11-20T02:25:00.000Z',
        details: { ...details, count: 2, as: 'file' },
      },
    ]);
  });

  it('a recorded print can be sent to the printer again for ten minutes, then only as a copy', async () => {
    const hall = await makeHall((await open()).database);
    const { browser, page, clock } = await opened(hall);
    await send(browser, page, `${page}/prints`, { seenCount: '0', as: 'paper' });
    clock.now = new Date(clock.now.getTime() + 10 * MINUTE);
    expect(sheetOf((await browser.get(`${page}?copy=1`)).text)).not.toContain('预览件');
    clock.now = new Date(clock.now.getTime() + MINUTE);
    expect(sheetOf((await browser.get(`${page}?copy=1`)).text)).toContain('预览件');
    expect(sheetOf((await browser.get(`${page}?copy=7`)).text)).toContain('预览件');
  });

  it('one page sent twice counts once; the second is told', async () => {
    const hall = await makeHall((await open()).database);
    const { browser, page, caseId } = await opened(hall);
    await send(browser, page, `${page}/prints`, { seenCount: '0', as: 'paper' });
    const again = await send(browser, page, `${page}/prints`, { seenCount: '0', as: 'paper' });
    expect(again.status).toBe(409);
    expect(again.text).toContain('这份文书刚刚打印过');
    expect((await printEvents(hall, caseId)).length).toBe(1);
  });

  it('stays as issued whatever becomes of the item, the hall and the people', async () => {
    const hall = await makeHall((await open()).database);
    const { browser, page } = await opened(hall);
    const before = sheetOf((await browser.get(page)).text);
    await hall.database.write(async (tx) => {
      await tx.itemVersion.updateMany({
        data: { name: '改名后的事项', promisedValue: 99, dutyPhone: '000' },
      });
      await tx.hall.updateMany({ data: { name: '改名后的大厅', address: '新地址' } });
      await tx.staff.updateMany({ data: { name: '改名后的人' } });
      await tx.window.updateMany({ data: { name: '改名后的窗口' } });
      await tx.case.updateMany({ data: { applicantName: '改名后的申请人', queryCode: 'XXXXXX' } });
    });
    expect(sheetOf((await browser.get(page)).text)).toBe(before);
  });

  it('the database refuses to change or delete an issued notice', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const { noticeId } = await opened(hall);
    const kept = await database.read.notice.findUniqueOrThrow({ where: { id: noticeId } });
    const changes = [
      ...['hallId', 'caseId', 'issuedById'].map((column) => `"${column}" = "${column}" + 1`),
      ...['kind', 'number', 'issuedBy', 'content'].map((column) => `"${column}" = "${column}" || '.'`),
      `"issuedAt" = '2026-01-05 09:00:00'`,
    ];
    for (const change of changes) {
      const sql = `UPDATE "Notice" SET ${change} WHERE "id" = ${noticeId}`;
      await expect(database.write((tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow(
        /an issued notice is frozen/,
      );
    }
    const removal = `DELETE FROM "Notice" WHERE "id" = ${noticeId}`;
    await expect(database.write((tx) => tx.$executeRawUnsafe(removal))).rejects.toThrow(
      /is frozen|append-only/,
    );
    expect(await database.read.notice.findUniqueOrThrow({ where: { id: noticeId } })).toEqual(kept);
  });

  it('a clerk of another window and department finds nothing', async () => {
    const hall = await makeHall((await open()).database);
    const { app, page, caseId, noticeId } = await opened(hall);
    const elsewhere = await hall.database.write(async (tx) => {
      const department = await tx.department.create({
        data: { hallId: hall.hallId, code: 'GA', name: '公安局' },
      });
      const window = await tx.window.create({
        data: {
          hallId: hall.hallId,
          departmentId: department.id,
          number: '9',
          name: '公安窗口',
          location: '',
        },
      });
      return { departmentId: department.id, windowIds: [window.id] };
    });
    await makeStaff(hall, 'sun', ['clerk'], elsewhere);
    const browser = await signIn(app, 'sun');
    expect((await browser.get(page)).status).toBe(404);
    expect((await browser.get(`${page}.pdf`)).status).toBe(404);
    expect((await send(browser, '/intake', `${page}/prints`, { seenCount: '0', as: 'paper' })).status).toBe(
      404,
    );
    expect((await browser.get(`/cases/20261120-9999-9/notices/${noticeId}`)).status).toBe(404);
    expect(await printEvents(hall, caseId)).toEqual([]);
  });

  it('a reviewer may print the original but not a copy; supervision and visitors may do neither', async () => {
    const hall = await makeHall((await open()).database);
    const { app, page, caseId } = await opened(hall);
    await makeStaff(hall, 'qian', ['reviewer'], { name: '钱进' });
    await makeStaff(hall, 'li', ['supervision']);
    const reviewer = await signIn(app, 'qian');
    expect((await send(reviewer, page, `${page}/prints`, { seenCount: '0', as: 'paper' })).status).toBe(303);
    const printed = (await reviewer.get(page)).text;
    expect(printed).toContain('补打请找收件窗口');
    expect(printed).not.toContain('data-print-form');
    const token =
      /name="_csrf" value="([^"]+)"/.exec((await reviewer.get('/account/password')).text)?.[1] ?? '';
    const copy = await reviewer
      .post(`${page}/prints`)
      .type('form')
      .send({ _csrf: token, seenCount: '1', as: 'paper' });
    expect([copy.status, copy.text.includes('补打请找收件窗口')]).toEqual([403, true]);
    const supervision = await signIn(app, 'li');
    expect((await supervision.get(page)).status).toBe(403);
    expect((await supertest(app).get(page)).headers.location).toBe('/sign-in');
    expect((await printEvents(hall, caseId)).map((event) => event.kind)).toEqual(['notice-printed']);
  });

  it('a form that was changed on the way is shown again, not counted', async () => {
    const hall = await makeHall((await open()).database);
    const { browser, page, caseId } = await opened(hall);
    const odd = await send(browser, page, `${page}/prints`, { seenCount: '-1', as: 'fax' });
    expect([odd.status, odd.text.includes('请选择打印或者下载')]).toEqual([422, true]);
    expect(await printEvents(hall, caseId)).toEqual([]);
  });

  it('names are written as text, never as markup', async () => {
    const hall = await makeHall((await open()).database);
    const { browser, page } = await opened(hall, { name: '<script>alert(1)</script>"&' });
    const { text } = await browser.get(page);
    expect(text).not.toContain('<script>alert');
    expect(sheetOf(text)).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&#34;&amp;');
  });

  it('the file is a PDF in Chinese with its face inside, named in Chinese', async () => {
    const hall = await makeHall((await open()).database);
    const { browser, page, noticeId } = await opened(hall, {
      ticks: ['missing', { status: 'defective', problem: '缺签章页' }],
    });
    const answer = await browser.get(`${page}.pdf`).buffer(true);
    const file = answer.body as Buffer;
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="notice-${noticeId}.pdf"; filename*=UTF-8''${encodeURIComponent('材料补齐通知书（一次性告知书） 补字〔2026〕第000001号.pdf')}`,
    );
    expect(file.subarray(0, 5).toString()).toBe('%PDF-');
    const read = readPdf(file);
    expect({ pages: read.pages, embedsFace: read.embedsFace, title: read.title }).toEqual({
      pages: 1,
      embedsFace: true,
      title: '材料补齐通知书（一次性告知书） 补字〔2026〕第000001号',
    });
    for (const said of [
      '张建国：',
      '施工许可申请表',
      '不合要求',
      '缺签章页；复印件加盖公章',
      '扫码查询办理进度',
      '第 1 页，共 1 页',
    ]) {
      expect(read.text).toContain(said);
    }
  });
});
