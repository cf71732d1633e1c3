import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { arriving, enter, expectAccessible, openStage, type Stage } from '../support/browser.js';
import { onBothDatabases } from '../support/databases.js';
import { makeApp, makeHall, makeStaff } from '../support/hall.js';
import { publishedItem } from '../support/item.js';

onBothDatabases('a case from the counter to the citizen', (open) => {
  let stage: Stage | null = null;
  afterEach(async () => {
    await stage?.close();
    stage = null;
  });

  const prepare = async (start = new Date('2026-11-20T10:00:00+08:00')) => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    await makeStaff(hall, 'chenli', ['reviewer'], { name: '陈立' });
    await makeStaff(hall, 'zhaogang', ['approver'], { name: '赵刚' });
    await makeStaff(hall, 'liudu', ['supervision'], { name: '刘督', departmentId: null });
    await publishedItem(hall, { checks: ['申请材料与规划许可一致', '施工合同有效'] });
    const clock = { now: start };
    const made = await openStage(makeApp(hall, () => clock.now));
    stage = made;
    return { database, hall, clock, stage: made };
  };
  const later = (clock: { now: Date }, minutes: number) => {
    clock.now = new Date(clock.now.getTime() + minutes * 60_000);
  };
  const says = async (page: Page, words: string) => expect(await page.innerText('body')).toContain(words);
  const clickThrough = async (page: Page, name: string) => {
    const named = page
      .getByRole('button', { name, exact: false })
      .or(page.getByRole('link', { name, exact: false }));
    await arriving(page, () => named.first().click());
  };

  it('intake with a missing paper, notice, return, acceptance, review, grant, delivery; the citizen sees each step', async () => {
    const { database, clock, stage } = await prepare();
    const clerk = await enter(stage, 'wangmin');
    await clerk.keyboard.press('F2');
    await clerk.waitForURL(/intake/);
    await expectAccessible(clerk);
    await clerk.fill('#item', 'jzgc');
    await clerk.getByRole('option').first().waitFor();
    await Promise.all([clerk.waitForURL(/item=/), clerk.keyboard.press('Enter')]);
    await clerk.fill('#idNumber', '11010519491231002X');
    await clerk.fill('#name', '李四海');
    await clerk.fill('#phone', '13800138000');
    await clerk.check('#materials-m1-status');
    await clerk.check('#materials-m2-missing');
    await clerk.locator('[data-outcome=one-time-notice]').waitFor();
    await expectAccessible(clerk);
    await clerk.getByText('已保存').waitFor();
    await Promise.all([clerk.waitForURL(/notices\/\d+/), clerk.keyboard.press('Control+Enter')]);
    await says(clerk, '建设工程规划许可证');
    await says(clerk, '扫码查询办理进度');
    const made = await database.read.case.findFirstOrThrow();
    expect(made.state).toBe('SUPP');

    const citizen = await stage.open('phone');
    await citizen.goto('/status');
    await expectAccessible(citizen);
    await citizen.getByLabel('办件编号', { exact: false }).fill(made.number);
    await citizen.getByLabel('查询码', { exact: false }).fill(made.queryCode);
    await Promise.all([citizen.waitForURL(/\/s\//), citizen.keyboard.press('Enter')]);
    await says(citizen, '等您补交');
    await says(citizen, '建设工程规划许可证');
    await expectAccessible(citizen);

    later(clock, 5);
    await clerk.goto('/desk');
    await clerk.keyboard.press('/');
    await clerk.keyboard.type(made.number.replaceAll('-', ''));
    await Promise.all([clerk.waitForURL(/cases/), clerk.keyboard.press('Enter')]);
    await expectAccessible(clerk);
    await clerk.goto(`/cases/${made.number}/supplements`);
    await clerk.locator('input[value=present]').first().check();
    await clerk.locator('[data-outcome=accept]').waitFor();
    await expectAccessible(clerk);
    await Promise.all([clerk.waitForURL(/notices\/\d+/), clerk.keyboard.press('Control+Enter')]);
    await says(clerk, '受理通知书');
    await citizen.reload();
    await says(citizen, '已经受理');
    await says(citizen, '11月27日');

    later(clock, 5);
    const reviewer = await enter(stage, 'chenli');
    await reviewer.goto(`/cases/${made.number}`);
    await clickThrough(reviewer, '开始审查');
    await reviewer.goto(`/cases/${made.number}/review-checks`);
    for (const box of await reviewer.locator('input[type=checkbox]').all()) await box.check();
    await expectAccessible(reviewer);
    await Promise.all([
      reviewer.waitForURL(new RegExp(`/cases/${made.number}$`)),
      reviewer.keyboard.press('Control+Enter'),
    ]);
    await citizen.reload();
    await says(citizen, '正在审查');

    later(clock, 5);
    const approver = await enter(stage, 'zhaogang');
    await approver.goto(`/cases/${made.number}/decisions`);
    await approver.getByLabel('准予许可', { exact: true }).check();
    await expectAccessible(approver);
    await Promise.all([
      approver.waitForURL(new RegExp(`/cases/${made.number}$`)),
      approver.keyboard.press('Control+Enter'),
    ]);
    expect((await database.read.case.findFirstOrThrow()).state).toBe('DEC_Y');

    later(clock, 5);
    await clerk.goto(`/cases/${made.number}/ready-notices`);
    await clerk.fill('#resultNumber', '510100202611200001');
    await Promise.all([
      clerk.waitForURL(new RegExp(`/cases/${made.number}$`)),
      clerk.keyboard.press('Control+Enter'),
    ]);
    await citizen.reload();
    await says(citizen, '请到窗口领取');
    await clerk.goto(`/cases/${made.number}/deliveries`);
    await clerk.fill('#receiverName', '李四海');
    await Promise.all([
      clerk.waitForURL(new RegExp(`/cases/${made.number}$`)),
      clerk.keyboard.press('Control+Enter'),
    ]);
    await citizen.reload();
    await says(citizen, '已经办结');
    const done = await database.read.case.findFirstOrThrow({
      include: { events: { orderBy: { id: 'asc' } } },
    });
    expect(done).toMatchObject({ state: 'DONE', isOpen: false, runningDueAt: null, receiverName: '李四海' });
    expect(done.events.map((event) => event.kind).filter((kind) => !kind.startsWith('notice'))).toEqual([
      'receive',
      'issue-one-time-notice',
      'receive-supplement',
      'accept',
      'take-review',
      'record-review',
      'grant',
      'notify-ready',
      'deliver',
    ]);
  });

  it('a refusal states reasons, basis and remedies, and a late case stands on the supervisor’s list', async () => {
    const { database, clock, stage } = await prepare();
    const clerk = await enter(stage, 'wangmin');
    for (const name of ['李四海', '周望']) {
      await clerk.goto('/intake?item=1');
      await clerk.fill('#idNumber', name === '李四海' ? '11010519491231002X' : '440524188001010014');
      await clerk.fill('#name', name);
      await clerk.fill('#phone', '13800138000');
      await clerk.keyboard.press('Alt+a');
      await clerk.locator('[data-outcome=accept]').waitFor();
      await Promise.all([clerk.waitForURL(/notices\/\d+/), clerk.keyboard.press('Control+Enter')]);
    }
    const [first, second] = await database.read.case.findMany({ orderBy: { id: 'asc' } });
    if (!first || !second) throw new Error('two cases expected');
    later(clock, 5);
    const reviewer = await enter(stage, 'chenli');
    await reviewer.goto(`/cases/${first.number}`);
    await clickThrough(reviewer, '开始审查');
    const approver = await enter(stage, 'zhaogang');
    await approver.goto(`/cases/${first.number}/decisions`);
    await approver.getByLabel('不予许可', { exact: false }).first().check();
    await approver.locator('#reason').fill('施工图与规划许可的层数不一致');
    await approver.locator('#basis').fill('《建筑法》第八条');
    await approver.keyboard.press('Control+Enter');
    await approver.getByText('施工图与规划许可的层数不一致').first().waitFor();
    await expectAccessible(approver);
    await approver.keyboard.press('Control+Enter');
    await approver.waitForURL(/notices\/\d+/);
    await says(approver, '行政复议');
    await says(approver, '不予行政许可决定书');

    clock.now = new Date('2026-12-01T10:00:00+08:00');
    const supervisor = await enter(stage, 'liudu');
    await supervisor.goto('/supervision/overdue');
    await says(supervisor, second.number);
    await says(supervisor, '超 1 个工作日');
    expect(await supervisor.innerText('body')).not.toContain(first.number);
    expect(await supervisor.innerText('body')).not.toContain('周望');
    await expectAccessible(supervisor);
    await supervisor.goto('/supervision/due-soon');
    await expectAccessible(supervisor);
  });

  it('a draft survives a closed tab, and works without scripts too', async () => {
    const { database, stage } = await prepare();
    const clerk = await enter(stage, 'wangmin');
    await clerk.goto('/intake?item=1');
    await clerk.fill('#name', '写到一半');
    await clerk.getByText('已保存').waitFor();
    const again = await clerk.context().newPage();
    await clerk.close();
    await again.goto('/intake');
    await again.getByRole('link', { name: /写到一半/ }).click();
    await again.waitForLoadState();
    expect(await again.inputValue('#name')).toBe('写到一半');
    expect(await database.read.case.count()).toBe(0);
    expect(JSON.stringify(await database.read.draft.findMany({ select: { payload: true } }))).not.toContain(
      '写到一半',
    );
  });
});
