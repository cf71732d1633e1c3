import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import {
  act,
  type CaseDesk,
  errorsIn,
  hiddenOf,
  historyOf,
  noticeKindsOf,
  openCaseDesk,
  standOf,
  take,
} from './case-desk.js';

const PRESENT = { status: 'present', problem: '' };

/** A case that was only received: as it comes from a system that knew no conclusion. */
async function onlyReceived(desk: CaseDesk, given: Parameters<CaseDesk['receive']>[0]) {
  const { number } = await desk.receive({ ticks: ['missing', 'present'], ...given });
  const outcome = await act(desk.hall, desk.clerk, number, [{ action: 'receive-supplement', input: {} }]);
  expect(outcome.ok).toBe(true);
  return number;
}

onBothDatabases('the applicant comes back', (open) => {
  it('T11, T10: what is still missing is told again, which is no breach', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item, ticks: ['missing', 'missing'] });
    const clerk = await desk.signIn('wangmin');
    const page = await clerk.get(`/cases/${number}/supplements`);
    expect(page.text).toContain('上次告知要补的材料（2 件）');
    expect(page.text).not.toContain('其他材料（');
    const told = await take(clerk, number, 'supplements', {
      materials: { m1: PRESENT, m2: { status: 'missing', problem: '' } },
    });
    expect(told.status).toBe(303);
    expect(await standOf(desk.hall, number)).toEqual({
      state: 'SUPP',
      kind: 'P',
      isOpen: true,
      version: 3,
      runningDueAt: null,
      dueAt: null,
    });
    expect((await historyOf(desk.hall, number)).slice(3)).toEqual([
      'T11 receive-supplement SUPP>RECV 王敏 接收补正材料',
      'T10 issue-one-time-notice RECV>SUPP 王敏 出具一次性告知书',
      '- notice-issued SUPP>SUPP 王敏 材料补齐通知书（一次性告知书）',
    ]);
    const row = await desk.hall.database.read.case.findUniqueOrThrow({ where: { number } });
    expect(row.noticeBreach).toBe(false);
    const third = await clerk.get(`/cases/${number}/supplements`);
    expect(third.text).toContain('上次告知要补的材料（1 件）');
    expect(third.text).toContain('其他材料（1 件，没有要求补交）');
    const notices = await desk.hall.database.read.notice.findMany({ orderBy: { id: 'asc' } });
    expect(notices.at(-1)?.content).toMatch(new RegExp(`"http://127\\.0\\.0\\.1:\\d+/s/${row.publicToken}"`));
  });

  it('FA-03: a fault that was to be seen the first time needs its reason and is marked for supervision', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item, ticks: ['missing', 'present'] });
    const clerk = await desk.signIn('wangmin');
    const page = await clerk.get(`/cases/${number}/supplements`);
    expect(page.text).toContain('其他材料（1 件，没有要求补交）');
    const found = { materials: { m1: PRESENT, m2: { status: 'defective', problem: '缺盖章页' } } };
    const bare = await take(clerk, number, 'supplements', { ...found, seenOutcome: 'one-time-notice' });
    expect([bare.status, errorsIn(bare.text)]).toEqual([
      422,
      ['请写明上次为什么没有一次告知，督查人员会看到；不是上次就有的问题，请勾选“另交了新件”'],
    ]);
    expect(bare.text).toContain('再次告知会记为违反一次性告知，督查人员可见');
    const renewed = { m1: PRESENT, m2: { status: 'defective', problem: '缺盖章页', renewed: 'on' } };
    const fine = await take(clerk, number, 'supplements', { materials: renewed, seenOutcome: 'accept' });
    expect([fine.status, errorsIn(fine.text)]).toEqual([
      409,
      ['按现在的勾选，结论是“需要一次性告知”。请看右边的说明，没有问题就再提交一次'],
    ]);
    const sent = await take(clerk, number, 'supplements', {
      ...found,
      seenOutcome: 'one-time-notice',
      breachReason: '上次看漏了第三页',
    });
    expect(sent.status).toBe(303);
    const row = await desk.hall.database.read.case.findUniqueOrThrow({ where: { number } });
    expect([row.state, row.noticeBreach]).toEqual(['SUPP', true]);
    expect(await historyOf(desk.hall, number)).toContain(
      '- second-notice-breach SUPP>SUPP 王敏 上次看漏了第三页',
    );
    const casePage = await clerk.get(`/cases/${number}`);
    expect(casePage.text).toContain('违反一次性告知');
    expect(casePage.text).toContain('王敏再次告知了上次就能看到的问题：建设工程规划许可证');
  });

  it('FA-03: another paper handed in meanwhile may be told without a breach', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item, ticks: ['missing', 'present'] });
    const sent = await take(await desk.signIn('wangmin'), number, 'supplements', {
      materials: { m1: PRESENT, m2: { status: 'defective', problem: '换来的复印件不清楚', renewed: 'on' } },
      seenOutcome: 'one-time-notice',
    });
    expect(sent.status).toBe(303);
    const row = await desk.hall.database.read.case.findUniqueOrThrow({ where: { number } });
    expect([row.state, row.noticeBreach]).toEqual(['SUPP', false]);
  });

  it('the conclusion at the side follows the ticks: asked for by a script, or by a form without one', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item, ticks: ['missing', 'present'] });
    const clerk = await desk.signIn('wangmin');
    const page = await clerk.get(`/cases/${number}/supplements`);
    expect(page.text).toContain('data-outcome="one-time-notice"');
    const form = { ...hiddenOf(page.text), materials: { m1: PRESENT } };
    const url = `/cases/${number}/conclusions`;
    const fragment = await clerk.post(url).set('x-fragment', 'yes').type('form').send(form);
    expect([
      fragment.status,
      fragment.text.includes('<html'),
      /data-outcome="([^"]*)"/.exec(fragment.text)?.[1],
    ]).toEqual([200, false, 'accept']);
    expect(fragment.text).toContain('办结期限： 2026年11月27日 18:00 前');
    const whole = await clerk.post(url).type('form').send(form);
    expect([whole.status, whole.text.includes('<html'), hiddenOf(whole.text).seenOutcome]).toEqual([
      200,
      true,
      'accept',
    ]);
    expect((await standOf(desk.hall, number)).state).toBe('SUPP');
  });

  it('S-04: a defect without words, and a paper not looked at, come back beside their rows', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item, ticks: ['missing', 'present'] });
    const clerk = await desk.signIn('wangmin');
    const sent = await take(clerk, number, 'supplements', {
      materials: { m1: { status: 'defective', problem: ' ' }, m2: { status: 'unchecked', problem: '' } },
    });
    expect([sent.status, errorsIn(sent.text)]).toEqual([
      422,
      ['请写明哪里不合要求：施工许可申请表', '请核对：建设工程规划许可证'],
    ]);
    expect((await standOf(desk.hall, number)).state).toBe('SUPP');
  });

  it('T11, T15: an instant case is finished with its document and receiver', async () => {
    const desk = await openCaseDesk(await open(), { caseKind: 'I', resultName: '备案回执' });
    const { number } = await desk.receive({ item: desk.item, ticks: ['missing', 'present'] });
    const clerk = await desk.signIn('wangmin');
    const papers = { materials: { m1: PRESENT }, seenOutcome: 'finish-instant', resultName: '备案回执' };
    const bare = await take(clerk, number, 'supplements', papers);
    expect([bare.status, errorsIn(bare.text)]).toEqual([422, ['请填写领取人姓名，没有领取记录不能办结']]);
    const done = await take(clerk, number, 'supplements', { ...papers, receiverName: '张建国' });
    expect([done.status, done.headers.location]).toEqual([303, `/cases/${number}`]);
    expect(await standOf(desk.hall, number)).toEqual({
      state: 'DONE',
      kind: 'I',
      isOpen: false,
      version: 3,
      runningDueAt: null,
      dueAt: '2026-11-20 18:00',
    });
    expect((await historyOf(desk.hall, number)).slice(3)).toEqual([
      'T11 receive-supplement SUPP>RECV 王敏 接收补正材料',
      'T15 finish-instant RECV>DONE 王敏 当场办结',
    ]);
  });

  it('T11, T20: a complex reply is accepted as promised with its reason', async () => {
    const desk = await openCaseDesk(await open(), { caseKind: 'R' });
    const { number } = await desk.receive({
      item: desk.item,
      ticks: ['missing', 'present'],
      isComplexReply: true,
    });
    const sent = await take(await desk.signIn('wangmin'), number, 'supplements', {
      materials: { m1: PRESENT },
      seenOutcome: 'treat-as-promised',
      reason: '需要住建部门核实',
    });
    expect(sent.status).toBe(303);
    expect(await standOf(desk.hall, number)).toEqual({
      state: 'ACC',
      kind: 'P',
      isOpen: true,
      version: 3,
      runningDueAt: '2026-11-27 18:00',
      dueAt: '2026-11-27 18:00',
    });
    expect((await historyOf(desk.hall, number))[4]).toBe(
      'T20 accept-as-promised RECV>ACC 王敏 需要住建部门核实',
    );
    expect(await noticeKindsOf(desk.hall, number)).toEqual(['D-03', 'D-01']);
  });
});

