import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { arriving, enter, expectAccessible, openStage, type Stage } from '../support/browser.js';
import { onBothDatabases } from '../support/databases.js';
import { makeApp, makeHall, makeStaff } from '../support/hall.js';

onBothDatabases('a bad rating from the tablet to the return visit', (open) => {
  let stage: Stage | null = null;
  afterEach(async () => {
    await stage?.close();
    stage = null;
  });
  const says = async (page: Page, words: string) => expect(await page.innerText('body')).toContain(words);
  const press = async (page: Page, name: string) => {
    await arriving(page, () => page.getByRole('button', { name, exact: false }).first().click());
  };

  it('S-54: asked by one key, given with fingers, verified, corrected, answered, visited, closed', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    await makeStaff(hall, 'zhangke', ['window-head'], { name: '张科' });
    await makeStaff(hall, 'liudu', ['supervision'], { name: '刘督', departmentId: null });
    stage = await openStage(makeApp(hall));

    const supervisor = await enter(stage, 'liudu');
    await supervisor.goto('/ratings/tablets');
    await expectAccessible(supervisor);
    await press(supervisor, '设置平板');
    const address = /\/tablet\/[\w-]{32}/.exec(await supervisor.innerText('body'))?.[0] ?? '';

    const tablet = await stage.open();
    await tablet.setViewportSize({ width: 1024, height: 768 });
    await tablet.goto(address);
    await says(tablet, '欢迎');
    await expectAccessible(tablet);

    const clerk = await enter(stage, 'wangmin');
    await clerk.goto('/desk');
    await Promise.all([clerk.waitForResponse(/ratings\/tickets/), clerk.keyboard.press('F4')]);
    await clerk.getByText('3号窗口的平板 10 分钟内有效').waitFor();
    await tablet.getByRole('link', { name: '非常不满意' }).waitFor();
    await expectAccessible(tablet);
    const target = await tablet.getByRole('link', { name: '非常不满意' }).boundingBox();
    expect([(target?.width ?? 0) >= 96, (target?.height ?? 0) >= 96]).toEqual([true, true]);
    await tablet.getByRole('link', { name: '非常不满意' }).click();
    await tablet.waitForURL(/level=1/);
    await expectAccessible(tablet);
    const submit = await tablet.getByRole('button', { name: '提交评价' }).boundingBox();
    expect((submit?.y ?? 9999) + (submit?.height ?? 0)).toBeLessThanOrEqual(768);
    await tablet.getByText('态度冷淡、生硬').click();
    await tablet.fill('#comment', '问一句顶一句');
    await tablet.fill('#name', '李四海');
    await tablet.fill('#phone', '13800138000');
    await Promise.all([
      tablet.waitForURL(/done=1/),
      tablet.getByRole('button', { name: '提交评价' }).click(),
    ]);
    await says(tablet, '谢谢您的评价');
    await tablet.context().setOffline(true);
    await tablet.waitForEvent('requestfailed');
    await says(tablet, '谢谢您的评价');
    await tablet.context().setOffline(false);
    await tablet.getByText('欢迎').waitFor();

    await clerk.goto('/ratings');
    await says(clerk, '没有这样的评价');

    await supervisor.goto('/desk');
    await says(supervisor, '收到一条差评（非常不满意）');
    await supervisor.getByRole('link', { name: '查看清单' }).click();
    await supervisor.waitForURL(/ratings\/loops/);
    await expectAccessible(supervisor);
    await supervisor.locator('tbody a').first().click();
    await supervisor.waitForURL(/ratings\/[\w-]{16}$/);
    await expectAccessible(supervisor);
    const page = supervisor.url();
    await supervisor.getByLabel('属实', { exact: true }).check();
    await supervisor.fill('#words', '录像证实态度生硬');
    await supervisor.keyboard.press('Control+Enter');
    await supervisor.getByText('核实已登记').waitFor();

    const head = await enter(stage, 'zhangke');
    await head.goto(page);
    await head.fill('#words', '当面批评，重新培训文明用语');
    await press(head, '登记整改');
    await head.getByText('登记整改已登记').waitFor();
    expect(await head.innerText('body')).not.toMatch(/李四海|13800138000/);

    await supervisor.goto(page);
    await supervisor.fill('#words', '对不起，已经批评教育');
    await press(supervisor, '答复');
    await supervisor.getByText('答复已登记').waitFor();
    expect(await supervisor.innerText('body')).not.toMatch(/李四海|13800138000/);
    await press(supervisor, '查看评价人');
    await supervisor.getByText('13800138000').waitFor();
    await supervisor.getByLabel('满意', { exact: true }).check();
    await supervisor.fill('#words', '接受道歉');
    await press(supervisor, '登记回访');
    await supervisor.getByText('现在是“已办结”').waitFor();
    await says(supervisor, '满意：接受道歉');
    expect(await database.read.ratingLoop.findFirstOrThrow()).toMatchObject({
      state: 'closed',
      isOpen: false,
      visitSatisfied: true,
    });
    expect(await database.read.auditEntry.count({ where: { kind: 'rating-identity-opened' } })).toBe(1);
  });
});
