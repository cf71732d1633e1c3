import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { arriving, enter, expectAccessible, openStage, type Stage } from '../support/browser.js';
import { onBothDatabases } from '../support/databases.js';
import { makeApp, makeHall, makeStaff, type TestHall } from '../support/hall.js';
import { publishedItem, type TestItemGiven } from '../support/item.js';

onBothDatabases('cases in which other organs have a say', (open) => {
  let stage: Stage | null = null;
  afterEach(async () => {
    await stage?.close();
    stage = null;
  });

  const prepare = async (item: (hall: TestHall) => Promise<TestItemGiven>) => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    await makeStaff(hall, 'chenli', ['reviewer'], { name: '陈立' });
    await makeStaff(hall, 'zhaogang', ['approver'], { name: '赵刚' });
    await makeStaff(hall, 'liudu', ['supervision'], { name: '刘督', departmentId: null });
    await publishedItem(hall, await item(hall));
    const clock = { now: new Date('2026-11-20T10:00:00+08:00') };
    const made = await openStage(makeApp(hall, () => clock.now));
    stage = made;
    const later = (minutes: number) => {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000);
    };
    return { database, stage: made, clock, later };
  };
  const says = async (page: Page, words: string) => expect(await page.innerText('body')).toContain(words);
  const submit = async (page: Page, to: RegExp) => {
    await Promise.all([page.waitForURL(to), page.keyboard.press('Control+Enter')]);
  };
  const intake = async (clerk: Page) => {
    await clerk.goto('/intake?item=1');
    await clerk.fill('#idNumber', '11010519491231002X');
    await clerk.fill('#name', '李四海');
    await clerk.fill('#phone', '13800138000');
    await clerk.keyboard.press('Alt+a');
    await clerk.locator('[data-outcome=accept]').waitFor();
    await submit(clerk, /notices\/\d+/);
  };

  it('S-45: a joint case from the counter through two departments to the permit; the citizen carries nothing', async () => {
    const { database, stage, later } = await prepare(async (hall) => {
      const fire = await hall.database.write((tx) =>
        tx.department.create({ data: { hallId: hall.hallId, code: 'XF', name: '消防救援大队' } }),
      );
      await makeStaff(hall, 'sunfire', ['reviewer'], { name: '孙消', departmentId: fire.id });
      const partners = [{ departmentId: fire.id, name: '消防安全检查', group: 2, limitValue: 3 }];
      return {
        caseKind: 'J',
        name: '开办餐饮店联办',
        promisedValue: 10,
        partners: [{ departmentId: hall.departmentId, name: '餐饮场所审查', limitValue: 4 }, ...partners],
      };
    });
    const clerk = await enter(stage, 'wangmin');
    await intake(clerk);
    await says(clerk, '受理通知书');
    const made = await database.read.case.findFirstOrThrow();
    const page = `/cases/${made.number}`;
    await clerk.goto(page);
    await says(clerk, '互联审批申请书');
    await expectAccessible(clerk);

    later(5);
    const lead = await enter(stage, 'liudu');
    await lead.goto(`${page}/leg-openings`);
    await says(lead, '消防救援大队');
    await expectAccessible(lead);
    await submit(lead, new RegExp(`${page}$`));
    await says(lead, '抄告单');

    later(5);
    const reviewer = await enter(stage, 'chenli');
    await reviewer.goto('/legs');
    await expectAccessible(reviewer);
    await reviewer.getByRole('link', { name: made.number }).click();
    await reviewer.waitForURL(/legs\/\d+$/);
    await reviewer.fill('#words', '电话约定周一到店核查');
    await expectAccessible(reviewer);
    await reviewer.getByRole('button', { name: '登记联系' }).click();
    await reviewer.getByText('联系了申请人').first().waitFor();
    await reviewer.getByLabel('同意', { exact: true }).check();
    await submit(reviewer, /\/legs$/);

    later(5);
    await lead.goto(`${page}/board`);
    await says(lead, '还没有抄告');
    await expectAccessible(lead);
    await lead.getByRole('button', { name: /抄告/ }).click();
    await lead.getByText('已抄告，该部门开始计时').waitFor();
    await lead.getByLabel('催办的话', { exact: false }).fill('请优先办理');
    await lead.getByRole('button', { name: /催办/ }).click();
    await lead.getByText('已催办').waitFor();

    const citizen = await stage.open('phone');
    await citizen.goto(`/s/${made.publicToken}`);
    await says(citizen, '消防救援大队');
    await says(citizen, '不需要您自己跑');
    await expectAccessible(citizen);

    later(5);
    const fire = await enter(stage, 'sunfire');
    await fire.goto('/desk');
    await says(fire, '请优先办理');
    await fire.goto('/legs');
    await fire.getByRole('link', { name: made.number }).click();
    await fire.waitForURL(/legs\/\d+$/);
    await fire.getByLabel('同意', { exact: true }).check();
    await submit(fire, /\/legs$/);

    later(5);
    await lead.goto(`${page}/leg-closings`);
    await says(lead, '各部门全部同意');
    await submit(lead, new RegExp(`${page}$`));
    const approver = await enter(stage, 'zhaogang');
    await approver.goto(`${page}/decisions`);
    await says(approver, '同意（消防安全检查）');
    await approver.getByLabel('准予许可', { exact: true }).check();
    await submit(approver, new RegExp(`${page}$`));
    expect((await database.read.case.findFirstOrThrow()).state).toBe('DEC_Y');
    const legs = await database.read.caseLeg.findMany({ orderBy: { position: 'asc' } });
    expect(legs.map(({ state, decidedBy }) => [state, decidedBy])).toEqual([
      ['agreed', '陈立'],
      ['agreed', '孙消'],
    ]);
  });

  it('S-46: an upward case is forwarded, followed, answered, and the citizen reads the answer', async () => {
    const { database, stage, clock, later } = await prepare(async () => ({
      caseKind: 'U',
      name: '建筑企业资质升级',
      upwardBody: '省住房和城乡建设厅',
    }));
    const clerk = await enter(stage, 'wangmin');
    await intake(clerk);
    const made = await database.read.case.findFirstOrThrow();
    const page = `/cases/${made.number}`;
    later(5);
    const reviewer = await enter(stage, 'chenli');
    await reviewer.goto(page);
    await arriving(reviewer, () => reviewer.getByRole('button', { name: '开始审查' }).click());

    later(5);
    await clerk.goto(page);
    await clerk.getByRole('link', { name: '转报上级', exact: true }).click();
    await clerk.waitForURL(/forwardings/);
    await expectAccessible(clerk);
    await submit(clerk, new RegExp(`${page}$`));
    await says(clerk, '报上级审批');
    await says(clerk, '暂停计时');
    await expectAccessible(clerk);
    const citizen = await stage.open('phone');
    await citizen.goto(`/s/${made.publicToken}`);
    await says(citizen, '报上级审批');
    await says(citizen, '正在等上级机关批复');

    clock.now = new Date('2026-11-25T10:00:00+08:00');
    const again = await enter(stage, 'wangmin');
    await again.goto('/desk');
    await says(again, '上级未联系');
    const supervisor = await enter(stage, 'liudu');
    await supervisor.goto('/supervision/upward');
    await says(supervisor, '3 个工作日未联系');
    await expectAccessible(supervisor);
    await again.goto(`${page}/superior-contacts`);
    await again.fill('#contactedName', '省厅张处长');
    await again.fill('#note', '周五前出批复');
    await expectAccessible(again);
    await submit(again, new RegExp(`${page}#upward$`));
    await supervisor.reload();
    expect(await supervisor.innerText('body')).not.toContain(made.number);

    later(5);
    await again.goto(`${page}/superior-answers`);
    await again.getByLabel('同意', { exact: true }).check();
    await again.fill('#documentNumber', '川建许〔2026〕12号');
    await again.fill('#answeredOn', '2026-11-25');
    await again.fill('#content', '同意升级为一级资质');
    await again.fill('#told', '当天打电话告知');
    await expectAccessible(again);
    await submit(again, new RegExp(`${page}$`));
    await citizen.reload();
    await says(citizen, '答复：同意（川建许〔2026〕12号）');
    await expectAccessible(citizen);
    const approver = await enter(stage, 'zhaogang');
    await approver.goto(`${page}/decisions`);
    await approver.getByLabel('准予许可', { exact: true }).check();
    await submit(approver, new RegExp(`${page}$`));
    expect((await database.read.case.findFirstOrThrow()).state).toBe('DEC_Y');
  });
});
