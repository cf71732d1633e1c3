import type { Database } from '../../db/database.js';
import { actingIds } from '../../domain/staffing/substitution.js';
import type { Person } from '../../web/visit.js';

/**
 * The enquiries a person may see: supervision and director those of their halls; a window head those of his
 * department's people; everybody those he answers for, took in, or had part in a hand-over of.
 */
export async function enquiryReach(database: Database, person: Person) {
  const isOverHall = person.roles.some((role) => role === 'supervision' || role === 'director');
  if (isOverHall) return { hallId: { in: [person.hallId, ...person.hallIdsBelow] } };
  const ids = actingIds(person);
  const people = person.roles.includes('window-head') ? await departmentPeople(database, person) : [];
  const answering = [...new Set([...ids, ...people])];
  return {
    hallId: person.hallId,
    OR: [
      { ownerId: { in: answering } },
      { firstClerkId: { in: answering } },
      { handovers: { some: { OR: [{ toId: { in: ids } }, { fromId: { in: ids } }] } } },
    ],
  };
}

async function departmentPeople(database: Database, person: Person): Promise<number[]> {
  if (person.departmentId === null) return [];
  const rows = await database.read.staff.findMany({
    where: { hallId: person.hallId, departmentId: person.departmentId },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}
