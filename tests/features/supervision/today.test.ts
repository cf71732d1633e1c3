import { expect, it } from 'vitest';
import { countDaily, listDaily } from '../../../src/features/supervision/daily-check.js';
import { DAILY_LIST_NAMES } from '../../../src/features/supervision/daily-lists.js';
import { personOf } from '../../support/case.js';
import { freshSqlite, onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeApp, makeHall, makeStaff, signIn, type TestHall } from '../../support/hall.js';
import { openCaseDesk, take } from '../cases/case-desk.js';
import { casePlans } from '../desk/case-plans.js';
import { insertCases, shownNumbers } from '../desk/sample-cases.js';

const tilesOf = (html: string) =>
  [...html.matchAll(/<span class="figure">(\d+)<\/span><span class="what">([^<]+)</g)].map((match) => [
    match[2],
    Number(match[1]),
  ]);

async function openCasesOf(hall: TestHall, numbers: readonly (string | undefined)[]) {
  const rows = await hall.database.read.case.findMany({ select: { id: true, number: true } });
  return numbers.map((number) => rows.find((row) => row.number === number)?.id ?? 0);
}

/** One case for each list of Friday 20 November 2026, 10:00. */
async function aDay(hall: TestHall) {
  const numbers = await insertCases(hall, [
    { due: '2026-11-20T18:00:00+08:00', applicantName: '欧阳修文' },
    { due: '2026-11-18T18:00:00+08:00' },
    { due: '2026-11-19T18:00:00+08:00' },
    { due: '2026-11-27T18:00:00+08:00' },
    { state: 'SUPP', acceptedAt: null, supplementDueAt: '2026-11-25T18:00:00+08:00' },
    { state: 'UP' },
    { state: 'SITE' },
    { state: 'DONE', isOpen: false, closedAt: '2026-11-18T10:00:00+08:00' },
  ]);
  const [, , explained, extended, , , suspended] = await openCasesOf(hall, numbers);
  await hall.database.write(async (tx) => {
    await tx.case.update({
      where: { id: explained ?? 0 },
      data: { overdueReasonAt: FRIDAY_MORNING, overdueReason: '停电' },
    });
    await tx.caseExtension.create({
      data: {
        hallId: hall.hallId,
        caseId: extended ?? 0,
        workingDays: 5,
        reason: '专家未到',
        status: 'approved',
        requestedAt: FRIDAY_MORNING,
        requestedById: 1,
        requestedBy: '甲',
      },
    });
    await tx.caseSuspension.create({
      data: {
        hallId: hall.hallId,
        caseId: suspended ?? 0,
        kind: 'inspection',
        cause: '检验',
        basis: '第四十五条',
        limitValue: 3,
        startedAt: new Date('2026-11-10T10:00:00+08:00'),
        startedById: 1,
        fromState: 'REV',
        dueAt: new Date('2026-11-13T18:00:00+08:00'),
      },
    });
    await tx.enquiry.create({
      data: {
        hallId: hall.hallId,
        rowKey: 'e1',
        number: 'ZX-1',
        channel: 'phone',
        matter: '怎样办排水许可',
        firstClerkId: 1,
        firstClerk: '王敏',
        ownerId: 1,
        owner: '王敏',
        receivedAt: new Date('2026-11-18T10:00:00+08:00'),
        answerBy: new Date('2026-11-19T18:00:00+08:00'),
      },
    });
  });
  return numbers;
}

