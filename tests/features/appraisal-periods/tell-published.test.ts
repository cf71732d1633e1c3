import { expect, it } from 'vitest';
import { onBothDatabases } from '../../support/databases.js';
import { makeApp, makeStaff, send, signIn } from '../../support/hall.js';
import { computed, DECEMBER, type ScoredHall, scoredHall } from '../appraisal/evidence-rows.js';

const STEPS = [
  ['supervision', 'propose'],
  ['group', 'review'],
  ['committee', 'decide'],
  ['committee', 'publish'],
] as const;

/** A hall with its head, who is at the window, the leader of its department, and the three who appraise. */
async function appraisedHall(open: () => Promise<{ database: ScoredHall['database'] }>): Promise<ScoredHall> {
  const hall = await scoredHall((await open()).database);
  const apart = { departmentId: null };
  await makeStaff(hall, 'head', ['window-head'], { name: '赵主任' });
  await makeStaff(hall, 'leader', ['unit-leader'], { name: '钱局长' });
  await makeStaff(hall, 'group', ['appraisal-group'], apart);
  await makeStaff(hall, 'committee', ['management-committee'], apart);
  await hall.database.write((tx) => tx.staffWindow.deleteMany({ where: { staff: { account: 'leader' } } }));
  return hall;
}

async function publish(hall: ScoredHall, periodId: number): Promise<void> {
  const page = `/appraisal/periods/${periodId}`;
  for (const [account, step] of STEPS) {
    const browser = await signIn(
      makeApp(hall, () => DECEMBER),
      account,
    );
    const { version } = await hall.database.read.appraisalPeriod.findUniqueOrThrow({
      where: { id: periodId },
    });
    expect((await send(browser, page, `${page}/${step}`, { version, reason: '' })).status).toBe(303);
  }
}

async function messages(hall: ScoredHall): Promise<string[]> {
  const rows = await hall.database.read.deskMessage.findMany({
    where: { kind: { in: ['appraisal-published', 'grades-published'] } },
    orderBy: { staffId: 'asc' },
  });
  const staff = await hall.database.read.staff.findMany({ select: { id: true, account: true } });
  return rows.map(({ staffId, words }) => `${staff.find(({ id }) => id === staffId)?.account}: ${words}`);
}

onBothDatabases('8.4: a published result is put on the desks of those concerned', (open) => {
  it('BEST: whether chosen or not, on those of the people of each window', async () => {
    const hall = await appraisedHall(open);
    await publish(hall, await computed(hall, 'BEST'));
    const words = '最佳服务窗口评选2026年11月的结果已经公布，3号 住建窗口未当选';
    expect(await messages(hall)).toEqual([`clerk: ${words}`, `head: ${words}`]);
  });

  it('DEP: the year of a department, on those of its window heads and its leader', async () => {
    const hall = await appraisedHall(open);
    const where = { id: hall.departmentId };
    const { name } = await hall.database.read.department.findUniqueOrThrow({ where });
    await publish(hall, await computed(hall, 'DEP', '2026'));
    const words = `部门考核2026年的结果已经公布，${name}得 100 分`;
    expect(await messages(hall)).toEqual([`head: ${words}`, `leader: ${words}`]);
  });
});
