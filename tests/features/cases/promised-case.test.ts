import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { historyOf, noticeKindsOf, openCaseDesk, standOf, TWO_POINTS, take } from './case-desk.js';

onBothDatabases('a promised case from the window to the hand', (open) => {
  it('T11-T12, T21, TD1, T30, T34, T35: supplement on Mon 23 Nov, due Mon 30 Nov 18:00, granted and delivered', async () => {
    const desk = await openCaseDesk(await open(), { checks: TWO_POINTS });
    const { hall, clock } = desk;
    const { number } = await desk.receive({
      item: desk.item,
      ticks: ['present', { status: 'defective', problem: '缺盖章页' }],
    });
    expect(await standOf(hall, number)).toEqual({
      state: 'SUPP',
      kind: 'P',
      isOpen: true,
      version: 1,
      runningDueAt: null,
      dueAt: null,
    });

    clock.now = new Date('2026-11-23T09:30:00+08:00');
    const clerk = await desk.signIn('wangmin');
    const accepted = await take(clerk, number, 'supplements', {
      materials: { m2: { status: 'present', problem: '缺盖章页' } },
      seenOutcome: 'accept',
    });
    const notices = await hall.database.read.notice.findMany({ orderBy: { id: 'asc' } });
    expect([accepted.status, accepted.headers.location]).toEqual([
      303,
      `/cases/${number}/notices/${notices[1]?.id}`,
    ]);
    const papers = await hall.database.read.caseMaterial.findMany({ orderBy: { position: 'asc' } });
    expect(papers.map(({ status, problem, toldStatus }) => ({ status, problem, toldStatus }))).toEqual([
      { status: 'present', problem: '', toldStatus: '' },
      { status: 'present', problem: '', toldStatus: 'defective' },
    ]);
    const running = { kind: 'P', isOpen: true, dueAt: '2026-11-30 18:00', runningDueAt: '2026-11-30 18:00' };
    expect(await standOf(hall, number)).toEqual({ ...running, state: 'ACC', version: 3 });

    const reviewer = await desk.signIn('chenli');
    const begun = await take(reviewer, number, 'reviews');
    expect([begun.status, begun.headers.location]).toEqual([303, `/cases/${number}/review-checks`]);
    expect(await standOf(hall, number)).toEqual({ ...running, state: 'REV', version: 4 });
    const checked = await take(reviewer, number, 'review-checks', {
      checks: { m1: { ticked: 'on', note: '图审号 2026-118' }, m2: { ticked: 'on', note: '' } },
    });
    expect([checked.status, checked.headers.location]).toEqual([303, `/cases/${number}`]);
    const points = await hall.database.read.caseCheck.findMany({ orderBy: { position: 'asc' } });
    expect(
      points.map(({ text, ticked, note, checkedById }) => ({ text, ticked, note, checkedById })),
    ).toEqual([
      { text: '施工图审查合格', ticked: true, note: '图审号 2026-118', checkedById: desk.ids.reviewer },
      { text: '资金已经落实', ticked: true, note: '', checkedById: desk.ids.reviewer },
    ]);

    clock.now = new Date('2026-11-25T15:00:00+08:00');
    const approver = await desk.signIn('hexiulan');
    const granted = await take(approver, number, 'decisions', {
      decision: 'grant',
      resultName: '建筑工程施工许可证',
      opinion: '',
    });
    expect([granted.status, granted.headers.location]).toEqual([303, `/cases/${number}`]);
    const stopped = { kind: 'P', dueAt: '2026-11-30 18:00', runningDueAt: null };
    expect(await standOf(hall, number)).toEqual({ ...stopped, state: 'DEC_Y', isOpen: true, version: 6 });

    const window = await desk.signIn('wangmin');
    const ready = await take(window, number, 'ready-notices', {
      resultName: '建筑工程施工许可证',
      resultNumber: '510100202611250101',
    });
    expect([ready.status, ready.headers.location]).toEqual([303, `/cases/${number}`]);
    expect(await standOf(hall, number)).toEqual({ ...stopped, state: 'READY', isOpen: true, version: 7 });
    const delivered = await take(window, number, 'deliveries', {
      resultName: '建筑工程施工许可证',
      resultNumber: '510100202611250101',
      receiverName: '张建国',
    });
    expect([delivered.status, delivered.headers.location]).toEqual([303, `/cases/${number}`]);
    expect(await standOf(hall, number)).toEqual({ ...stopped, state: 'DONE', isOpen: false, version: 8 });
    expect(await historyOf(hall, number)).toEqual([
      'T02 receive ->RECV 王敏 登记收件',
      'T10 issue-one-time-notice RECV>SUPP 王敏 出具一次性告知书',
      '- notice-issued SUPP>SUPP 王敏 材料补齐通知书（一次性告知书）',
      'T11 receive-supplement SUPP>RECV 王敏 接收补正材料',
      'T12 accept RECV>ACC 王敏 受理',
      '- notice-issued ACC>ACC 王敏 受理通知书',
      'T21 take-review ACC>REV 陈立 开始审查',
      'TD1 record-review REV>REV 陈立 登记审查情况',
      'T30 grant REV>DEC_Y 何秀兰 准予许可',
      'T34 notify-ready DEC_Y>READY 王敏 通知领取',
      'T35 deliver READY>DONE 王敏 发证办结',
    ]);
    expect(await noticeKindsOf(hall, number)).toEqual(['D-03', 'D-01']);
    const row = await hall.database.read.case.findUniqueOrThrow({ where: { number } });
    expect({
      acceptedById: row.acceptedById,
      reviewedById: row.reviewedById,
      decidedById: row.decidedById,
      deliveredById: row.deliveredById,
      decision: row.decision,
      resultNumber: row.resultNumber,
      receiverName: row.receiverName,
    }).toEqual({
      acceptedById: desk.ids.clerk,
      reviewedById: desk.ids.reviewer,
      decidedById: desk.ids.approver,
      deliveredById: desk.ids.clerk,
      decision: 'granted',
      resultNumber: '510100202611250101',
      receiverName: '张建国',
    });
  });

  it('T32, T33: an item with a fee goes over payment and its receipt to ready', async () => {
    const desk = await openCaseDesk(await open(), { feeCharged: true });
    const { hall } = desk;
    const { number } = await desk.receive({ item: desk.item });
    await take(await desk.signIn('chenli'), number, 'reviews');
    await take(await desk.signIn('hexiulan'), number, 'decisions', {
      decision: 'grant',
      resultName: '许可证',
    });
    const clerk = await desk.signIn('wangmin');
    const early = await take(clerk, number, 'ready-notices', { resultName: '许可证' });
    expect([
      early.status,
      early.text.includes('该事项收费，请先通知缴费，登记票据号后再通知领取。（T32）'),
    ]).toEqual([409, true]);
    const page = await clerk.get(`/cases/${number}/payments`);
    expect(page.text).toContain('10.00元，每证 10 元');
    expect((await take(clerk, number, 'payments')).status).toBe(303);
    expect((await standOf(hall, number)).state).toBe('PAY');
    const without = await take(clerk, number, 'payments', { receiptNumber: '', resultName: '许可证' });
    expect([without.status, without.text.includes('请填写财政票据号，没有票据不能登记缴费')]).toEqual([
      422,
      true,
    ]);
    expect(
      (await take(clerk, number, 'payments', { receiptNumber: 'CZ-2026-0098', resultName: '许可证' })).status,
    ).toBe(303);
    expect(await standOf(hall, number)).toEqual({
      state: 'READY',
      kind: 'P',
      isOpen: true,
      version: 5,
      runningDueAt: null,
      dueAt: '2026-11-27 18:00',
    });
    expect((await historyOf(hall, number)).slice(-2)).toEqual([
      'T32 ask-payment DEC_Y>PAY 王敏 通知缴费',
      'T33 record-payment PAY>READY 王敏 登记缴费',
    ]);
  });

  it('T31: a refusal is looked at once more, then D-05 and D-06 are issued and the clock stops', async () => {
    const desk = await openCaseDesk(await open());
    const { hall } = desk;
    const { number } = await desk.receive({ item: desk.item });
    await take(await desk.signIn('chenli'), number, 'reviews');
    const approver = await desk.signIn('hexiulan');
    const refusal = { decision: 'refuse', reason: '资金没有落实', basis: '《建筑法》第八条第一款第五项' };
    const bare = await take(approver, number, 'decisions', { decision: 'refuse' });
    expect([bare.status, bare.text.includes('请写明依据的法律、法规或者规章及条款')]).toEqual([422, true]);
    const look = await take(approver, number, 'decisions', refusal);
    expect(look.status).toBe(200);
    for (const words of [
      '出具不予行政许可决定书',
      '资金没有落实',
      '《建筑法》第八条第一款第五项',
      '张**',
      '行政复议',
    ]) {
      expect(look.text).toContain(words);
    }
    expect((await standOf(hall, number)).state).toBe('REV');
    const back = await take(approver, number, 'decisions', { ...refusal, go: 'back' });
    expect([back.status, back.text.includes('资金没有落实')]).toEqual([200, true]);
    const refused = await take(approver, number, 'decisions', { ...refusal, go: 'sure' });
    const [, decision] = await hall.database.read.notice.findMany({ orderBy: { id: 'asc' } });
    expect([refused.status, refused.headers.location]).toEqual([
      303,
      `/cases/${number}/notices/${decision?.id}`,
    ]);
    expect(await standOf(hall, number)).toEqual({
      state: 'DEC_N',
      kind: 'P',
      isOpen: false,
      version: 3,
      runningDueAt: null,
      dueAt: '2026-11-27 18:00',
    });
    expect(await noticeKindsOf(hall, number)).toEqual(['D-01', 'D-05', 'D-06']);
    expect((await historyOf(hall, number)).slice(-3)).toEqual([
      'T31 refuse REV>DEC_N 何秀兰 资金没有落实',
      '- notice-issued DEC_N>DEC_N 何秀兰 不予行政许可决定书',
      '- notice-issued DEC_N>DEC_N 何秀兰 否定报备登记表',
    ]);
  });

  it('T37: a withdrawal needs its reason and a last look, and ends the case without a paper', async () => {
    const desk = await openCaseDesk(await open());
    const { hall } = desk;
    const { number } = await desk.receive({ item: desk.item });
    const clerk = await desk.signIn('wangmin');
    const bare = await take(clerk, number, 'withdrawals', { reason: ' ' });
    expect([bare.status, bare.text.includes('请写明申请人撤回的理由')]).toEqual([422, true]);
    const look = await take(clerk, number, 'withdrawals', { reason: '项目取消' });
    expect([look.status, look.text.includes('登记后办件结束，不能恢复')]).toEqual([200, true]);
    expect((await take(clerk, number, 'withdrawals', { reason: '项目取消', go: 'sure' })).status).toBe(303);
    expect(await standOf(hall, number)).toEqual({
      state: 'WITHDRAWN',
      kind: 'P',
      isOpen: false,
      version: 2,
      runningDueAt: null,
      dueAt: '2026-11-27 18:00',
    });
    expect((await historyOf(hall, number)).at(-1)).toBe('T37 withdraw ACC>WITHDRAWN 王敏 项目取消');
    expect(await noticeKindsOf(hall, number)).toEqual(['D-01']);
  });
});
