import { afterEach, expect, it } from 'vitest';
import { lookForEvents } from '../../src/features/attendance/look-for-events.js';
import { enter, expectAccessible, openStage, type Stage } from '../support/browser.js';
import { onBothDatabases } from '../support/databases.js';
import { dataFolder, PNG } from '../support/files.js';
import { makeApp, makeHall, makeStaff, PASSWORD } from '../support/hall.js';

const at = (time: string) => new Date(`2026-11-19T${time}:00+08:00`);

onBothDatabases('attendance, leave and checks in the browser', (open) => {
  let stage: Stage | null = null;
  afterEach(async () => {
    await stage?.close();
    stage = null;
  });

  const prepare = async (time: string) => {
    const { database } = await open();
    const hall = await makeHall(database);
    let now = at(time);
    await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    await makeStaff(hall, 'zhaojie', ['clerk'], { name: '赵洁' });
    await makeStaff(hall, 'head', ['window-head'], { name: '何志' });
    await makeStaff(hall, 'leader', ['unit-leader'], { name: '秦正' });
    await makeStaff(hall, 'director', ['director'], { name: '方正', departmentId: null });
    await makeStaff(hall, 'dudu', ['supervision'], { name: '杜督', departmentId: null });
    await database.write((tx) => tx.staff.updateMany({ data: { createdAt: at('08:00') } }));
    const opened = await openStage(makeApp(hall, () => now, dataFolder()));
    stage = opened;
    return {
      database,
      stage: opened,
      clock: (moment: string) => {
        now = at(moment);
      },
    };
  };

  it('S-28, SV-13: signs in late on the phone, explains, is not excused, and sees it in the month', async () => {
    const { database, stage: here, clock } = await prepare('09:12');
    const phone = await here.open('phone');
    await phone.goto('/sign-in');
    await phone.fill('#account', 'wangmin');
    await phone.fill('#password', PASSWORD);
    await Promise.all([phone.waitForURL('**/desk'), phone.keyboard.press('Enter')]);
    await phone.getByText('今天 09:12 签到').waitFor();
    await phone.goto('/attendance');
    await expectAccessible(phone);
    clock('09:20');
    await phone.getByRole('button', { name: '签退', exact: true }).click();
    await phone.getByText('已签退').first().waitFor();
    await phone.getByRole('button', { name: '签到', exact: true }).click();
    await phone.getByText('09:20 签到').waitFor();
    clock('09:40');
    await lookForEvents(database, at('12:10'));
    await phone.goto('/attendance');
    await phone.getByRole('link', { name: '上午迟到 12分钟', exact: true }).click();
    await phone.fill('#excuse', '路上堵车');
    await phone.getByRole('button', { name: '提交说明' }).click();
    await phone.getByText('说明已提交').waitFor();
    const supervision = await enter(here, 'dudu');
    await supervision.goto('/attendance/events');
    await expectAccessible(supervision);
    await supervision.getByRole('link', { name: '王敏' }).click();
    await supervision.getByText('路上堵车').first().waitFor();
    await supervision.getByLabel('没有正当理由，核定').check();
    await supervision.fill('#note', '没有证明');
    await supervision.getByRole('button', { name: '核定' }).click();
    await supervision.getByText('已核定').first().waitFor();
    await expectAccessible(supervision);
    await phone.goto('/attendance');
    await phone.getByText('已核定').first().waitFor();
    expect(await database.read.counterEvent.count({ where: { kind: 'late-or-early' } })).toBe(1);
  });

  it('D-20: one day goes through all approvals, and B takes over', async () => {
    const { database, stage: here } = await prepare('08:50');
    const clerk = await enter(here, 'wangmin');
    await clerk.goto('/leave/new');
    await clerk.fill('#fromDate', '2026-11-20');
    await clerk.fill('#untilDate', '2026-11-20');
    await clerk.fill('#reason', '家中有事');
    await clerk.getByRole('button', { name: '提交请假条' }).click();
    await clerk.getByText('半天以上的请假要先安排替岗人员').first().waitFor();
    expect(await clerk.inputValue('#reason')).toBe('家中有事');
    await expectAccessible(clerk);
    await clerk.selectOption('#substituteId', { label: '住房和城乡建设局 · 赵洁' });
    await clerk.getByRole('button', { name: '提交请假条' }).click();
    await clerk.getByText('请假条已提交').waitFor();
    for (const account of ['head', 'leader', 'director']) {
      const page = await enter(here, account);
      await page.goto('/leave/waiting');
      await expectAccessible(page);
      await page.getByRole('link', { name: /^假〔2026〕1号$/ }).click();
      await page.getByRole('button', { name: '同意', exact: true }).click();
      await page
        .getByText(/已转下一步|已批准/)
        .first()
        .waitFor();
      await page.context().close();
    }
    const supervision = await enter(here, 'dudu');
    await supervision.goto('/leave/waiting');
    await supervision.getByRole('link', { name: /^假〔2026〕1号$/ }).click();
    await supervision.getByRole('button', { name: '备案' }).click();
    await supervision.getByText('已备案').first().waitFor();
    await expectAccessible(supervision);
    const second = await enter(here, 'zhaojie');
    await second.goto('/absences/mine');
    await second.getByRole('link', { name: '王敏' }).click();
    await second.getByRole('button', { name: '签收交接单，同意替岗' }).click();
    await second.getByText('交接清单已签收').waitFor();
    await clerk.reload();
    await clerk.getByText('赵洁，已签收交接单').waitFor();
    expect(await database.read.leaveSlip.findFirstOrThrow()).toMatchObject({
      state: 'approved',
      filedBy: '杜督',
    });
  });

  it('S-35: a mystery visit is filled in on a phone with a photo, and the head answers', async () => {
    const { database, stage: here } = await prepare('10:00');
    const supervision = await enter(here, 'dudu');
    await supervision.goto('/checks/new');
    await supervision.getByLabel('暗访').check();
    await supervision.fill('#count', '1');
    await expectAccessible(supervision);
    await supervision.getByRole('button', { name: '安排检查' }).click();
    await supervision.getByText('已安排 1 次检查').waitFor();
    await supervision.setViewportSize({ width: 390, height: 844 });
    await supervision.locator('input[name="verdict-YR-01"][value="failed"]').check();
    await supervision.fill('#note-YR-01', '没有佩戴工作牌');
    await supervision.locator('input[name="verdict-TD-04"][value="met"]').check();
    await supervision.setInputFiles('#files', { name: '窗口.png', mimeType: 'image/png', buffer: PNG });
    await expectAccessible(supervision);
    await supervision.getByRole('button', { name: '完成检查' }).click();
    await supervision.getByText('检查已完成').waitFor();
    const head = await enter(here, 'head');
    await head.goto('/checks');
    await head.getByRole('link', { name: /^查〔2026〕1号$/ }).click();
    await head.getByText('没有佩戴工作牌').waitFor();
    await head.getByText('预览 窗口.png').click();
    await expect.poll(() => head.evaluate("document.querySelector('.preview img').naturalWidth")).toBe(1);
    await head.fill('#answer', '已经补发');
    await head.getByRole('button', { name: '提交说明' }).click();
    await head.getByText('说明已提交').waitFor();
    await expectAccessible(head);
    expect(await database.read.spotCheckLine.count({ where: { verdict: 'failed' } })).toBe(1);
  });
});
