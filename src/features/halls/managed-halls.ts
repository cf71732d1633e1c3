import type { Database } from '../../db/database.js';
import { NotFoundError } from '../../web/errors.js';
import type { StaffVisit } from '../../web/visit.js';

/** A hall that a person looks after: his own or one below it. */
export interface ManagedHall {
  id: number;
  parentId: number | null;
  code: string;
  name: string;
  level: string;
  /** 0 for his own hall, 1 for those directly below it, and so on. */
  depth: number;
}

/** Who administers, and within which halls; what every use case of the administrator's rooms is given. */
export interface Administrator {
  staffId: number;
  name: string;
  address: string;
  hallIds: readonly number[];
}

/** The halls of an administrator and the one that a page is about. */
export interface HallReach {
  administrator: Administrator;
  halls: ManagedHall[];
  hall: ManagedHall;
}

/** A person's own hall and all below it, in the order of the tree. */
export async function managedHalls(database: Pick<Database, 'sql'>, hallId: number): Promise<ManagedHall[]> {
  const rows = await database.sql.all<Omit<ManagedHall, 'depth'>>(
    `WITH RECURSIVE reach("id") AS (
       SELECT "id" FROM "Hall" WHERE "id" = ?
       UNION ALL SELECT h."id" FROM "Hall" h JOIN reach r ON h."parentId" = r."id"
     ) SELECT h."id", h."parentId", h."code", h."name", h."level" FROM "Hall" h JOIN reach ON reach."id" = h."id"
     ORDER BY h."id"`,
    [hallId],
  );
  const below = (parentId: number, depth: number): ManagedHall[] =>
    rows
      .filter((row) => row.parentId === parentId)
      .flatMap((row) => [{ ...row, depth }, ...below(row.id, depth + 1)]);
  return rows
    .filter((row) => row.id === hallId)
    .flatMap((own) => [{ ...own, depth: 0 }, ...below(own.id, 1)]);
}

/**
 * The halls that the visitor administers and the one he asks for, his own when he names none.
 * @throws NotFoundError when the hall is not within his reach
 */
export async function hallReach(
  database: Pick<Database, 'sql'>,
  visit: StaffVisit,
  asked?: unknown,
): Promise<HallReach> {
  const halls = await managedHalls(database, visit.person.hallId);
  const wanted = asked === undefined || asked === '' ? visit.person.hallId : Number(asked);
  const hall = halls.find((each) => each.id === wanted);
  if (hall === undefined) throw new NotFoundError('找不到这个大厅');
  const { staffId, name } = visit.person;
  const administrator = { staffId, name, address: visit.address, hallIds: halls.map((each) => each.id) };
  return { administrator, halls, hall };
}
