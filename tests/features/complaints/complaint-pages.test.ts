import { expect, it } from 'vitest';
import { personOf, receivedCase } from '../../support/case.js';
import { onBothDatabases } from '../../support/databases.js';
import { dataFolder, filesBelow, PNG } from '../../support/files.js';
import { type Browser, makeApp, makeHall, makeStaff, send, signIn } from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';

const SECRETS = ['赵小满', '13800138000', '138 0013 8000', '锦绣路'];
const WORDS = '窗口人员说话很难听';

const FORM = {
  channel: 'on-the-spot',
  category: 'attitude',
  severity: 'ordinary',
  confidential: 'on',
  name: '赵小满',
  phone: '13800138000',
  address: '锦绣路 9 号',
  content: WORDS,
};

async function scene(database: Parameters<typeof makeHall>[0]) {
  const hall = await makeHall(database);
  const clerkId = await makeStaff(hall, 'clerk', ['clerk']);
  await makeStaff(hall, 'head', ['window-head']);
  await makeStaff(hall, 'sup', ['supervision'], { departmentId: null });
  await makeStaff(hall, 'sup2', ['supervision'], { departmentId: null });
  await makeStaff(hall, 'insp', ['inspection-office'], { departmentId: null });
  await makeStaff(hall, 'director', ['director'], { departmentId: null });
  const dataDir = dataFolder();
  const app = makeApp(hall, undefined, dataDir);
  return { hall, clerkId, app, dataDir };
}

async function register(browser: Browser, values: Record<string, unknown>) {
  const shown = await browser.get('/complaints/new');
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(shown.text)?.[1] ?? '';
  return browser
    .post('/complaints')
    .type('form')
    .send({ _csrf: hidden('_csrf'), submissionKey: hidden('submissionKey'), ...FORM, ...values });
}

const NUMBER = 'TS20261120-0001';

async function versionOf(browser: Browser): Promise<string> {
  const page = await browser.get(`/complaints/${NUMBER}`);
  return /name="version" value="(\d+)"/.exec(page.text)?.[1] ?? '';
}

async function step(browser: Browser, noun: string, values: Record<string, unknown>) {
  const version = await versionOf(browser);
  return send(browser, `/complaints/${NUMBER}`, `/complaints/${NUMBER}/${noun}`, { version, ...values });
}

