import { expect, it } from 'vitest';
import { reportLateReferrals } from '../../../src/features/refusal-filing/late-referrals.js';
import { applicationForm, openIntake } from '../../support/application.js';
import { onBothDatabases, type TestDatabase } from '../../support/databases.js';
import { publishedItem } from '../../support/item.js';
import {
  type CaseDesk,
  errorsIn,
  historyOf,
  inShanghai,
  noticeKindsOf,
  openCaseDesk,
  standOf,
  take,
} from '../cases/case-desk.js';

const WHY = { reason: '国家明令禁止', basis: '《城乡规划法》第四十条' };

async function replyDesk(database: TestDatabase, refusalAuthority = false) {
  const desk = await openCaseDesk(database);
  const item = await publishedItem(desk.hall, { caseKind: 'R', refusalAuthority });
  const leader = await desk.join('fenguan', ['unit-leader'], { name: '秦正南' });
  return { ...desk, item, leader: leader.browser };
}

/** A refusal beyond the clerk's authority, referred at intake on Fri 20 Nov 2026 at 10:00. */
async function referred(desk: CaseDesk) {
  return desk.receive({ item: desk.item, isReferred: true, seenOutcome: 'refer', input: WHY });
}

onBothDatabases('negative-decision filing', (open) => {
  it('T17, S-06: at intake a clerk without authority refers in writing; the leader has a working day', async () => {
    const desk = await replyDesk(await open());
    const clerk = await desk.signIn('wangmin');
    const keys = await openIntake(clerk, desk.item.itemId);
    const page = await clerk.get(`/intake?item=${desk.item.itemId}`);
    expect(page.text).toContain('不能办理，书面报分管领导研究（否定报备）');
    expect(page.text).not.toContain('情况复杂，按承诺件受理');
    const form = (more: Record<string, unknown>) =>
      applicationForm(keys, {
        ticks: ['present', 'present'],
        seenOutcome: 'refer',
        more: { isReferred: 'on', ...more },
      });
    const bare = await clerk.post('/intake').type('form').send(form({}));
    expect([bare.status, errorsIn(bare.text)]).toEqual([
      422,
      ['请写明不能办理的理由', '请写明依据的法律条款'],
    ]);
    expect((await clerk.post('/intake').type('form').send(form(WHY))).status).toBe(303);
    const made = await desk.hall.database.read.case.findFirstOrThrow({ include: { referrals: true } });
    expect([made.state, made.kind, made.decision]).toEqual(['NEG_REF', 'R', null]);
    expect(made.referrals[0]).toMatchObject({
      reasons: WHY.reason,
      basis: WHY.basis,
      referredBy: '王敏',
      referredById: desk.ids.clerk,
      dueAt: new Date('2026-11-23T18:00:00+08:00'),
      answeredAt: null,
    });
    expect(await noticeKindsOf(desk.hall, made.number)).toEqual([]);
  });

  it('S-06: without the tick the same form is treated as promised, as before', async () => {
    const desk = await replyDesk(await open());
    const { number } = await desk.receive({
      item: desk.item,
      seenOutcome: 'treat-as-promised',
      input: { reason: '需要审查' },
    });
    expect(await standOf(desk.hall, number)).toMatchObject({ state: 'ACC', kind: 'P' });
  });

  it('T18: the leader confirms in writing; decision and registration say who and why', async () => {
    const desk = await replyDesk(await open());
    const { number } = await referred(desk);
    const list = await desk.leader.get('/referrals');
    expect(list.text).toContain(number);
    expect(list.text).toContain(WHY.reason);
    expect((await desk.leader.get('/desk')).text).toContain('待答复的否定报备');
    const bare = await take(desk.leader, number, 'referral-answers', { answer: 'confirm', reason: '' });
    expect([bare.status, errorsIn(bare.text)]).toEqual([422, ['请书面写明意见']]);
    const answer = { answer: 'confirm', reason: '同意不予办理' };
    const look = await take(desk.leader, number, 'referral-answers', { ...answer, go: 'look' });
    expect(look.text).toContain('出具不予行政许可决定书');
    expect((await take(desk.leader, number, 'referral-answers', { ...answer, go: 'sure' })).status).toBe(303);
    const row = await desk.hall.database.read.case.findUniqueOrThrow({
      where: { number },
      include: { referrals: true },
    });
    expect([row.state, row.decision, row.decisionReasons, row.decisionBasis]).toEqual([
      'DEC_N',
      'refused',
      WHY.reason,
      WHY.basis,
    ]);
    expect(row.referrals[0]).toMatchObject({
      answer: 'confirm',
      opinion: '同意不予办理',
      answeredBy: '秦正南',
    });
    expect(await noticeKindsOf(desk.hall, number)).toEqual(['D-05', 'D-06']);
    const filing = await desk.hall.database.read.notice.findFirstOrThrow({ where: { kind: 'D-06' } });
    expect(
      ['分管领导书面意见', '秦正南：同意不予办理', '王敏', '2026年11月20日 10:00'].filter(
        (part) => !filing.content.includes(part),
      ),
    ).toEqual([]);
    expect((await desk.leader.get('/referrals')).text).not.toContain(number);
    expect((await desk.leader.get('/referrals?list=answered')).text).toContain('同意不予办理');
  });

  it('T19: the leader orders acceptance; the case is promised and due five working days from his answer', async () => {
    const desk = await replyDesk(await open());
    const { number } = await referred(desk);
    const answer = { answer: 'order-acceptance', reason: '可以办理，请受理' };
    expect((await take(desk.leader, number, 'referral-answers', answer)).status).toBe(303);
    expect(await standOf(desk.hall, number)).toMatchObject({
      state: 'ACC',
      kind: 'P',
      dueAt: '2026-11-27 18:00',
    });
    expect(await noticeKindsOf(desk.hall, number)).toEqual(['D-01']);
    expect(await historyOf(desk.hall, number)).toEqual([
      'T02 receive ->RECV 王敏 登记收件',
      'T17 refer-refusal RECV>NEG_REF 王敏 国家明令禁止',
      'T19 order-acceptance NEG_REF>ACC 秦正南 可以办理，请受理',
      '- notice-issued ACC>ACC 秦正南 受理通知书',
    ]);
  });

  it('S-06: a clerk may not answer, and who referred may not answer himself', async () => {
    const desk = await replyDesk(await open());
    const both = await desk.join('shuangjiao', ['clerk', 'unit-leader'], { name: '双岗' });
    const { number } = await referred(desk);
    const clerk = await desk.signIn('wangmin');
    expect((await clerk.get(`/cases/${number}/referral-answers`)).status).toBe(403);
    await desk.hall.database.write((tx) =>
      tx.refusalReferral.updateMany({ data: { referredById: both.id } }),
    );
    const own = await take(both.browser, number, 'referral-answers', {
      answer: 'order-acceptance',
      reason: '受理',
    });
    expect([own.status, errorsIn(own.text)]).toEqual([
      409,
      ['报备的人不能答复自己的报备，请由分管领导答复。（S-06）'],
    ]);
  });

  it('TL-030: an answer past its term stands in red on the list and is shown to supervision once', async () => {
    const desk = await replyDesk(await open());
    const { number, caseId } = await referred(desk);
    const { database, hallId } = desk.hall;
    const stand = await database.read.refusalReferral.findFirstOrThrow();
    expect(inShanghai(stand.dueAt)).toBe('2026-11-23 18:00');
    expect(await reportLateReferrals(database, hallId, new Date('2026-11-23T18:00:00+08:00'))).toBe(0);
    desk.clock.now = new Date('2026-11-24T09:00:00+08:00');
    expect(await reportLateReferrals(database, hallId, desk.clock.now)).toBe(1);
    expect(await reportLateReferrals(database, hallId, desk.clock.now)).toBe(0);
    const events = await database.read.supervisionEvent.findMany({ where: { caseId } });
    expect(events.map((event) => event.rule)).toEqual(['TL-030']);
    const leader = await desk.signIn('fenguan');
    expect((await leader.get('/referrals')).text).toMatch(/class="due late">[^<]*前<br>已超期/);
    expect((await leader.get(`/cases/${number}`)).text).toContain('领导答复期限');
  });

  it('T38: the papers of a refused application go back once, against signature, with a receipt', async () => {
    const desk = await replyDesk(await open(), true);
    const { number } = await desk.receive({ item: desk.item, seenOutcome: 'reply', input: WHY });
    const clerk = await desk.signIn('wangmin');
    expect((await clerk.get(`/cases/${number}`)).text).toContain(`/cases/${number}/paper-returns`);
    const papers = ['施工许可申请表', '建设工程规划许可证'];
    const unsigned = await take(clerk, number, 'paper-returns', { papers, signedBy: '' });
    expect([unsigned.status, errorsIn(unsigned.text)]).toEqual([
      422,
      ['请填写签收人姓名，材料须经签收才能退还'],
    ]);
    const before = await standOf(desk.hall, number);
    expect((await take(clerk, number, 'paper-returns', { papers, signedBy: '张建国' })).status).toBe(303);
    expect(await noticeKindsOf(desk.hall, number)).toEqual(['D-05', 'D-06', 'D-138']);
    expect(await standOf(desk.hall, number)).toEqual({ ...before, version: before.version + 1 });
    const again = await take(clerk, number, 'paper-returns', { papers, signedBy: '张建国' });
    expect([again.status, errorsIn(again.text)]).toEqual([
      409,
      ['材料已经退还并签收，不能重复登记，请刷新页面。（T38）'],
    ]);
  });

  it('S-06: the register lists every refusal of a month for supervision, and prints', async () => {
    const desk = await replyDesk(await open(), true);
    const { number } = await desk.receive({ item: desk.item, seenOutcome: 'reply', input: WHY });
    const { browser } = await desk.join('ducha', ['supervision'], { name: '督查' });
    const page = await browser.get('/refusals?month=2026-11');
    expect(
      [
        '2026年11月，共 1 件',
        number,
        '窗口授权范围内',
        WHY.basis,
        '报备字〔2026〕第000001号',
        '未退还',
      ].filter((part) => !page.text.includes(part)),
    ).toEqual([]);
    expect((await browser.get('/refusals?month=2026-10')).text).toContain('这个月没有不予办理的办件');
    expect((await browser.get('/refusals/print?month=2026-11')).text).toContain(number);
    const reviewer = await desk.signIn('chenli');
    expect((await reviewer.get('/refusals')).status).toBe(403);
  });
});
