import { expect, it } from 'vitest';
import { lapseGaps } from '../../../src/features/tolerance/lapse-gaps.js';
import { applicationForm, openIntake } from '../../support/application.js';
import { onBothDatabases } from '../../support/databases.js';
import { publishedItem, type TestItemGiven } from '../../support/item.js';
import {
  type CaseDesk,
  errorsIn,
  hiddenOf,
  historyOf,
  noticeKindsOf,
  openCaseDesk,
  standOf,
  take,
} from '../cases/case-desk.js';

const MATERIALS = [{ name: '施工许可申请表' }, { name: '资金证明', mayFollow: true }];
const TUESDAY = '2026-11-24';
const WEDNESDAY_MORNING = new Date('2026-11-25T10:00:00+08:00');

async function tolerantDesk(
  open: () => Promise<Parameters<typeof openCaseDesk>[0]>,
  given: TestItemGiven = {},
) {
  const desk = await openCaseDesk(await open());
  const item = await publishedItem(desk.hall, { materials: MATERIALS, ...given });
  return { ...desk, item };
}

/** A case accepted on Fri 20 Nov 2026 with the proof of funds promised for Tue 24 Nov. */
async function tolerated(desk: CaseDesk) {
  return desk.receive({
    item: desk.item,
    ticks: ['present', 'follows-later'],
    seenOutcome: 'tolerate',
    input: { promisedDate: TUESDAY, signedBy: '张建国' },
  });
}

async function turnOff(desk: CaseDesk) {
  const { hallId, database } = desk.hall;
  await database.write((tx) =>
    tx.setting.create({ data: { hallId, key: 'tolerantAcceptance', value: 'false' } }),
  );
}

