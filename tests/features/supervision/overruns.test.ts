import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { act, errorsIn, historyOf, openCaseDesk, take } from '../cases/case-desk.js';

/** Accepted Friday 20 November 10:00 by five working days: due Friday 27 November 18:00. */
const ONE_DAY_LATE = new Date('2026-11-30T19:00:00+08:00');
const THREE_DAYS_LATE = new Date('2026-12-02T19:00:00+08:00');

onBothDatabases('late cases', (open) => {
  it('SV-02: a case late since Friday 27 November is not worked on before reason and plan are written', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    desk.clock.now = ONE_DAY_LATE;
    const reviewer = await desk.signIn('chenli');
    const page = await reviewer.get(`/cases/${number}`);
    expect(page.text).toContain('请先登记超期原因和办结计划，再继续办理。（SV-02）');
    expect(page.text).toContain(`href="/cases/${number}/overdue-reasons"`);
    expect(page.text).not.toContain('开始审查');
    const refused = await take(reviewer, number, 'reviews', { version: '1', seenEventId: '1' });
    expect([refused.status, errorsIn(refused.text)]).toEqual([
      409,
      ['办件已经超期，请先登记超期原因和办结计划，再继续办理。（SV-02）'],
    ]);
    expect((await reviewer.get('/desk')).text).toContain('原因未填');

    const empty = await take(reviewer, number, 'overdue-reasons', { reason: '', plan: '下周二办结' });
    expect([empty.status, errorsIn(empty.text)]).toEqual([422, ['请写明为什么没有按时办结']]);
    expect(empty.text).toContain('下周二办结');
    const written = await take(reviewer, number, 'overdue-reasons', {
      reason: '现场核查人员出差',
      plan: '12月2日前办结',
    });
    expect([written.status, written.headers.location]).toEqual([303, `/cases/${number}`]);
    expect((await reviewer.get('/desk')).text).not.toContain('原因未填');
    expect((await take(reviewer, number, 'reviews')).status).toBe(303);
    expect((await historyOf(desk.hall, number)).slice(-2)).toEqual([
      '- overdue-explained ACC>ACC 陈立 ',
      'T21 take-review ACC>REV 陈立 开始审查',
    ]);
    expect((await reviewer.get(`/cases/${number}`)).text).toContain(
      '陈立登记了超期原因：现场核查人员出差；办结计划：12月2日前办结。',
    );
  });

  it('SV-02: what is in time needs no reason, and a page grown old changes nothing', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    const reviewer = await desk.signIn('chenli');
    const early = await take(reviewer, number, 'overdue-reasons', { reason: '无', plan: '无' });
    expect([early.status, errorsIn(early.text)]).toEqual([409, ['办件没有超期，不用登记（SV-02）']]);
    desk.clock.now = ONE_DAY_LATE;
    const old = await take(await desk.signIn('chenli'), number, 'overdue-reasons', {
      version: '9',
      reason: '甲',
      plan: '乙',
    });
    expect([old.status, old.text.includes('甲</textarea>')]).toEqual([409, true]);
    const stranger = await desk.join('stranger', ['clerk'], { departmentId: null, windowIds: [] });
    expect((await stranger.browser.get(`/cases/${number}/overdue-reasons`)).status).toBe(404);
    const supervision = await desk.join('ducha', ['supervision'], { departmentId: null });
    expect((await supervision.browser.get(`/cases/${number}/overdue-reasons`)).status).toBe(403);
  });

  it('SV-03: three working days late, the organ at fault informs the applicant and supervision gets a task', async () => {
    const desk = await openCaseDesk(await open());
    const { number, caseId } = await desk.receive({ item: desk.item });
    desk.clock.now = THREE_DAYS_LATE;
    const reviewer = await desk.signIn('chenli');
    await take(reviewer, number, 'overdue-reasons', { reason: '人手不足', plan: '12月4日办结' });
    const refused = await take(reviewer, number, 'reviews', { version: '2', seenEventId: '1' });
    expect(errorsIn(refused.text)).toEqual([
      '办件已超期3个工作日以上，请先登记超期处置（催补、退件，或者告知申请人），再继续办理。（SV-03）',
    ]);
    const noPlan = await take(reviewer, number, 'overrun-measures', { way: 'inform', told: '电话告知' });
    expect(errorsIn(noPlan.text)).toEqual(['请写明办结计划，并已一并告知申请人']);
    const done = await take(reviewer, number, 'overrun-measures', {
      way: 'inform',
      told: '12月2日电话告知',
      plan: '12月4日办结',
    });
    expect(done.status).toBe(303);
    const tasks = await desk.hall.database.read.task.findMany();
    expect(tasks.map(({ caseId: of, kind, ownerId, dueAt }) => ({ of, kind, ownerId, dueAt }))).toEqual([
      { of: caseId, kind: 'contact-applicant', ownerId: null, dueAt: new Date('2026-12-03T18:00:00+08:00') },
    ]);
    const events = await desk.hall.database.read.supervisionEvent.findMany();
    expect(events.map(({ rule, faultId, state }) => [rule, faultId, state])).toEqual([
      ['SV-03', 'FA-05', 'new'],
    ]);
    expect((await take(reviewer, number, 'reviews')).status).toBe(303);
  });

  it("SV-03: the applicant's missing papers lead to a proposal, not to a task", async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    desk.clock.now = THREE_DAYS_LATE;
    const reviewer = await desk.signIn('chenli');
    await take(reviewer, number, 'overdue-reasons', { reason: '申请人未补材料', plan: '退件' });
    await take(reviewer, number, 'overrun-measures', { way: 'return', told: '12月2日电话催补无果' });
    expect(await desk.hall.database.read.task.count()).toBe(0);
    const [event] = await desk.hall.database.read.supervisionEvent.findMany();
    expect([event?.rule, event?.faultId, JSON.parse(event?.evidence ?? '{}')]).toEqual([
      'SV-03',
      '',
      {
        lateWorkingDays: 3,
        reason: '申请人未补材料',
        toldBeforeDue: '',
        way: 'return',
        told: '12月2日电话催补无果',
        plan: '',
        by: '陈立',
      },
    ]);
  });

  it('SV-02: two who act at once: the rule is asked in the transaction', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    const outcome = await act(
      desk.hall,
      { ...desk.clerk, roles: ['reviewer'], windowIds: [] },
      number,
      [{ action: 'take-review', input: {} }],
      ONE_DAY_LATE,
    );
    expect(outcome).toEqual({
      ok: false,
      kind: 'refused',
      refusal: { rule: 'SV-02', code: 'overdue-reason-missing', facts: {} },
    });
  });
});
