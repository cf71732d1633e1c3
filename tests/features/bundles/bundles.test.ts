import { expect, it } from 'vitest';
import { applicationForm, type openIntake } from '../../support/application.js';
import { onBothDatabases } from '../../support/databases.js';
import { makeStaff, send } from '../../support/hall.js';
import { publishedItem } from '../../support/item.js';
import { errorsIn, hiddenOf, inShanghai, openCaseDesk, standOf, take } from '../cases/case-desk.js';

onBothDatabases('bundles', (open) => {
  /** 食品经营许可 of the housing bureau (5 days), then 卫生许可 of the health bureau (4 days); both want the licence. */
  const prepare = async () => {
    const desk = await openCaseDesk(await open(), {
      code: 'SX-1',
      name: '食品经营许可',
      promisedValue: 5,
      resultName: '食品经营许可证',
      materials: [{ name: '营业执照', copies: 1, originals: 0 }, { name: '平面布局图' }],
      checks: ['布局合理'],
    });
    const { hall } = desk;
    const health = await hall.database.write((tx) =>
      tx.department.create({ data: { hallId: hall.hallId, code: 'WJ', name: '卫生健康局' } }),
    );
    await publishedItem(hall, {
      code: 'SX-2',
      name: '卫生许可',
      promisedValue: 4,
      departmentId: health.id,
      resultName: '卫生许可证',
      materials: [{ name: '营业执照', copies: 2, originals: 0 }, { name: '健康证明' }],
      checks: ['人员健康'],
    });
    await publishedItem(hall, { code: 'SX-3', name: '报省厅的事项', caseKind: 'U', upwardBody: '省厅' });
    await makeStaff(hall, 'admin', ['administrator'], { departmentId: null });
    const admin = await desk.signIn('admin');
    const save = (values: Record<string, unknown>, action = '/admin/bundles', page = '/admin/bundles/new') =>
      send(admin, page, action, {
        code: 'YJS-1',
        name: '开餐饮店',
        audience: 'both',
        active: 'on',
        'items[r0][code]': 'SX-1',
        'items[r1][code]': 'SX-2',
        'items[r1][group]': '2',
        ...values,
      });
    return { desk, hall, health, admin, save };
  };

  const offer = async (browser: Awaited<ReturnType<typeof prepare>>['admin'], bundleId: number) => {
    const page = await browser.get(`/intake?bundle=${bundleId}`);
    const stamp = /name="bundleStamp" value="([^"]*)"/.exec(page.text)?.[1] ?? '';
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? '';
    const keys: Awaited<ReturnType<typeof openIntake>> = {
      _csrf: hidden('_csrf'),
      submissionKey: hidden('submissionKey'),
      itemId: hidden('itemId'),
      itemVersionId: hidden('itemVersionId'),
    };
    return { page, keys, more: { bundleId: String(bundleId), bundleStamp: stamp } };
  };

  it('S-42: the administrator puts items together; what may not be bundled is told and nothing is kept', async () => {
    const { hall, admin, save } = await prepare();
    const upward = await save({ 'items[r1][code]': 'SX-3' });
    expect([upward.status, errorsIn(upward.text)]).toEqual([
      422,
      ['一件事只能包含承诺件和即办件，请去掉：报省厅的事项。（S-42）'],
    ]);
    expect(upward.text).toContain('开餐饮店');
    const unknown = await save({ 'items[r1][code]': 'SX-9' });
    expect(errorsIn(unknown.text)).toEqual(['没有这个编码的已公布事项，或者重复了']);
    expect(await hall.database.read.bundle.count()).toBe(0);
    const saved = await save({});
    expect(saved.status).toBe(303);
    const list = await admin.get('/admin/bundles');
    expect(list.text).toContain('食品经营许可、卫生许可');
    const edit = await admin.get(saved.headers.location ?? '');
    expect(edit.text).toContain('承诺 9个工作日；合并后少交 1 件');
    const stale = await save({ version: '9', name: '改名' }, saved.headers.location, saved.headers.location);
    expect(stale.status).toBe(409);
    const audits = await hall.database.read.auditEntry.findMany({ where: { kind: 'bundle-saved' } });
    expect(audits.map(({ subject }) => subject)).toEqual(['开餐饮店（YJS-1）']);
  });

  it('S-42, S-48: offered at intake; one application with merged papers, one number, one notice, a leg for each item', async () => {
    const { desk, hall, save } = await prepare();
    await save({});
    const { id: bundleId } = await hall.database.read.bundle.findFirstOrThrow();
    const clerk = await desk.signIn('wangmin');
    expect((await clerk.get('/intake')).text).toContain(`/intake?bundle=${bundleId}`);
    expect((await clerk.get('/intake?who=person')).text).toContain('开餐饮店');
    const { page, keys, more } = await offer(clerk, bundleId);
    expect(new Set(page.text.match(/materials\[m\d+\]/g)).size).toBe(3);
    expect(page.text).toContain('2 个事项共用');
    const form = applicationForm(keys, {
      ticks: ['present', 'present', 'present'],
      seenOutcome: 'accept',
      more,
    });
    const answer = await clerk.post('/intake').type('form').send(form);
    expect(answer.status).toBe(303);
    const made = await hall.database.read.case.findFirstOrThrow({
      include: {
        materials: { orderBy: { position: 'asc' } },
        legs: { orderBy: { position: 'asc' } },
        notices: true,
        checks: true,
      },
    });
    expect(made).toMatchObject({
      kind: 'J',
      state: 'ACC',
      itemName: '开餐饮店',
      bundleId,
      limitValue: 9,
      limitUnit: 'workingDays',
      resultName: '食品经营许可证、卫生许可证',
    });
    expect(inShanghai(made.dueAt)).toBe('2026-12-03 18:00');
    expect(made.materials.map(({ name, copies }) => [name, copies])).toEqual([
      ['营业执照', 2],
      ['平面布局图', 0],
      ['健康证明', 0],
    ]);
    expect(made.legs.map((leg) => [leg.groupPosition, leg.name, leg.limitValue, leg.state])).toEqual([
      [1, '食品经营许可', 5, 'waiting'],
      [2, '卫生许可', 4, 'waiting'],
    ]);
    expect(made.notices.map(({ kind }) => kind)).toEqual(['D-01', 'D-07']);
    expect(made.checks).toHaveLength(2);
    expect(await hall.database.read.bundle.findFirstOrThrow()).toMatchObject({ usedCount: 1 });
  });

  it('S-01: a bundle whose items changed while the form was open is shown anew, nothing is received', async () => {
    const { desk, hall, save } = await prepare();
    await save({});
    const bundle = await hall.database.read.bundle.findFirstOrThrow();
    const clerk = await desk.signIn('wangmin');
    const { keys, more } = await offer(clerk, bundle.id);
    await save(
      { version: String(bundle.version), 'items[r1][group]': '1' },
      `/admin/bundles/${bundle.id}`,
      `/admin/bundles/${bundle.id}`,
    );
    const form = applicationForm(keys, {
      ticks: ['present', 'present', 'present'],
      seenOutcome: 'accept',
      more,
    });
    const answer = await clerk.post('/intake').type('form').send(form);
    expect(answer.status).toBe(409);
    expect(await hall.database.read.case.count()).toBe(0);
  });

  it('S-42: a missing paper is told once, its supplement accepted as the bundle, and all results go out together', async () => {
    const { desk, hall, health, save } = await prepare();
    await save({});
    await makeStaff(hall, 'zhouhealth', ['reviewer'], { name: '周卫', departmentId: health.id });
    await makeStaff(hall, 'liudu', ['supervision'], { name: '刘督', departmentId: null });
    const { id: bundleId } = await hall.database.read.bundle.findFirstOrThrow();
    const clerk = await desk.signIn('wangmin');
    const { keys, more } = await offer(clerk, bundleId);
    const form = applicationForm(keys, {
      ticks: ['present', 'present', 'missing'],
      seenOutcome: 'one-time-notice',
      more,
    });
    expect((await clerk.post('/intake').type('form').send(form)).status).toBe(303);
    const { number, id: caseId } = await hall.database.read.case.findFirstOrThrow();
    expect((await standOf(hall, number)).state).toBe('SUPP');
    const page = await clerk.get(`/cases/${number}/supplements`);
    const supplied = await clerk
      .post(`/cases/${number}/supplements`)
      .type('form')
      .send({
        ...hiddenOf(page.text),
        seenOutcome: 'accept',
        materials: Object.fromEntries([1, 2, 3].map((row) => [`m${row}`, { status: 'present' }])),
      });
    expect(supplied.status).toBe(303);
    expect(await standOf(hall, number)).toMatchObject({
      state: 'ACC',
      kind: 'J',
      runningDueAt: '2026-12-03 18:00',
    });
    const lead = await desk.signIn('liudu');
    await take(lead, number, 'leg-openings', { projectName: '张记餐厅', contactName: '张建国' });
    for (const [index, account] of ['chenli', 'zhouhealth'].entries()) {
      const leg = (await hall.database.read.caseLeg.findMany({ where: { caseId } }))[index];
      if (index > 0) {
        const board = await lead.get(`/cases/${number}/board`);
        await lead
          .post(`/cases/${number}/legs/${leg?.id}/copies`)
          .type('form')
          .send({ ...hiddenOf(board.text), version: String(leg?.version), seenEventId: undefined });
      }
      const open = await hall.database.read.caseLeg.findUniqueOrThrow({ where: { id: leg?.id ?? 0 } });
      const browser = await desk.signIn(account);
      const shown = await browser.get(`/cases/${number}/legs/${open.id}`);
      await browser
        .post(`/cases/${number}/legs/${open.id}/opinions`)
        .type('form')
        .send({ _csrf: hiddenOf(shown.text)._csrf, version: String(open.version), agrees: 'yes' });
    }
    await take(lead, number, 'leg-closings');
    expect((await standOf(hall, number)).state).toBe('REV');
    const reviewer = await desk.signIn('chenli');
    await take(reviewer, number, 'review-checks', {
      'checks[m1][ticked]': 'on',
      'checks[m2][ticked]': 'on',
    });
    await take(await desk.signIn('hexiulan'), number, 'decisions', { decision: 'grant' });
    expect((await standOf(hall, number)).state).toBe('DEC_Y');
    const ready = await clerk.get(`/cases/${number}/ready-notices`);
    expect(ready.text).toContain('食品经营许可证、卫生许可证');
    await take(clerk, number, 'ready-notices', { resultName: '食品经营许可证、卫生许可证' });
    const delivery = await clerk.get(`/cases/${number}/deliveries`);
    expect(delivery.text.match(/一并发出/g)?.length).toBe(2);
  });
});
