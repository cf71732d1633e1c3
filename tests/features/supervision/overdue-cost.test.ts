import { expect, it } from 'vitest';
import { createPersonLoader } from '../../../src/features/accounts/load-person.js';
import { countRunningCases } from '../../../src/features/supervision/count-running-cases.js';
import { listRunningCases } from '../../../src/features/supervision/list-running-cases.js';
import {
  parseRunningFilters,
  RUNNING_SORTS,
  type RunningListName,
} from '../../../src/features/supervision/running-filters.js';
import { freshSqlite } from '../../support/databases.js';
import { FRIDAY_MORNING, makeHall, makeStaff } from '../../support/hall.js';
import { casePlans } from '../desk/case-plans.js';

it('G: every list of running clocks, however filtered and sorted, walks the index that holds open cases only', async () => {
  const { database, remove } = await freshSqlite();
  const hall = await makeHall(database);
  const load = createPersonLoader(database);
  const people = [
    await load(await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null })),
    await load(await makeStaff(hall, 'head', ['window-head'])),
    await load(await makeStaff(hall, 'head2', ['window-head'], { windowIds: [] })),
  ];
  const queries = [
    {},
    { department: '1' },
    { window: '1' },
    { item: '施工' },
    { handler: '陈' },
    { days: '1', department: '1', window: '1' },
  ];
  const plans = new Set<string>();
  const fromIndexAlone = new Set<string>();
  const filtered = new Set<string>();
  for (const person of people) {
    if (person === null) throw new Error('the person is not there');
    for (const list of ['overdue', 'due-soon'] satisfies RunningListName[]) {
      for (const query of queries) {
        for (const sort of Object.keys(RUNNING_SORTS)) {
          const filters = parseRunningFilters({ ...query, sort });
          const values = RUNNING_SORTS[filters.sort].map(() => 1).concat(1);
          const cursor = { direction: 'after', values } as const;
          const found = await casePlans(database, async (watched) => {
            await listRunningCases(
              watched,
              person,
              { list, filters, cursor: null, limit: 50 },
              FRIDAY_MORNING,
            );
            await listRunningCases(watched, person, { list, filters, cursor, limit: 50 }, FRIDAY_MORNING);
          });
          for (const plan of found) plans.add(plan);
          const counted = await casePlans(database, (watched) =>
            countRunningCases(watched, person, list, filters, FRIDAY_MORNING),
          );
          const alone = filters.item === '' && filters.handler === '';
          for (const plan of counted) (alone ? fromIndexAlone : filtered).add(plan.replace(/ \(.*$/, ''));
        }
      }
    }
  }
  await remove();
  expect(
    [...plans].map((plan) => plan.replace(/ \(.*$/, '')).filter((plan, at, all) => all.indexOf(plan) === at),
  ).toEqual(['SEARCH c USING INDEX Case_hallId_runningDueAt_id_idx']);
  expect([...fromIndexAlone]).toEqual(['SEARCH c USING COVERING INDEX Case_running_place_idx']);
  expect([...filtered]).toEqual(['SEARCH c USING INDEX Case_running_place_idx']);
  for (const plan of plans) expect(plan).toMatch(/\(hallId=\? AND \(?runningDueAt/);
});