onBothDatabases("the supervisor's day", (open) => {
  it('SV-01: the daily check of Friday 20 November counts and shows every list', async () => {
    const hall = await makeHall((await open()).database);
    await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null });
    const [today, late, explained, extended, applicant, upward, suspended] = await aDay(hall);
    const browser = await signIn(makeApp(hall), 'ducha');
    const page = await browser.get('/supervision/today');
    expect(page.status).toBe(200);
    expect(tilesOf(page.text)).toEqual([
      ['超期', 2],
      ['超期未填原因', 1],
      ['今日到期', 1],
      ['特别程序超时', 1],
      ['已延期', 1],
      ['等申请人补正', 1],
      ['报上级', 1],
      ['首问未答复', 1],
      ['督查事件', 0],
    ]);
    expect(shownNumbers(page.text)).toEqual([late, explained, today, suspended, extended, applicant, upward]);
    expect(page.text.match(/原因未填/g)).toHaveLength(1);
    expect(page.text).toContain('怎样办排水许可');
    expect(page.text).not.toContain('欧阳修文');
    const list = await browser.get('/supervision/today/no-reason');
    expect(shownNumbers(list.text)).toEqual([late]);
    const sheet = await browser.get('/supervision/today/print');
    expect(sheet.text).toContain('每日督查清单');
    expect(sheet.text).toContain(String(suspended));
    expect((await browser.get('/supervision/today/nonsense')).status).toBe(404);
  });

  it('SV-01, S-33: only supervision and the director see it, and only their own hall and those below', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const other = await makeHall(database, 'XY');
    await aDay(other);
    await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null });
    await makeStaff(hall, 'head', ['window-head']);
    await makeStaff(hall, 'zhuren', ['director'], { departmentId: null });
    const app = makeApp(hall);
    const page = await (await signIn(app, 'ducha')).get('/supervision/today');
    expect(tilesOf(page.text).map((tile) => tile[1])).toEqual(Array(9).fill(0));
    expect((await (await signIn(app, 'zhuren')).get('/supervision/today')).status).toBe(200);
    expect((await (await signIn(app, 'head')).get('/supervision/today')).status).toBe(403);
  });

  it('SV-01, SV-02, SV-03, D-34: a late case says why, what was done and whose turn it is, and is urged from its row', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    await makeStaff(desk.hall, 'ducha', ['supervision'], { departmentId: null, name: '督查员' });
    await makeStaff(desk.hall, 'zhuren', ['director'], { departmentId: null });
    const lines = async (address = '/supervision/today') => {
      const { text } = await (await desk.signIn('ducha')).get(address);
      const cell = text.split('<td class="name small">')[1] ?? '';
      return [...cell.slice(0, cell.indexOf('</td>')).matchAll(/<(?:div|a)[^>]*>(?:<a[^>]*>)?([^<]+)</g)].map(
        (match) => match[1],
      );
    };
    desk.clock.now = new Date('2026-11-28T09:00:00+08:00');
    expect(await lines()).toEqual(['原因未填', '督办']);
    desk.clock.now = new Date('2026-12-02T19:00:00+08:00');
    expect(await lines()).toEqual(['原因未填，处置未填', '督办']);
    const reviewer = await desk.signIn('chenli');
    await take(reviewer, number, 'overdue-reasons', { reason: '人手不足', plan: '12月4日办结' });
    expect(await lines('/supervision/overdue')).toEqual([
      '原因：人手不足',
      '计划：12月4日办结',
      '满 3 个工作日，处置未填',
      '督办',
    ]);
    await take(reviewer, number, 'overrun-measures', { way: 'inform', told: '电话告知', plan: '12月4日' });
    const urged = { toStaffId: String(desk.ids.reviewer), words: '请按期办结', replyWorkingDays: '1' };
    await take(await desk.signIn('ducha'), number, 'urgings', urged);
    expect((await lines()).slice(2)).toEqual([
      '处置：本部门原因，已告知申请人并说明办结计划',
      '督办陈立：12月3日 18:00 前答复',
      '督办',
    ]);
    desk.clock.now = new Date('2026-12-03T18:30:00+08:00');
    expect((await lines('/supervision/overdue'))[3]).toBe('督办陈立：12月3日 18:00 到期没有答复');
    const seen = await (await desk.signIn('zhuren')).get('/supervision/today');
    expect([seen.text.includes('原因：人手不足'), seen.text.includes(`/cases/${number}/urgings`)]).toEqual([
      true,
      false,
    ]);
  });

  it('SV-03: supervision contacts the applicant; the phone is shown once logged, the opinion kept once', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    desk.clock.now = new Date('2026-12-02T19:00:00+08:00');
    const reviewer = await desk.signIn('chenli');
    await take(reviewer, number, 'overdue-reasons', { reason: '人手不足', plan: '12月4日办结' });
    await take(reviewer, number, 'overrun-measures', { way: 'inform', told: '电话告知', plan: '12月4日' });
    const { browser } = await desk.join('ducha', ['supervision'], { departmentId: null });
    const today = await browser.get('/supervision/today');
    const href = /href="(\/supervision\/contacts\/\d+)"/.exec(today.text)?.[1] ?? '';
    const page = await browser.get(href);
    expect(page.text).toContain('138****8000');
    const token = /name="_csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const opened = await browser.post(`${href}/disclosures`).type('form').send({ _csrf: token });
    expect([opened.text.includes('13800138000'), opened.headers['cache-control']]).toEqual([
      true,
      'no-store',
    ]);
    const empty = await browser.post(href).type('form').send({ _csrf: token, reached: 'yes', opinion: '' });
    expect(empty.status).toBe(422);
    const form = { _csrf: token, reached: 'yes', opinion: '希望周五前办结' };
    expect((await browser.post(href).type('form').send(form)).headers.location).toBe('/supervision/today');
    expect((await browser.post(href).type('form').send(form)).status).toBe(409);
    const kinds = await desk.hall.database.read.caseEvent.findMany({
      where: { actorName: 'ducha' },
      orderBy: { id: 'asc' },
    });
    expect(kinds.map((event) => event.kind)).toEqual(['personal-data-opened', 'contact-recorded']);
  });
});

it('G: the daily check walks indexes of open cases only', async () => {
  const { database, remove } = await freshSqlite();
  const hall = await makeHall(database);
  const person = await personOf(
    hall,
    await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null }),
  );
  const plans = await casePlans(database, async (watched) => {
    await countDaily(watched, person, DAILY_LIST_NAMES, FRIDAY_MORNING);
    for (const name of DAILY_LIST_NAMES) {
      await listDaily(watched, person, name, { cursor: null, limit: 50 }, FRIDAY_MORNING);
    }
  });
  await remove();
  expect([...new Set(plans.map((plan) => plan.replace('COVERING ', '')))].toSorted()).toEqual([
    'SEARCH c USING INDEX Case_hallId_isOpen_state_updatedAt_idx (hallId=? AND isOpen=? AND state=?)',
    'SEARCH c USING INDEX Case_hallId_runningDueAt_id_idx (hallId=? AND runningDueAt<?)',
    'SEARCH c USING INDEX Case_hallId_runningDueAt_id_idx (hallId=? AND runningDueAt>? AND runningDueAt<?)',
    'SEARCH c USING INDEX Case_hallId_runningDueAt_id_idx (hallId=? AND runningDueAt>?)',
    'SEARCH c USING INTEGER PRIMARY KEY (rowid=?)',
  ]);
});
