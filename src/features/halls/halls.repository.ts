import type { Database, Tx } from '../../db/database.js';
import type { HallFacts, NewHall } from './halls.forms.js';

export async function findHall(client: Pick<Tx, 'hall'>, hallId: number) {
  return client.hall.findUnique({ where: { id: hallId } });
}

/** The halls of the list with their numbers of departments, staff and published items. */
export async function listHalls(database: Database, hallIds: readonly number[]) {
  const where = { hallId: { in: [...hallIds] } };
  const halls = await database.read.hall.findMany({ where: { id: where.hallId } });
  const departments = await database.read.department.groupBy({ by: ['hallId'], where, _count: true });
  const staff = await database.read.staff.groupBy({
    by: ['hallId'],
    where: { ...where, active: true },
    _count: true,
  });
  const items = await database.read.item.groupBy({
    by: ['hallId'],
    where: { ...where, status: 'published' },
    _count: true,
  });
  const of = (rows: { hallId: number; _count: number }[], id: number) =>
    rows.find((row) => row.hallId === id)?._count ?? 0;
  return halls.map((hall) => ({
    ...hall,
    departments: of(departments, hall.id),
    staff: of(staff, hall.id),
    items: of(items, hall.id),
  }));
}

export async function isTaken(tx: Tx, what: { code: string } | { numberPrefix: string }): Promise<boolean> {
  return (await tx.hall.count({ where: what })) > 0;
}

export async function insertHall(tx: Tx, hall: NewHall, now: Date): Promise<number> {
  const made = await tx.hall.create({ data: { ...hall, createdAt: now } });
  return made.id;
}

export async function saveHall(tx: Tx, hallId: number, facts: HallFacts): Promise<void> {
  await tx.hall.update({ where: { id: hallId }, data: facts });
}
