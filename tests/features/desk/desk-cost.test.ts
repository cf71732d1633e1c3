import { expect, it } from 'vitest';
import { loadPerson } from '../../../src/features/accounts/load-person.js';
import { deskCounts } from '../../../src/features/desk/desk-counts.js';
import { countWork, listWork } from '../../../src/features/desk/list-work.js';
import { WORK_LIST_NAMES } from '../../../src/features/desk/work-lists.js';
import { freshSqlite } from '../../support/databases.js';
import { FRIDAY_MORNING, makeHall, makeStaff } from '../../support/hall.js';
import { casePlans } from './case-plans.js';

it('G: no query of the desk, whoever sits at it, reads closed cases', async () => {
  const { database, remove } = await freshSqlite();
  const hall = await makeHall(database);
  const staffIds = [
    await makeStaff(hall, 'clerk', ['clerk']),
    await makeStaff(hall, 'reviewer', ['reviewer']),
    await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null }),
  ];
  const plans = new Set<string>();
  for (const staffId of staffIds) {
    const person = await loadPerson(database, staffId);
    if (person === null) throw new Error('the person is not there');
    const found = await casePlans(database, async (watched) => {
      await deskCounts(watched, person, FRIDAY_MORNING);
      await countWork(watched, person, WORK_LIST_NAMES, FRIDAY_MORNING);
      for (const name of WORK_LIST_NAMES) {
        await listWork(watched, person, name, { cursor: null, limit: 6 }, FRIDAY_MORNING);
      }
    });
    for (const plan of found) plans.add(plan);
  }
  await remove();
  expect(plans.size).toBeGreaterThan(0);
  for (const plan of plans) {
    expect(plan).toMatch(/\(hallId=\? AND (isOpen=\?|runningDueAt)/);
  }
});
