import { expect, it } from 'vitest';
import { loadPerson } from '../../../src/features/accounts/load-person.js';
import { rowContext } from '../../../src/features/desk/row-context.js';
import { exportHeadings, exportRows } from '../../../src/features/supervision/export-running-cases.js';
import {
  parseRunningFilters,
  type RunningListName,
} from '../../../src/features/supervision/running-filters.js';
import { onBothDatabases } from '../../support/databases.js';
import { FRIDAY_MORNING, makeHall, makeStaff } from '../../support/hall.js';
import { insertCases } from '../desk/sample-cases.js';

onBothDatabases('the rows of an export', (open) => {
  const exported = async (list: RunningListName, due: string, count: number, most?: number) => {
    const hall = await makeHall((await open()).database);
    const person = await loadPerson(
      hall.database,
      await makeStaff(hall, 'ducha', ['supervision'], { departmentId: null }),
    );
    if (person === null) throw new Error('the person is not there');
    const numbers = await insertCases(
      hall,
      Array.from({ length: count }, () => ({ due })),
    );
    const context = await rowContext(hall.database, person, [hall.hallId], FRIDAY_MORNING);
    const given = { list, filters: parseRunningFilters({}), ...(most === undefined ? {} : { most }) };
    const rows: (string | number)[][] = [];
    for await (const row of exportRows(hall.database, person, given, context)) rows.push(row);
    return { numbers, rows };
  };

  it('are all of them, over the edge of a thousand read at once', async () => {
    const { numbers, rows } = await exported('overdue', '2026-11-18T18:00:00+08:00', 1203);
    expect(rows.map((row) => row[0])).toEqual(numbers);
  });

  it('are cut at the most, and the last line says so', async () => {
    const { numbers, rows } = await exported('overdue', '2026-11-18T18:00:00+08:00', 12, 10);
    expect(rows.slice(0, 10).map((row) => row[0])).toEqual(numbers.slice(0, 10));
    expect(rows.slice(10)).toEqual([['只导出前 10 件，请用筛选条件缩小范围后再导出其余办件']]);
  });

  it('are not called cut when they just fit', async () => {
    const { rows } = await exported('overdue', '2026-11-18T18:00:00+08:00', 10, 10);
    expect(rows).toHaveLength(10);
  });

  it('R7: on Fri 20 Nov 2026 10:00 what is due on Mon 23 at 18:00 has 1 working day after today and 780 working minutes left', async () => {
    const { numbers, rows } = await exported('due-soon', '2026-11-23T18:00:00+08:00', 1);
    expect(
      Object.fromEntries(exportHeadings('due-soon').map((heading, at) => [heading, rows[0]?.[at]])),
    ).toEqual({
      办件编号: numbers[0],
      事项: '建筑工程施工许可证核发',
      申请人: '张*',
      大厅: 'QH政务服务中心',
      部门: '住房和城乡建设局',
      窗口: '3号窗口',
      状态: '审查中',
      轮到谁: '部门审批',
      经办人: '',
      收件时间: '2026-11-13 09:30',
      受理时间: '2026-11-13 10:00',
      应办结时间: '2026-11-23 18:00',
      剩余工作日: 1,
      剩余工作分钟: 780,
      暂定: '',
    });
  });
});
