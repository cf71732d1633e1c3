import type { Page } from 'playwright-core';
import { afterEach, expect, it } from 'vitest';
import {
  at,
  caseRow,
  computed,
  DECEMBER,
  scoredHall,
  validComplaint,
} from '../features/appraisal/evidence-rows.js';
import { arriving, enter, expectAccessible, openStage, type Stage } from '../support/browser.js';
import { onBothDatabases } from '../support/databases.js';
import { makeApp, makeStaff } from '../support/hall.js';

onBothDatabases('a month of appraisal from its events to the freeze', (open) => {
  let stage: Stage | null = null;
  afterEach(async () => {
    await stage?.close();
    stage = null;
  });

  const says = async (page: Page, words: string) => expect(await page.innerText('body')).toContain(words);
  const press = async (page: Page, name: string) => {
    await arriving(page, () => page.locator('main').getByRole('button', { name, exact: true }).click());
  };

  it('is computed from cases, complaints and attendance, proposed, reviewed, decided, published, appealed, frozen', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    await makeStaff(hall, 'colleague', ['clerk'], { name: '王小明' });
    const apart = { departmentId: null };
    await makeStaff(hall, 'group', ['appraisal-group'], { name: '夏衡', ...apart });
    await makeStaff(hall, 'committee', ['management-committee'], { name: '文泰', ...apart });
    await makeStaff(hall, 'committee2', ['management-committee'], { name: '方正', ...apart });
    await caseRow(hall, { accepted: '2026-11-05', due: '2026-11-12', decided: at('2026-11-17', '10:00') });
    await validComplaint(hall, { category: 'attitude' });
    await database.write((tx) =>
      tx.attendanceEvent.create({
        data: {
          hallId: hall.hallId,
          staffId: hall.clerkId,
          staffName: '李明',
          windowId: hall.windowId,
          day: '2026-11-10',
          kind: 'late',
          part: 'morning',
          minutes: 12,
          state: 'confirmed',
          foundAt: at('2026-11-10', '09:30'),
          decidedAt: at('2026-11-11', '09:30'),
        },
      }),
    );
    const clock = { now: at('2026-11-30', '17:00') };
    stage = await openStage(makeApp(hall, () => clock.now));

    const clerk = await enter(stage, 'clerk');
    await clerk.goto(`/self-checks/2026-11/STF/${hall.clerkId}`);
    for (const [key, points] of Object.entries({ D: 18, A: 20, Q: 18, R: 19, L: 15 })) {
      await clerk.fill(`#scores-${key}`, String(points));
    }
    await clerk.getByText('已保存').waitFor();
    await expectAccessible(clerk);
    await clerk
      .locator('main')
      .getByRole('button', { name: /提交自查表/ })
      .click();
    await clerk.waitForURL('**/self-checks');
    await says(clerk, '自查表已提交');

    clock.now = at('2026-12-01', '10:00');
    const supervisor = await enter(stage, 'supervision');
    await supervisor.goto('/appraisal');
    await expectAccessible(supervisor);
    await press(supervisor, '建立');
    await supervisor.waitForURL(/periods\/\d+/);
    const period = new URL(supervisor.url()).pathname;
    await press(supervisor, '计算得分');
    await expect
      .poll(async () => {
        await supervisor.goto(period);
        return supervisor.innerText('body');
      })
      .toContain('李明');
    await says(supervisor, '王小明');
    await expectAccessible(supervisor);
    const total = await supervisor.locator('tr', { hasText: '李明' }).locator('strong').first().innerText();
    const mine = supervisor.getByLabel('李明的等次');
    await mine.selectOption('不称职');
    await press(supervisor, '提出等次建议');
    await says(supervisor, '请写明确定这个等次的理由（8.3）');
    await supervisor.getByLabel('李明改等次的理由').fill('屡次超期');
    await press(supervisor, '提出等次建议');
    await says(supervisor, '等次建议已提出');

    const group = await enter(stage, 'group');
    await group.goto(period);
    await press(group, '复核');
    await says(group, '已复核，送管委会确定');
    const committee = await enter(stage, 'committee');
    await committee.goto(period);
    await press(committee, '确定等次');
    await press(committee, '公布');
    await says(committee, '已公布');

    const graded = await enter(stage, 'clerk');
    await graded.goto('/appraisal/mine');
    await says(graded, '不称职');
    await says(graded, '逐条依据');
    await expectAccessible(graded);
    await graded.getByRole('link', { name: '对等次申诉' }).click();
    await graded.waitForURL(/record\/appeals\/new/);
    await graded.fill('#reason', '超期两天，得分高于不称职');
    await graded.locator('main').locator('button[type=submit]').first().click();
    await graded.waitForURL(/record/);

    clock.now = at('2026-12-09', '10:00');
    const archivist = await enter(stage, 'supervision');
    await archivist.goto(period);
    await says(archivist, '申诉未办结 1 件');
    const appeal = await database.read.appeal.findFirstOrThrow();
    const second = await enter(stage, 'committee2');
    await second.goto(`/appeals/${encodeURIComponent(appeal.number)}`);
    await second.check('input[name=outcome][value=reversed]');
    await second.fill('#reason', '按得分确定等次');
    await arriving(second, () => second.locator('main').locator('button[type=submit]').first().click());
    const row = await database.read.appraisalResult.findFirstOrThrow({ where: { subjectId: hall.clerkId } });
    expect([row.decidedGrade, row.gradeReason, String(row.total)]).toEqual([
      row.grade,
      '按得分确定等次',
      total,
    ]);

    await archivist.goto(period);
    await archivist.getByRole('button', { name: '归档', exact: true }).click();
    await press(archivist, '归档以后不再变动，确定归档吗？');
    await archivist.goto(period);
    await says(archivist, '按归档的依据重新计算，结果一分不差');
    await expectAccessible(archivist);
  });

  it('shows how far a computation is without being asked, and its results when it is done', async () => {
    const { database } = await open();
    const hall = await scoredHall(database);
    const periodId = await computed(hall, 'STF');
    const goOn = (progress: number) =>
      database.write((tx) => tx.appraisalPeriod.update({ where: { id: periodId }, data: { progress } }));
    await goOn(45);
    stage = await openStage(makeApp(hall, () => DECEMBER));
    const page = await enter(stage, 'supervision');
    await page.goto(`/appraisal/periods/${periodId}`);
    await says(page, '正在计算 45%');
    await goOn(60);
    await page.getByText('正在计算 60%').waitFor();
    await expectAccessible(page);
    await goOn(100);
    await page.locator('[data-progress]').waitFor({ state: 'detached' });
    await says(page, '计算于');
  });
});