onBothDatabases('a case that was only received', (open) => {
  it('T12: its papers are checked and it is accepted', async () => {
    const desk = await openCaseDesk(await open());
    const number = await onlyReceived(desk, { item: desk.item });
    const sent = await take(await desk.signIn('wangmin'), number, 'acceptances', {
      materials: { m1: PRESENT },
      seenOutcome: 'accept',
    });
    expect(sent.status).toBe(303);
    expect((await standOf(desk.hall, number)).state).toBe('ACC');
  });

  it('TL-002: after five working days it counts as accepted from its receipt, incomplete or not', async () => {
    const desk = await openCaseDesk(await open());
    const number = await onlyReceived(desk, { item: desk.item });
    desk.clock.now = new Date('2026-11-30T09:00:00+08:00');
    const clerk = await desk.signIn('wangmin');
    const page = await clerk.get(`/cases/${number}/acceptances`);
    expect(page.text).toContain('收到材料已超过5个工作日没有告知，依法自收到之日起视为受理。');
    expect((await take(clerk, number, 'acceptances')).status).toBe(303);
    expect(await standOf(desk.hall, number)).toEqual({
      state: 'ACC',
      kind: 'P',
      isOpen: true,
      version: 3,
      runningDueAt: '2026-11-27 18:00',
      dueAt: '2026-11-27 18:00',
    });
  });

  it('T14: non-acceptance asks for reason, basis and where to go, looks once more, and issues D-02', async () => {
    const desk = await openCaseDesk(await open());
    const number = await onlyReceived(desk, { item: desk.item });
    const clerk = await desk.signIn('wangmin');
    const bare = await take(clerk, number, 'non-acceptances', {
      remitReason: 'not-a-hall-matter',
      reason: '由市局办理',
      basis: '第三十二条',
    });
    expect([bare.status, errorsIn(bare.text)]).toEqual([422, ['请写明申请人应当到哪里办理']]);
    const values = {
      remitReason: 'not-a-hall-matter',
      whereToGo: '市政务服务中心',
      reason: '由市局办理',
      basis: '《行政许可法》第三十二条',
    };
    const look = await take(clerk, number, 'non-acceptances', values);
    expect([look.status, look.text.includes('市政务服务中心'), look.text.includes('行政复议')]).toEqual([
      200,
      true,
      true,
    ]);
    expect((await take(clerk, number, 'non-acceptances', { ...values, go: 'sure' })).status).toBe(303);
    expect(await standOf(desk.hall, number)).toEqual({
      state: 'REJ_F',
      kind: 'P',
      isOpen: false,
      version: 3,
      runningDueAt: null,
      dueAt: null,
    });
    expect(await noticeKindsOf(desk.hall, number)).toEqual(['D-03', 'D-02']);
  });

  it('T16: within the authority of the window a forbidden matter is answered in writing with D-05 and D-06', async () => {
    const desk = await openCaseDesk(await open(), { caseKind: 'R', refusalAuthority: true });
    const number = await onlyReceived(desk, { item: desk.item, isComplexReply: true });
    const clerk = await desk.signIn('wangmin');
    const values = { reason: '国家明令禁止', basis: '《建筑法》第七条', go: 'sure' };
    expect((await take(clerk, number, 'replies', values)).status).toBe(303);
    expect((await standOf(desk.hall, number)).state).toBe('DEC_N');
    expect(await noticeKindsOf(desk.hall, number)).toEqual(['D-03', 'D-05', 'D-06']);
  });

  it('S-06: without the authority the window may not answer itself', async () => {
    const desk = await openCaseDesk(await open(), { caseKind: 'R' });
    const number = await onlyReceived(desk, { item: desk.item, isComplexReply: true });
    const values = { reason: '国家明令禁止', basis: '《建筑法》第七条', go: 'sure' };
    const sent = await take(await desk.signIn('wangmin'), number, 'replies', values);
    expect([sent.status, errorsIn(sent.text)]).toEqual([
      409,
      ['该事项没有授权窗口直接答复不予办理，请按承诺件受理，由审批人员决定。（S-06）'],
    ]);
    expect(sent.text).toContain('国家明令禁止');
  });
});
