import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import { lapseGaps } from '../../src/features/tolerance/lapse-gaps.js';
import { enter, expectAccessible, openStage, type Stage } from '../support/browser.js';
import { onBothDatabases } from '../support/databases.js';
import { makeApp, makeHall, makeStaff, type TestHall } from '../support/hall.js';
import { publishedItem, type TestItemGiven } from '../support/item.js';

const at = (text: string) => new Date(`${text}:00+08:00`);

onBothDatabases('the hall keeps its rules', (open) => {
  let stage: Stage | null = null;
  afterEach(async () => {
    await stage?.close();
    stage = null;
  });

  const prepare = async (
    item: TestItemGiven,
    people: (hall: TestHall) => Promise<void> = async () => undefined,
  ) => {
    const { database } = await open();
    const hall = await makeHall(database);
    await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    await makeStaff(hall, 'chenli', ['reviewer'], { name: '陈立' });
    await makeStaff(hall, 'liudu', ['supervision'], { name: '刘督', departmentId: null });
    await people(hall);
    await publishedItem(hall, item);
    const clock = { now: at('2026-11-20T10:00') };
    const made = await openStage(makeApp(hall, () => clock.now));
    stage = made;
    return { database, hall, stage: made, clock };
  };
  const says = async (page: Page, words: string) => expect(await page.innerText('body')).toContain(words);
  const saysNot = async (page: Page, words: string) =>
    expect(await page.innerText('body')).not.toContain(words);
  const submit = async (page: Page, to: RegExp) => {
    await Promise.all([page.waitForURL(to), page.keyboard.press('Control+Enter')]);
  };
  const applicant = async (clerk: Page) => {
    await clerk.goto('/intake?item=1');
    await clerk.fill('#idNumber', '11010519491231002X');
    await clerk.fill('#name', '李四海');
    await clerk.fill('#phone', '13800138000');
  };
  const accept = async (clerk: Page) => {
    await applicant(clerk);
    await clerk.keyboard.press('Alt+a');
    await clerk.locator('[data-outcome=accept]').waitFor();
    await submit(clerk, /notices\/\d+/);
  };

  it('S-06: a refusal beyond the clerk’s authority goes to the leader, who answers in writing', async () => {
    const { database, stage, clock } = await prepare(
      { caseKind: 'R', name: '历史建筑拆除', refusalAuthority: false },
      async (hall) => {
        await makeStaff(hall, 'qinzheng', ['unit-leader'], { name: '秦正南' });
      },
    );
    const clerk = await enter(stage, 'wangmin');
    await applicant(clerk);
    await clerk.keyboard.press('Alt+a');
    await clerk.getByLabel('不能办理，书面报分管领导研究（否定报备）').check();
    await clerk.fill('#reason', '历史建筑不得拆除');
    await clerk.fill('#basis', '《历史文化名城名镇名村保护条例》第三十三条');
    await clerk.locator('[data-outcome=refer]').waitFor();
    await expectAccessible(clerk);
    await submit(clerk, /\/cases\/[^/]+$/);
    await says(clerk, '否定报备');
    const made = await database.read.case.findFirstOrThrow();
    expect(made.state).toBe('NEG_REF');

    clock.now = at('2026-11-20T10:05');
    const leader = await enter(stage, 'qinzheng');
    await leader.goto('/referrals');
    await says(leader, '历史建筑不得拆除');
    await expectAccessible(leader);
    await leader.goto(`/cases/${made.number}/referral-answers`);
    await leader.getByLabel('同意不予办理', { exact: false }).first().check();
    await leader.getByLabel('书面意见', { exact: false }).fill('同意不予办理');
    await leader.keyboard.press('Control+Enter');
    await leader.locator('button[name=go][value=sure]').waitFor();
    await says(leader, '出具不予行政许可决定书');
    await expectAccessible(leader);
    await submit(leader, /\/notices\/\d+/);

    clock.now = at('2026-11-20T10:10');
    await clerk.goto(`/cases/${made.number}`);
    await says(clerk, '否定报备登记表');
    await expectAccessible(clerk);
    const citizen = await stage.open('phone');
    await citizen.goto(`/s/${made.publicToken}`);
    await says(citizen, '历史建筑不得拆除');
    await expectAccessible(citizen);
    expect((await database.read.case.findFirstOrThrow()).state).toBe('DEC_N');
  });

  it('S-39, C-44: a tolerated gap lapses: the clerk is reminded, supervision sees it, the applicant reads it', async () => {
    const { database, hall, stage, clock } = await prepare({
      name: '建筑工程施工许可',
      materials: [{ name: '施工许可申请表' }, { name: '资金证明', mayFollow: true }],
    });
    const clerk = await enter(stage, 'wangmin');
    await applicant(clerk);
    await clerk.locator('input[name="materials[m1][status]"][value=present]').check();
    await clerk.locator('input[name="materials[m2][status]"][value=follows-later]').check();
    await clerk.fill('#promisedDate', '2026-11-24');
    await clerk.fill('#signedBy', '李四海');
    await clerk.locator('[data-outcome=tolerate]').waitFor();
    await expectAccessible(clerk);
    await submit(clerk, /notices\/\d+/);
    await says(clerk, '容缺受理');
    const made = await database.read.case.findFirstOrThrow();
    expect(made.state).toBe('ACC_T');

    clock.now = at('2026-11-23T10:00');
    const reminded = await enter(stage, 'wangmin');
    await reminded.goto('/desk/lists/gaps');
    await says(reminded, made.number);
    await expectAccessible(reminded);
    const citizen = await stage.open('phone');
    await citizen.goto(`/s/${made.publicToken}`);
    await says(citizen, '资金证明');
    await expectAccessible(citizen);

    clock.now = at('2026-11-25T10:00');
    expect(await lapseGaps(database, hall.hallId, clock.now)).toBe(1);
    const late = await enter(stage, 'wangmin');
    await late.goto(`/cases/${made.number}`);
    await says(late, '逾期');
    await saysNot(late, '退件');
    const supervisor = await enter(stage, 'liudu');
    await supervisor.goto('/supervision/events');
    await says(supervisor, '容缺');
    await expectAccessible(supervisor);

    await late.goto(`/cases/${made.number}/gap-fillings`);
    await late.getByLabel('资金证明').check();
    await expectAccessible(late);
    await submit(late, new RegExp(`/cases/${made.number}$`));
    await citizen.reload();
    await saysNot(citizen, '您承诺后补');
  });

  it('S-07: A hands over to B, B works in his own name for A, A comes back', async () => {
    const { database, stage, clock } = await prepare({ name: '建筑工程施工许可' }, async (hall) => {
      const other = await hall.database.write((tx) =>
        tx.window.create({ data: { hallId: hall.hallId, number: '4', name: '综合窗口' } }),
      );
      await makeStaff(hall, 'lina', ['clerk'], { name: '李娜', windowIds: [other.id] });
    });
    const a = await enter(stage, 'wangmin');
    await accept(a);
    const made = await database.read.case.findFirstOrThrow();
    await a.goto('/absences/mine');
    await a.getByLabel('请假', { exact: false }).first().check();
    const value = await a.locator('#substituteId option', { hasText: '李娜' }).first().getAttribute('value');
    await a.selectOption('#substituteId', value ?? '');
    await a.fill('#fromDate', '2026-11-23');
    await a.fill('#fromTime', '09:00');
    await a.fill('#untilDate', '2026-11-24');
    await expectAccessible(a);
    await submit(a, /\/absences\/\d+$/);
    await says(a, made.number);

    clock.now = at('2026-11-20T10:05');
    const b = await enter(stage, 'lina');
    const { id } = await database.read.absence.findFirstOrThrow();
    await b.goto(`/absences/${id}`);
    await expectAccessible(b);
    await b.getByRole('button', { name: '签收交接单，同意替岗' }).click();
    await b.getByText('已确认').or(b.getByText('已签收')).first().waitFor();
    await b.goto(`/absences/${id}/sheet`);
    await says(b, '替岗交接单');

    clock.now = at('2026-11-23T10:00');
    // who he is, is kept for three seconds of the machine's time
    await b.waitForTimeout(3_200);
    const during = await enter(stage, 'lina');
    await during.goto(`/cases/${made.number}`);
    await says(during, made.number);
    await applicant(during);
    await during.getByText('备注、收件方式').click();
    await during.selectOption('#windowId', { label: '3号窗口 住建窗口' });
    await during.keyboard.press('Alt+a');
    await during.locator('[data-outcome=accept]').waitFor();
    await submit(during, /notices\/\d+/);
    const events = await database.read.caseEvent.findMany({ where: { actorName: '李娜', kind: 'accept' } });
    expect(
      events.map(({ details }) => (JSON.parse(details) as { substituteFor?: string }).substituteFor),
    ).toEqual(['王敏']);
    const supervisor = await enter(stage, 'liudu');
    await supervisor.goto('/absences');
    await says(supervisor, '李娜');
    await expectAccessible(supervisor);

    clock.now = at('2026-11-24T10:00');
    const back = await enter(stage, 'wangmin');
    await back.goto(`/absences/${id}`);
    await back.getByRole('button', { name: '我已返岗' }).click();
    await back.getByRole('button', { name: '我已返岗' }).waitFor({ state: 'detached' });
    expect((await database.read.absence.findFirstOrThrow()).state).toBe('ended');
  });

  it('SV-01 to SV-03: a supervisor’s day: the check, reason and plan, the urging note, the contact', async () => {
    const { database, stage, clock } = await prepare({ name: '建筑工程施工许可', promisedValue: 5 });
    const clerk = await enter(stage, 'wangmin');
    await accept(clerk);
    const made = await database.read.case.findFirstOrThrow();

    clock.now = at('2026-12-02T19:00');
    const supervisor = await enter(stage, 'liudu');
    await supervisor.goto('/supervision/today');
    await says(supervisor, '原因未填');
    await expectAccessible(supervisor);
    await supervisor.goto(`/cases/${made.number}/urgings`);
    const owner = await supervisor.locator('#toStaffId option', { hasText: '王敏' }).getAttribute('value');
    await supervisor.selectOption('#toStaffId', owner ?? '');
    await supervisor.fill('#words', '请说明原因并尽快办结');
    await expectAccessible(supervisor);
    await submit(supervisor, /\/urgings\/\d+$/);
    await says(supervisor, '督字〔2026〕');

    const reviewer = await enter(stage, 'chenli');
    await reviewer.goto(`/cases/${made.number}`);
    await says(reviewer, '请先登记超期原因和办结计划');
    await reviewer.goto(`/cases/${made.number}/overdue-reasons`);
    await reviewer.fill('#reason', '现场核查人员出差');
    await reviewer.fill('#plan', '12月4日前办结');
    await submit(reviewer, new RegExp(`/cases/${made.number}$`));
    await reviewer.goto(`/cases/${made.number}/overrun-measures`);
    await expectAccessible(reviewer);
    await reviewer.locator('input[name=way][value=inform]').check();
    await reviewer.fill('#told', '12月2日电话告知');
    await reviewer.fill('#plan', '12月4日前办结');
    await submit(reviewer, new RegExp(`/cases/${made.number}$`));

    const answering = await enter(stage, 'wangmin');
    await answering.goto('/desk');
    await says(answering, '督办待答复');
    const note = await database.read.urgingNote.findFirstOrThrow();
    await answering.goto(`/urgings/${note.id}`);
    await answering.fill('#reply', '审查人员出差，今天已经接手');
    await answering.fill('#plan', '12月4日前办结');
    await expectAccessible(answering);
    await submit(answering, /\/urgings\/\d+$/);

    await supervisor.goto('/supervision/today');
    await saysNot(supervisor, '原因未填');
    await supervisor.getByRole('link', { name: '联系并登记意见' }).click();
    await supervisor.waitForURL(/contacts\/\d+$/);
    await supervisor.locator('input[name=reached][value=yes]').check();
    await supervisor.fill('#opinion', '希望周五前办结');
    await expectAccessible(supervisor);
    await submit(supervisor, /\/supervision\/today$/);
    expect((await database.read.task.findFirstOrThrow()).doneAt).not.toBeNull();
  });
});
