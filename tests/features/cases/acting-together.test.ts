import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { send } from '../../support/hall.js';
import { act, errorsIn, hiddenOf, historyOf, openCaseDesk, standOf, TWO_POINTS, take } from './case-desk.js';

const CHANGED = '办件刚刚被其他人员更新。您填写的内容仍在，请看清变化后再提交。（S-59）';

onBothDatabases('two people acting at once', (open) => {
  it('the second reviewer is told that the first has begun, and nothing is written twice', async () => {
    const desk = await openCaseDesk(await open());
    const second = await desk.join('zhaoyiming', ['reviewer'], { name: '赵一鸣' });
    const { number } = await desk.receive({ item: desk.item });
    const first = await desk.signIn('chenli');
    const [seenByFirst, seenBySecond] = await Promise.all([
      first.get(`/cases/${number}`),
      second.browser.get(`/cases/${number}`),
    ]);
    const begin = `/cases/${number}/reviews`;
    const begun = await first.post(begin).type('form').send(hiddenOf(seenByFirst.text));
    const late = await second.browser.post(begin).type('form').send(hiddenOf(seenBySecond.text));
    expect(begun.status).toBe(303);
    expect([late.status, errorsIn(late.text)]).toEqual([409, [CHANGED]]);
    expect(late.text).toContain('11月20日 10:00 陈立开始审查。');
    const row = await desk.hall.database.read.case.findUniqueOrThrow({ where: { number } });
    expect([row.reviewedById, row.version]).toEqual([desk.ids.reviewer, 2]);
    expect((await historyOf(desk.hall, number)).filter((line) => line.startsWith('T21'))).toEqual([
      'T21 take-review ACC>REV 陈立 开始审查',
    ]);
  });

  it('what was typed stays, and with the new version it can be looked at and sent again', async () => {
    const desk = await openCaseDesk(await open(), { checks: TWO_POINTS });
    const { number } = await desk.receive({ item: desk.item });
    const reviewer = await desk.signIn('chenli');
    await take(reviewer, number, 'reviews');
    const url = `/cases/${number}/review-checks`;
    const page = await reviewer.get(url);
    const second = await desk.join('zhaoyiming', ['reviewer'], { name: '赵一鸣' });
    await take(second.browser, number, 'review-checks', {
      checks: { m1: { ticked: 'on', note: '赵一鸣记' } },
    });
    const mine = { checks: { m1: { ticked: 'on', note: '' }, m2: { ticked: 'on', note: '贷款证明已核' } } };
    const late = await reviewer
      .post(url)
      .type('form')
      .send({ ...hiddenOf(page.text), ...mine });
    expect([late.status, errorsIn(late.text)]).toEqual([409, [CHANGED]]);
    expect(late.text).toContain('贷款证明已核');
    expect(late.text).toContain('赵一鸣');
    expect(hiddenOf(late.text).version).toBe('3');
    const points = await desk.hall.database.read.caseCheck.findMany({ orderBy: { position: 'asc' } });
    expect(points.map((point) => point.note)).toEqual(['赵一鸣记', '']);
    const again = await reviewer
      .post(url)
      .type('form')
      .send({ ...hiddenOf(late.text), ...mine });
    expect(again.status).toBe(303);
  });

  it('a form with a mistake keeps what its sender saw, so that a change in between is still told', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    const clerk = await desk.signIn('wangmin');
    const url = `/cases/${number}/withdrawals`;
    const page = await clerk.get(url);
    await take(await desk.signIn('chenli'), number, 'reviews');
    const wrong = await clerk
      .post(url)
      .type('form')
      .send({ ...hiddenOf(page.text), reason: '' });
    expect([wrong.status, hiddenOf(wrong.text).version]).toEqual([422, '1']);
    const late = await clerk
      .post(url)
      .type('form')
      .send({ ...hiddenOf(wrong.text), reason: '项目取消', go: 'sure' });
    expect([late.status, late.text.includes('陈立开始审查'), late.text.includes('项目取消')]).toEqual([
      409,
      true,
      true,
    ]);
    expect((await standOf(desk.hall, number)).state).toBe('REV');
  });

  it('of eight decisions sent at once one is written', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    const approver = await desk.signIn('hexiulan');
    await take(await desk.signIn('chenli'), number, 'reviews');
    const page = await approver.get(`/cases/${number}/decisions`);
    const form = { ...hiddenOf(page.text), decision: 'grant', resultName: '许可证' };
    const url = `/cases/${number}/decisions`;
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => approver.post(url).type('form').send(form)),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([303, 409, 409, 409, 409, 409, 409, 409]);
    expect((await historyOf(desk.hall, number)).filter((line) => line.startsWith('T30')).length).toBe(1);
  });
});

