import { expect, it } from 'vitest';
import { loadPerson } from '../../../src/features/accounts/load-person.js';
import { findCases } from '../../../src/features/search/find-cases.js';
import { readSearch } from '../../../src/features/search/read-search.js';
import { freshSqlite } from '../../support/databases.js';
import { makeHall, makeStaff } from '../../support/hall.js';
import { casePlans } from '../desk/case-plans.js';

it('G: every search walks the index of what it looks for, whoever searches', async () => {
  const { database, remove } = await freshSqlite();
  const hall = await makeHall(database);
  const staffIds = [
    await makeStaff(hall, 'clerk', ['clerk']),
    await makeStaff(hall, 'reviewer', ['reviewer']),
    await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null }),
  ];
  const wishes = {
    '20261120-0031-7': ['Case_number_key', 'Case_hallId_idNumberHash_idx'],
    '2026112000317': ['Case_number_key', 'Case_hallId_idNumberHash_idx'],
    '11010519491231002X': ['Case_hallId_idNumberHash_idx'],
    '13800138000': ['Case_hallId_phoneHash_idx'],
    张三: ['Case_hallId_applicantName_idx'],
    '宏远（北京）': ['Case_hallId_applicantName_idx'],
    'https://hall/s/AbC_123-xyz': ['Case_publicToken_key'],
  };
  const walked: Record<string, string[]> = {};
  for (const staffId of staffIds) {
    const person = await loadPerson(database, staffId);
    if (person === null) throw new Error('the person is not there');
    for (const typed of Object.keys(wishes)) {
      const plans = await casePlans(database, (watched) =>
        findCases({ database: watched, vault: hall.vault }, person, readSearch(typed), {
          cursor: null,
          limit: 50,
        }),
      );
      const indexes = plans.map((plan) => /USING INDEX (\w+) /.exec(plan)?.[1] ?? plan);
      walked[typed] = [...new Set([...(walked[typed] ?? []), ...indexes])];
    }
  }
  await remove();
  expect(walked).toEqual(wishes);
});