onBothDatabases('tolerant acceptance', (open) => {
  it('T13, S-39: what may follow is promised for a day, and both papers are issued', async () => {
    const desk = await tolerantDesk(open);
    const clerk = await desk.signIn('wangmin');
    const keys = await openIntake(clerk, desk.item.itemId);
    const ticked = (more: Record<string, unknown>) =>
      applicationForm(keys, { ticks: ['present', 'follows-later'], seenOutcome: 'tolerate', more });
    const send = (more: Record<string, unknown>) => clerk.post('/intake').type('form').send(ticked(more));
    const bare = await send({});
    expect([bare.status, errorsIn(bare.text)]).toEqual([
      422,
      ['请填写申请人承诺补交的日期', '请填写在承诺书上签名的人'],
    ]);
    const late = await send({ promisedDate: '2026-11-30', signedBy: '张建国' });
    expect([late.status, errorsIn(late.text)]).toEqual([
      409,
      ['承诺补交的日期不能晚于办结期限2026年11月27日 18:00，请改早。（TL-034）'],
    ]);
    expect(late.text).toContain('value="2026-11-30"');
    const answer = await send({ promisedDate: TUESDAY, signedBy: '张建国' });
    expect(answer.status).toBe(303);
    const made = await desk.hall.database.read.case.findFirstOrThrow({ include: { gapPromise: true } });
    expect([made.state, made.acceptedById]).toEqual(['ACC_T', desk.ids.clerk]);
    expect(made.gapPromise).toMatchObject({
      materials: '["资金证明"]',
      promisedFor: new Date('2026-11-24T18:00:00+08:00'),
      signedBy: '张建国',
      fulfilledAt: null,
      lapsedAt: null,
    });
    expect(await noticeKindsOf(desk.hall, made.number)).toEqual(['D-01', 'D-27']);
    const first = await clerk.get(String(answer.headers.location));
    expect(first.text).toContain('其余材料按您的承诺后补，现予容缺受理');
    const next = /href="([^"]*)">还要打印：容缺受理承诺书/.exec(first.text)?.[1] ?? '';
    expect((await clerk.get(next)).text).toContain('承诺人（签名）');
  });

  it('S-39: with the setting off the same ticks lead to the one-time notice', async () => {
    const desk = await tolerantDesk(open);
    await turnOff(desk);
    const { number } = await desk.receive({
      item: desk.item,
      ticks: ['present', 'follows-later'],
      seenOutcome: 'one-time-notice',
    });
    expect((await standOf(desk.hall, number)).state).toBe('SUPP');
  });

  it('T11, T13: on the supplement page too, in the same words', async () => {
    const desk = await tolerantDesk(open);
    const { number } = await desk.receive({ item: desk.item, ticks: ['missing', 'missing'] });
    const clerk = await desk.signIn('wangmin');
    const page = await clerk.get(`/cases/${number}/supplements`);
    expect(page.text).toContain('承诺补交的日期');
    const materials = { m1: { status: 'present' }, m2: { status: 'follows-later' } };
    const form = { ...hiddenOf(page.text), materials, seenOutcome: 'tolerate' };
    const post = (more: Record<string, unknown>) =>
      clerk
        .post(`/cases/${number}/supplements`)
        .type('form')
        .send({ ...form, ...more });
    expect(errorsIn((await post({ promisedDate: TUESDAY })).text)).toEqual(['请填写在承诺书上签名的人']);
    expect((await post({ promisedDate: TUESDAY, signedBy: '张建国' })).status).toBe(303);
    expect((await standOf(desk.hall, number)).state).toBe('ACC_T');
    expect(await noticeKindsOf(desk.hall, number)).toEqual(['D-03', 'D-01', 'D-27']);
  });

  it('C-44: nothing is granted before the rest has come; handing it in keeps the promise', async () => {
    const desk = await tolerantDesk(open);
    const { number } = await tolerated(desk);
    const reviewer = await desk.signIn('chenli');
    await take(reviewer, number, 'reviews');
    const approver = await desk.signIn('hexiulan');
    const granted = () => take(approver, number, 'decisions', { decision: 'grant', resultName: '许可证' });
    const refused = await granted();
    expect([refused.status, errorsIn(refused.text)]).toEqual([
      409,
      ['容缺材料还没有补齐，不能准予许可。请先登记补交的材料。（C-44）'],
    ]);
    const clerk = await desk.signIn('wangmin');
    const none = await take(clerk, number, 'gap-fillings');
    expect([none.status, errorsIn(none.text)]).toEqual([422, ['请勾选补交了哪些材料']]);
    expect((await take(clerk, number, 'gap-fillings', { came: '资金证明' })).status).toBe(303);
    const { gapPromise } = await desk.hall.database.read.case.findUniqueOrThrow({
      where: { number },
      include: { gapPromise: true },
    });
    expect(gapPromise?.fulfilledAt).toEqual(desk.clock.now);
    expect((await historyOf(desk.hall, number)).at(-1)).toBe('TD2 hand-in-rest REV>REV 王敏 登记容缺补交');
    expect((await granted()).status).toBe(303);
  });

  it('TL-034: the desk reminds a working day before, and the citizen reads what to bring until when', async () => {
    const desk = await tolerantDesk(open);
    const { number } = await tolerated(desk);
    let clerk = await desk.signIn('wangmin');
    const row = await desk.hall.database.read.case.findUniqueOrThrow({ where: { number } });
    const desks = async () => (await clerk.get('/desk/lists/gaps')).text.includes(number);
    expect(await desks()).toBe(false);
    desk.clock.now = new Date('2026-11-23T09:00:00+08:00');
    clerk = await desk.signIn('wangmin');
    expect(await desks()).toBe(true);
    const before = await clerk.get(`/s/${row.publicToken}`);
    expect(before.text).toContain('您承诺后补这些材料');
    expect(before.text).toContain('资金证明');
    await take(clerk, number, 'gap-fillings', { came: '资金证明' });
    const kept = await clerk.get(`/s/${row.publicToken}`);
    expect(kept.text).not.toContain('资金证明');
    expect(kept.text).toContain('已经受理，等待审查');
    expect(await desks()).toBe(false);
  });

  it('TL-034, C-44: a lapse is flagged once; without the item opting in nobody may return the case', async () => {
    const desk = await tolerantDesk(open);
    const { number, caseId } = await tolerated(desk);
    const { database, hallId } = desk.hall;
    expect(await lapseGaps(database, hallId, new Date('2026-11-24T18:00:00+08:00'))).toBe(0);
    expect(await lapseGaps(database, hallId, WEDNESDAY_MORNING)).toBe(1);
    expect(await lapseGaps(database, hallId, WEDNESDAY_MORNING)).toBe(0);
    const events = await database.read.supervisionEvent.findMany({ where: { caseId } });
    expect(events.map(({ rule, evidence }) => [rule, JSON.parse(evidence).words])).toEqual([
      ['TL-034', '登记逾期，继续催促补交'],
    ]);
    expect((await historyOf(desk.hall, number)).at(-1)).toBe('- gap-lapsed ACC_T>ACC_T  ');
    desk.clock.now = WEDNESDAY_MORNING;
    const { browser } = await desk.join('fenguan', ['unit-leader'], { name: '秦正南' });
    const page = await browser.get(`/cases/${number}/returns`);
    expect(errorsIn(page.text)[0]).toContain('该事项没有规定可以退件');
  });

  it('T36, C-44: on an item that opted in the leader returns the case, with its notice', async () => {
    const desk = await tolerantDesk(open, { lapsePolicy: 'return' });
    const { number } = await tolerated(desk);
    desk.clock.now = new Date('2026-11-24T17:59:00+08:00');
    const early = await desk.join('fenguan', ['unit-leader'], { name: '秦正南' });
    expect((await take(early.browser, number, 'returns', { reason: '逾期', go: 'sure' })).status).toBe(409);
    desk.clock.now = WEDNESDAY_MORNING;
    const browser = await desk.signIn('fenguan');
    expect((await browser.get('/desk')).text).toContain('容缺逾期待退件');
    const look = await take(browser, number, 'returns', { reason: '逾期没有按承诺补交材料', go: 'look' });
    expect(look.text).toContain('出具退件通知书');
    const done = await take(browser, number, 'returns', { reason: '逾期没有按承诺补交材料', go: 'sure' });
    expect(done.status).toBe(303);
    expect(await standOf(desk.hall, number)).toMatchObject({
      state: 'RETURN',
      isOpen: false,
      runningDueAt: null,
    });
    const notice = await desk.hall.database.read.notice.findFirstOrThrow({ where: { kind: 'D-136' } });
    expect(notice.content).toContain('资金证明');
    expect(notice.content).toContain('2026年11月24日 18:00');
    expect(notice.content).toContain('秦正南');
  });

  it('T36: before acceptance the window returns a case whose supplement term has passed, without a leader', async () => {
    const desk = await tolerantDesk(open);
    const { number } = await desk.receive({ item: desk.item, ticks: ['missing', 'present'] });
    const early = await desk.signIn('wangmin');
    expect((await early.get(`/cases/${number}`)).text).not.toContain('/returns"');
    desk.clock.now = new Date('2026-12-07T09:00:00+08:00');
    const clerk = await desk.signIn('wangmin');
    expect((await clerk.get(`/cases/${number}`)).text).toContain(`/cases/${number}/returns"`);
    const done = await take(clerk, number, 'returns', { reason: '补正期限届满没有补交材料', go: 'sure' });
    expect(done.status).toBe(303);
    expect(await noticeKindsOf(desk.hall, number)).toEqual(['D-03', 'D-136']);
    expect((await historyOf(desk.hall, number)).at(-2)).toBe(
      'T36 return SUPP>RETURN 王敏 补正期限届满没有补交材料',
    );
    const notice = await desk.hall.database.read.notice.findFirstOrThrow({ where: { kind: 'D-136' } });
    expect(notice.content).not.toContain('批准人');
  });
});
