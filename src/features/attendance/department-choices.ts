import type { Database } from '../../db/database.js';
import type { StaffReach } from './attendance-reach.js';

/** The departments within reach as a field of partials/filter-bar. */
export async function departmentChoices(database: Database, reach: StaffReach, chosen: number | null) {
  const departments = await database.read.department.findMany({
    where: {
      hallId: { in: reach.hallIds },
      ...(reach.departmentIds === null ? {} : { id: { in: reach.departmentIds } }),
    },
    select: { id: true, name: true },
    orderBy: [{ hallId: 'asc' }, { code: 'asc' }],
  });
  return {
    kind: 'select',
    label: '部门',
    name: 'department',
    value: chosen ?? '',
    options: [
      { value: '', label: '全部' },
      ...departments.map(({ id, name }) => ({ value: String(id), label: name })),
    ],
  };
}