onBothDatabases('the pages of complaints', (open) => {
  it('S-13: a clerk takes one down, gets number and code once, and never sees it again', async () => {
    const { hall, app } = await scene((await open()).database);
    const clerk = await signIn(app, 'clerk');
    const made = await register(clerk, {});
    expect(made.status).toBe(201);
    expect(made.text).toContain(NUMBER);
    expect(made.text).toContain('只显示这一次');
    for (const secret of [...SECRETS, WORDS]) expect(made.text).not.toContain(secret);
    expect((await clerk.get(`/complaints/${NUMBER}`)).status).toBe(403);
    expect((await clerk.get('/complaints')).status).toBe(403);
    const row = await hall.database.read.complaint.findUniqueOrThrow({ where: { number: NUMBER } });
    expect([row.receivedBy, row.confidential, row.route]).toEqual(['clerk', true, 'supervision']);
  });

  it('S-13: a refused form comes back with its words and the typed values', async () => {
    const { app } = await scene((await open()).database);
    const clerk = await signIn(app, 'clerk');
    const again = await register(clerk, { targetKind: 'staff' });
    expect(again.status).toBe(409);
    expect(again.text).toContain('请选择投诉的是谁；说不清的，选“没有指明”。（S-13）');
    expect(again.text).toContain('赵小满');
    const empty = await register(clerk, { content: '' });
    expect([empty.status, empty.text.includes('请写明投诉的内容')]).toEqual([422, true]);
  });

  it('004:L170: what is out of scope is registered all the same, with its explanation', async () => {
    const { hall, app } = await scene((await open()).database);
    const sup = await signIn(app, 'sup');
    const refused = await register(sup, { outOfScope: 'on', redirectedTo: '信访局' });
    expect(refused.status).toBe(422);
    const made = await register(sup, { outOfScope: 'on', redirectedTo: '信访局', explanation: '属于信访' });
    expect(made.status).toBe(201);
    const row = await hall.database.read.complaint.findUniqueOrThrow({ where: { number: NUMBER } });
    expect([row.state, row.redirectedTo, row.answer, row.isOpen, row.dueAt]).toEqual([
      'redirected',
      '信访局',
      '属于信访',
      false,
      null,
    ]);
  });

  it('S-33: the accused, his head, a colleague, the director, another body and the exports never learn who it was', async () => {
    const { clerkId, app } = await scene((await open()).database);
    const sup = await signIn(app, 'sup');
    await register(sup, { targetKind: 'staff', targetStaffId: clerkId });
    const accepted = await step(sup, 'acceptance', {
      category: 'attitude',
      targetKind: 'staff',
      targetStaffId: clerkId,
      toldWords: '有群众反映态度',
    });
    expect(accepted.status).toBe(303);
    const handlerId = /<option value="(\d+)"[^>]*>sup<\/option>/.exec(
      (await sup.get(`/complaints/${NUMBER}`)).text.split('name="handlerId"')[1] ?? '',
    )?.[1];
    expect((await step(sup, 'assignment', { handlerId })).status).toBe(303);
    const statuses: [string, string, number][] = [];
    for (const account of ['clerk', 'head', 'sup2', 'insp', 'director']) {
      const browser = await signIn(app, account);
      for (const path of [
        `/complaints/${NUMBER}`,
        `/complaints/${NUMBER}/sheet`,
        '/complaints',
        '/complaints.csv',
        '/complaints.xlsx',
        `/complaints/${NUMBER}/files/1`,
      ]) {
        const answer = await browser.get(path);
        statuses.push([account, path.replace(NUMBER, 'N'), answer.status]);
        for (const secret of SECRETS) expect(answer.text ?? '').not.toContain(secret);
        if (account !== 'sup2') expect(answer.text ?? '').not.toContain(WORDS);
      }
      const opened = await send(browser, '/account', `/complaints/${NUMBER}/identity`, {});
      statuses.push([account, 'identity', opened.status]);
      for (const secret of SECRETS) expect(opened.text).not.toContain(secret);
    }
    const of = (account: string) => statuses.filter(([who]) => who === account).map(([, , status]) => status);
    expect({
      clerk: of('clerk'),
      head: of('head'),
      sup2: of('sup2'),
      insp: of('insp'),
      director: of('director'),
    }).toEqual({
      clerk: [403, 403, 403, 403, 403, 403, 403],
      head: [403, 403, 403, 403, 403, 403, 403],
      sup2: [200, 200, 200, 200, 200, 404, 404],
      insp: [404, 404, 200, 200, 200, 404, 404],
      director: [200, 200, 200, 200, 200, 403, 403],
    });
  });

  it('S-33: the case tells who its applicant is: its number is for the body that handles, and in no export', async () => {
    const { hall, clerkId, app } = await scene((await open()).database);
    const item = await publishedItem(hall);
    const { number } = await receivedCase(hall, { clerk: await personOf(hall, clerkId), item });
    const sup = await signIn(app, 'sup');
    expect((await register(sup, { caseNumber: number })).status).toBe(201);
    const director = await signIn(app, 'director');
    const shown = async (browser: Browser, path: string) => (await browser.get(path)).text.includes(number);
    const pages = ['/complaints', `/complaints/${NUMBER}`, `/complaints/${NUMBER}/sheet`];
    for (const path of pages)
      expect([path, await shown(sup, path), await shown(director, path)]).toEqual([path, true, false]);
    expect([await shown(sup, '/complaints.csv'), await shown(director, '/complaints.csv')]).toEqual([
      false,
      false,
    ]);
  });

  it('S-33: the handler sees the author only when he asks, and the page counts how often', async () => {
    const { app } = await scene((await open()).database);
    const sup = await signIn(app, 'sup');
    await register(sup, {});
    await step(sup, 'acceptance', { category: 'attitude', toldWords: '有群众反映态度' });
    const handlerId = /<option value="(\d+)" selected>sup<\/option>/.exec(
      (await sup.get(`/complaints/${NUMBER}`)).text,
    )?.[1];
    await step(sup, 'assignment', { handlerId });
    const before = await sup.get(`/complaints/${NUMBER}`);
    for (const secret of SECRETS) expect(before.text).not.toContain(secret);
    expect(before.text).toContain('实名，已保密');
    const opened = await send(sup, `/complaints/${NUMBER}`, `/complaints/${NUMBER}/identity`, {});
    expect([opened.status, opened.text.includes('赵小满'), opened.headers['cache-control']]).toEqual([
      200,
      true,
      'no-store',
    ]);
    const after = await sup.get(`/complaints/${NUMBER}`);
    expect(after.text).toContain('已被查看 1 次');
    expect(after.text).not.toContain('赵小满');
    const csv = await sup.get('/complaints.csv?list=mine');
    expect(csv.text).toContain(NUMBER);
    for (const secret of [...SECRETS, WORDS]) expect(csv.text).not.toContain(secret);
  });

  it('A.5: the lists count what is open, late and due; the filters narrow them', async () => {
    const { hall, app } = await scene((await open()).database);
    const sup = await signIn(app, 'sup');
    await register(sup, {});
    await register(sup, {
      channel: 'letter',
      category: 'charges',
      receivedDate: '2026-11-18',
      receivedTime: '09:00',
    });
    const all = await sup.get('/complaints');
    expect([all.text.includes('TS20261120-0001'), all.text.includes('TS20261120-0002')]).toEqual([
      true,
      true,
    ]);
    const late = await sup.get('/complaints?list=late');
    expect([late.text.includes('TS20261120-0001'), late.text.includes('TS20261120-0002')]).toEqual([
      false,
      true,
    ]);
    const due = await sup.get('/complaints?list=due');
    expect([due.text.includes('TS20261120-0001'), due.text.includes('TS20261120-0002')]).toEqual([
      true,
      false,
    ]);
    const letters = await sup.get('/complaints?channel=letter');
    expect([letters.text.includes('TS20261120-0001'), letters.text.includes('TS20261120-0002')]).toEqual([
      false,
      true,
    ]);
    const none = await sup.get('/complaints?list=visits');
    expect(none.text).toContain('没有等待回访的投诉');
    expect(await hall.database.read.complaint.count({ where: { isOpen: true } })).toBe(2);
  });

  it('S-33: a file of a complaint is opened by its handler alone, each time logged; not by who took it in', async () => {
    const { hall, app, dataDir } = await scene((await open()).database);
    const clerk = await signIn(app, 'clerk');
    const shown = await clerk.get('/complaints/new');
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(shown.text)?.[1] ?? '';
    let request = clerk.post('/complaints').field('_csrf', hidden('_csrf'));
    const fields = { ...FORM, submissionKey: hidden('submissionKey') };
    for (const [name, value] of Object.entries(fields)) request = request.field(name, value);
    expect((await request.attach('files', PNG, { filename: '现场.png' })).status).toBe(201);
    expect(filesBelow(dataDir)).toHaveLength(1);
    const file = await hall.database.read.attachment.findFirstOrThrow({ where: { ownerKind: 'complaint' } });
    const sup = await signIn(app, 'sup');
    await step(sup, 'acceptance', { category: 'attitude', toldWords: '有群众反映态度' });
    const { id: handlerId } = await hall.database.read.staff.findUniqueOrThrow({ where: { account: 'sup' } });
    expect((await step(sup, 'assignment', { handlerId })).status).toBe(303);
    const path = `/complaints/${NUMBER}/files/${file.id}`;
    const other = await signIn(app, 'sup2');
    const answers = [
      await clerk.get(`/attachments/${file.id}`),
      await clerk.get(path),
      await other.get(path),
      await other.get(`/attachments/${file.id}`),
      await sup.get(path),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 403, 404, 404, 200]);
    const audit = await hall.database.read.auditEntry.findMany({ where: { kind: 'complaint-file-opened' } });
    expect(audit.map(({ staffId, subject }) => [staffId, subject])).toEqual([[handlerId, NUMBER]]);
  });

  it('S-13: the flow from acceptance to the return visit by the forms of the page', async () => {
    const { hall, clerkId, app } = await scene((await open()).database);
    const sup = await signIn(app, 'sup');
    await register(sup, { targetKind: 'staff', targetStaffId: clerkId });
    const { id: handlerId } = await hall.database.read.staff.findUniqueOrThrow({ where: { account: 'sup' } });
    const target = { targetKind: 'staff', targetStaffId: clerkId };
    const statuses: number[] = [];
    for (const [noun, values] of [
      ['acceptance', { category: 'attitude', ...target, toldWords: '有群众反映态度' }],
      ['assignment', { handlerId }],
      ['hearings', { side: 'complainant', statement: '照旧' }],
      ['hearings', { side: 'accused', statement: '承认' }],
      [
        'finding',
        {
          finding: 'founded',
          reason: '录像',
          factsVerified: 'yes',
          isAttributable: 'yes',
          ruleBroken: 'yes',
          blamedStaffId: clerkId,
          brokenRule: 'FB-01',
        },
      ],
      ['answer', { answer: '已批评教育并道歉' }],
      ['satisfaction', { satisfaction: 'dissatisfied', note: '不够' }],
      ['reverification', { result: '再次核查，维持' }],
      ['satisfaction', { satisfaction: 'satisfied' }],
      ['return-visit', { returnVisit: '电话回访，满意' }],
    ] as const)
      statuses.push((await step(sup, noun, values)).status);
    expect(statuses).toEqual(Array.from({ length: 10 }, () => 303));
    const page = await sup.get(`/complaints/${NUMBER}`);
    for (const words of ['属实（有效投诉）', '已办结', 'FB-01', '再次核查，维持', '电话回访，满意'])
      expect(page.text).toContain(words);
    expect(page.text).not.toContain('name="version"');
    const sheet = await sup.get(`/complaints/${NUMBER}/sheet`);
    expect(sheet.text).toContain('投诉来访登记表');
    for (const secret of SECRETS) expect(sheet.text).not.toContain(secret);
    const printed = await send(sup, `/complaints/${NUMBER}/sheet`, `/complaints/${NUMBER}/sheet`, {});
    expect(printed.text).toContain('赵小满');
  });
});
