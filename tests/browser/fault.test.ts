import { afterEach, expect, it } from 'vitest';
import { detect } from '../../src/features/supervision/detect.js';
import { enter, expectAccessible, openStage, type Stage } from '../support/browser.js';
import { onBothDatabases } from '../support/databases.js';
import { makeApp, makeHall, makeStaff } from '../support/hall.js';

const FRIDAY = new Date('2026-11-20T10:00:00+08:00');

onBothDatabases('a fault from the detector to the appeal', (open) => {
  let stage: Stage | null = null;
  afterEach(async () => {
    await stage?.close();
    stage = null;
  });

  it('detected, proposed, heard, established, decided, appealed against, reversed', async () => {
    const { database } = await open();
    const hall = await makeHall(database);
    const clerkId = await makeStaff(hall, 'wangmin', ['clerk'], { name: '王敏' });
    await makeStaff(hall, 'ducha', ['supervision'], { name: '周督查', departmentId: null });
    await makeStaff(hall, 'jiancha', ['inspection-office'], { name: '柳正清', departmentId: null });
    await makeStaff(hall, 'xiaoneng', ['efficiency-group'], { name: '邵公允', departmentId: null });
    await makeStaff(hall, 'kaohe', ['appraisal-group'], { name: '夏衡', departmentId: null });
    await database.write(async (tx) => {
      for (const day of ['2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06'])
        await tx.attendanceEvent.create({
          data: {
            hallId: hall.hallId,
            staffId: clerkId,
            staffName: '王敏',
            day,
            kind: 'late',
            part: 'am',
            state: 'confirmed',
            foundAt: FRIDAY,
          },
        });
    });
    await detect(database, FRIDAY);
    stage = await openStage(makeApp(hall, () => FRIDAY));

    const supervisor = await enter(stage, 'ducha');
    await supervisor.goto('/supervision/events');
    await supervisor.getByRole('link', { name: '迟到早退超过次数', exact: true }).click();
    await supervisor.getByLabel('建议追究责任').check();
    await supervisor.fill('#note', '本月迟到四次，考勤已核定');
    await Promise.all([supervisor.waitForURL(/events$/), supervisor.keyboard.press('Control+Enter')]);
    await supervisor.goto('/faults');
    await expectAccessible(supervisor);
    await supervisor.getByRole('link', { name: 'GC2026-0001' }).click();
    await expectAccessible(supervisor);
    expect(await supervisor.innerText('body')).toContain('FE-01');

    const inspection = await enter(stage, 'jiancha');
    await inspection.goto('/faults/GC2026-0001');
    await inspection.getByRole('button', { name: '立案并告知本人申辩' }).click();
    await inspection.getByText('已立案').waitFor();

    const clerk = await enter(stage, 'wangmin');
    await clerk.goto('/record');
    await expectAccessible(clerk);
    await clerk.getByRole('link', { name: '申辩' }).click();
    await clerk.fill('#statement', '那几天地铁停运，有证明');
    await clerk.getByRole('button', { name: '提交申辩' }).click();
    await clerk.getByText('您的申辩已提交').waitFor();
    await expectAccessible(clerk);

    await inspection.goto('/faults/GC2026-0001');
    for (const label of ['过失', '危害较小', '认识错误，及时改正'])
      await inspection.getByLabel(label).check();
    await inspection.fill('#finding', '考勤记录属实');
    await inspection.getByRole('button', { name: '算出等级' }).click();
    await inspection.getByText('一般过错，第一种处理').waitFor();
    expect(await inspection.inputValue('#finding')).toBe('考勤记录属实');
    await expectAccessible(inspection);
    await inspection.getByRole('button', { name: '认定过错' }).click();
    await inspection.getByText('过错已认定').waitFor();

    const efficiency = await enter(stage, 'xiaoneng');
    await efficiency.goto('/faults/GC2026-0001');
    await expectAccessible(efficiency);
    await efficiency.fill('#decision', '书面告诫，改正');
    await efficiency.getByRole('button', { name: '决定处理' }).click();
    await efficiency.getByText('处理已决定').waitFor();

    await clerk.goto('/record/faults/GC2026-0001');
    await clerk.getByRole('link', { name: '提出申诉' }).click();
    await expectAccessible(clerk);
    await clerk.fill('#reason', '地铁停运证明已交督查科');
    await clerk.getByRole('button', { name: '提出申诉' }).click();
    await clerk.getByText('申诉已提出').waitFor();

    const reviewer = await enter(stage, 'kaohe');
    await reviewer.goto('/appeals');
    await expectAccessible(reviewer);
    await reviewer.getByRole('link', { name: 'SS2026-0001' }).click();
    await reviewer.getByLabel('撤销').check();
    await reviewer.fill('#reason', '停运证明属实');
    await expectAccessible(reviewer);
    await reviewer.getByRole('button', { name: '登记复核结果' }).click();
    await reviewer.getByText('已复核').first().waitFor();

    await clerk.goto('/record');
    expect(await clerk.innerText('body')).toContain('已撤销');
    const row = await database.read.faultCase.findFirstOrThrow({ include: { measures: true } });
    expect([row.state, row.measures.map(({ state }) => state)]).toEqual([
      'reversed',
      ['reversed', 'reversed'],
    ]);
  });
});