onBothDatabases('who may act on a case', (open) => {
  it('S-40: who received or accepted a case may not decide it', async () => {
    const desk = await openCaseDesk(await open());
    const both = await desk.join('liwei', ['clerk', 'approver'], { name: '李伟' });
    const { personOf } = await import('../../support/case.js');
    const { number } = await desk.receive({ item: desk.item, clerk: await personOf(desk.hall, both.id) });
    await take(await desk.signIn('chenli'), number, 'reviews');
    const words = '您收件或者受理了该办件，不能再作审批决定。请交由其他审批人员决定。（S-40）';
    const page = await both.browser.get(`/cases/${number}`);
    expect([page.text.includes(words), page.text.includes(`/cases/${number}/decisions`)]).toEqual([
      true,
      false,
    ]);
    const sent = await take(both.browser, number, 'decisions', { decision: 'grant', resultName: '许可证' });
    expect([sent.status, errorsIn(sent.text)]).toEqual([409, [words]]);
    const refused = await take(both.browser, number, 'decisions', {
      decision: 'refuse',
      reason: '不同意',
      basis: '第八条',
    });
    expect([refused.status, errorsIn(refused.text)]).toEqual([409, [words]]);
    expect((await standOf(desk.hall, number)).state).toBe('REV');
  });

  it('S-44: nothing is granted before the review points are ticked', async () => {
    const desk = await openCaseDesk(await open(), { checks: TWO_POINTS });
    const { number } = await desk.receive({ item: desk.item });
    await take(await desk.signIn('chenli'), number, 'reviews');
    const approver = await desk.signIn('hexiulan');
    const page = await approver.get(`/cases/${number}/decisions`);
    expect(page.text).toContain('审查要点通过 0 个，共 2 个；没有全部通过的不能准予许可。');
    const sent = await take(approver, number, 'decisions', { decision: 'grant', resultName: '许可证' });
    expect([sent.status, errorsIn(sent.text)]).toEqual([
      409,
      ['审查要点还没有全部核对通过，不能准予许可。请逐项审查，或者作出不予许可决定。（S-44）'],
    ]);
  });

  it('FA-13: an item without a fee asks for no payment', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    await take(await desk.signIn('chenli'), number, 'reviews');
    await take(await desk.signIn('hexiulan'), number, 'decisions', {
      decision: 'grant',
      resultName: '许可证',
    });
    const sent = await take(await desk.signIn('wangmin'), number, 'payments');
    expect([sent.status, errorsIn(sent.text)]).toEqual([
      409,
      ['该事项不收费，不得收取任何费用。请直接通知领取。（FA-13）'],
    ]);
  });

  it('a step that the state does not allow is refused with the state in words', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    const sent = await take(await desk.signIn('wangmin'), number, 'deliveries', {
      resultName: '许可证',
      receiverName: '张建国',
    });
    expect([sent.status, errorsIn(sent.text)]).toEqual([
      409,
      ['办件现在是“已受理”，不能发证办结。请刷新页面，按现在能做的步骤办理。（T35）'],
    ]);
    expect(sent.text).toContain('value="张建国"');
  });

  it('FA-06: nothing is handed over without the name of who took it', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    const sent = await take(await desk.signIn('wangmin'), number, 'deliveries', {
      resultName: '许可证',
      receiverName: ' ',
    });
    expect([sent.status, errorsIn(sent.text)]).toEqual([422, ['请填写领取人姓名，没有领取记录不能办结']]);
  });

  it('S-33: a clerk of another department and window gets 404 for the page and every step', async () => {
    const desk = await openCaseDesk(await open());
    const { hall } = desk;
    const elsewhere = await hall.database.write(async (tx) => {
      const department = await tx.department.create({
        data: { hallId: hall.hallId, code: 'SW', name: '水务局' },
      });
      const window = await tx.window.create({
        data: { hallId: hall.hallId, departmentId: department.id, number: '9', name: '水务窗口' },
      });
      return { departmentId: department.id, windowIds: [window.id] };
    });
    const stranger = await desk.join('qianshui', ['clerk'], elsewhere);
    const { number } = await desk.receive({ item: desk.item });
    for (const path of ['', '/clock', '/supplements', '/withdrawals', '/deliveries']) {
      expect([path, (await stranger.browser.get(`/cases/${number}${path}`)).status]).toEqual([path, 404]);
    }
    const form = { version: '1', seenEventId: '9', reason: '项目取消', go: 'sure' };
    const sent = await send(stranger.browser, '/account', `/cases/${number}/withdrawals`, form);
    expect(sent.status).toBe(404);
    expect((await send(stranger.browser, '/account', `/cases/${number}/disclosures`, {})).status).toBe(404);
    expect((await stranger.browser.get('/cases/20261120-0099-9')).status).toBe(404);
    expect((await standOf(hall, number)).state).toBe('ACC');
  });

  it('a role without the permission gets 403, and sees only its own next step', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    const clerk = await desk.signIn('wangmin');
    expect((await clerk.get(`/cases/${number}/decisions`)).status).toBe(403);
    expect((await clerk.get(`/cases/${number}/review-checks`)).status).toBe(403);
    const reviewer = await desk.signIn('chenli');
    expect((await reviewer.get(`/cases/${number}/withdrawals`)).status).toBe(403);
    const ways = async (browser: typeof clerk) => {
      const { text } = await browser.get(`/cases/${number}`);
      return [...text.matchAll(new RegExp(`(?:href|action)="/cases/${number}/([a-z-]+)"`, 'g'))].map(
        (match) => match[1],
      );
    };
    expect(await ways(clerk)).toEqual([
      'withdrawals',
      'extensions',
      'clock',
      'disclosures',
      'attachments',
      'attachments',
    ]);
    expect(await ways(reviewer)).toEqual(['extensions', 'reviews', 'clock', 'disclosures']);
    const director = await desk.join('zhuren', ['director'], { departmentId: null });
    expect(await ways(director.browser)).toEqual(['clock']);
  });

  it('the rules are asked again within the transaction, whatever the page was', async () => {
    const desk = await openCaseDesk(await open());
    const { number } = await desk.receive({ item: desk.item });
    const outcome = await act(desk.hall, desk.clerk, number, [{ action: 'grant', input: {} }]);
    expect(outcome).toEqual({
      ok: false,
      kind: 'refused',
      refusal: { rule: 'T30', code: 'not-in-this-state', facts: { action: 'grant', state: 'ACC' } },
    });
  });
});
