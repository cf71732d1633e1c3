import type { Database } from '../../db/database.js';
import { may } from '../../domain/access/permissions.js';
import { actingIds } from '../../domain/staffing/substitution.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import { taskReach } from './tasks.repository.js';

/** What waits for a person beside his cases, as figures of the desk; nothing that is empty. */
export async function deskWaiting(database: Database, person: Person) {
  const ids = { in: actingIds(person) };
  const { hallId } = person;
  const tasks = await database.read.task.count({ where: { ...taskReach(person), doneAt: null } });
  const handed = may(person.roles, 'enquiry.handle')
    ? await database.read.enquiryHandover.count({
        where: { hallId, toId: ids, acknowledgedAt: null, declinedAt: null, enquiry: { closedAt: null } },
      })
    : 0;
  const asked = await database.read.absence.count({
    where: { hallId, substituteId: person.staffId, state: 'asked' },
  });
  return [
    { label: '首接责任', figure: tasks, href: paths.tasks },
    { label: '移交给我的咨询', figure: handed, href: paths.enquiryList('handed') },
    { label: '请我替岗', figure: asked, href: paths.myAbsences },
  ]
    .filter(({ figure }) => figure > 0)
    .map((count) => ({ ...count, tone: 'amber' as const }));
}
