import type { Database, SqlValue, Tx } from '../../db/database.js';
import { may } from '../../domain/access/permissions.js';
import type { Role } from '../../domain/access/roles.js';

type Reach = NonNullable<NonNullable<Parameters<Tx['praise']['findMany']>[0]>['where']>;

interface Viewer {
  staffId: number;
  hallId: number;
  hallIdsBelow: readonly number[];
  departmentId: number | null;
  roles: readonly Role[];
}

/** Who verifies sees his halls' praise; everybody else that of his department and what he took down himself. */
export function praiseReach(person: Viewer): Reach {
  if (may(person.roles, 'praise.verify')) return { hallId: { in: [person.hallId, ...person.hallIdsBelow] } };
  return {
    hallId: person.hallId,
    OR: [
      { receivedById: person.staffId },
      ...(person.departmentId === null ? [] : [{ departmentId: person.departmentId }]),
    ],
  };
}

/** Where the next page of a list begins. */
export interface PraiseCursor {
  receivedAt: Date;
  id: number;
}

/** One page of praise within reach, the newest first. Empty filters mean all. */
export function listPraise(
  database: Database,
  reach: Reach,
  filters: { state: string; kind: string },
  page: { after: PraiseCursor | null; limit: number },
) {
  const { after } = page;
  const before: Reach =
    after === null
      ? {}
      : {
          OR: [
            { receivedAt: { lt: after.receivedAt } },
            { receivedAt: after.receivedAt, id: { lt: after.id } },
          ],
        };
  return database.read.praise.findMany({
    where: {
      AND: [
        reach,
        before,
        filters.state === '' ? {} : { state: filters.state },
        filters.kind === '' ? {} : { kind: filters.kind },
      ],
    },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: page.limit,
  });
}

export type PraiseRow = Awaited<ReturnType<typeof listPraise>>[number];

/** How much praise within reach waits to be verified. */
export function countWaiting(database: Database, reach: Reach): Promise<number> {
  return database.read.praise.count({ where: { AND: [reach, { state: 'registered' }] } });
}

export function findPraise(
  client: Pick<Tx, 'praise'>,
  reach: Reach,
  number: string,
): Promise<PraiseRow | null> {
  return client.praise.findFirst({ where: { AND: [reach, { number }] } });
}

/** The names behind the ids of praise, by id. */
export async function namesOfPraised({ read }: Database, rows: readonly PraiseRow[]) {
  const ids = (pick: (row: PraiseRow) => number | null) => [
    ...new Set(rows.map(pick).filter((id): id is number => id !== null)),
  ];
  const [staff, windows, departments, cases] = await Promise.all([
    read.staff.findMany({
      where: { id: { in: ids((row) => row.staffId) } },
      select: { id: true, name: true },
    }),
    read.window.findMany({
      where: { id: { in: ids((row) => row.windowId) } },
      select: { id: true, number: true, name: true },
    }),
    read.department.findMany({
      where: { id: { in: ids((row) => row.departmentId) } },
      select: { id: true, name: true },
    }),
    read.case.findMany({
      where: { id: { in: ids((row) => row.caseId) } },
      select: { id: true, number: true },
    }),
  ]);
  return {
    staff: new Map(staff.map(({ id, name }) => [id, name])),
    windows: new Map(windows.map(({ id, number, name }) => [id, `${number}号窗口 ${name}`.trim()])),
    departments: new Map(departments.map(({ id, name }) => [id, name])),
    cases: new Map(cases.map(({ id, number }) => [id, number])),
  };
}

export type PraisedNames = Awaited<ReturnType<typeof namesOfPraised>>;

/** Whom praise may be for: everybody of the hall, its windows, its departments. */
export async function praiseChoices({ read }: Database, hallId: number) {
  const [staff, windows, departments] = await Promise.all([
    read.staff.findMany({
      where: { hallId, active: true },
      select: { id: true, name: true, department: { select: { name: true } } },
      orderBy: [{ departmentId: 'asc' }, { name: 'asc' }],
    }),
    read.window.findMany({ where: { hallId, active: true }, orderBy: { id: 'asc' } }),
    read.department.findMany({ where: { hallId, active: true }, orderBy: { id: 'asc' } }),
  ]);
  return { staff, windows, departments };
}

/** A person of the hall with the places praise of his also belongs to. */
export function findPraisedStaff(tx: Tx, hallId: number, staffId: number) {
  return tx.staff.findFirst({
    where: { id: staffId, hallId },
    select: {
      id: true,
      departmentId: true,
      windows: { select: { windowId: true }, orderBy: { windowId: 'asc' } },
    },
  });
}

export function findPraisedWindow(tx: Tx, hallId: number, windowId: number) {
  return tx.window.findFirst({ where: { id: windowId, hallId }, select: { id: true, departmentId: true } });
}

export function findPraisedDepartment(tx: Tx, hallId: number, departmentId: number) {
  return tx.department.findFirst({ where: { id: departmentId, hallId }, select: { id: true } });
}

/** A case by its number within the given scope condition on alias c. */
export function findPraisedCase(
  { sql }: Database,
  scope: { where: string; values: SqlValue[] },
  spellings: readonly string[],
): Promise<{ id: number; departmentId: number; windowId: number | null } | undefined> {
  return sql.first(
    `SELECT c."id", c."departmentId", c."windowId" FROM "Case" c
     WHERE c."number" IN (${spellings.map(() => '?').join(', ')}) AND ${scope.where}`,
    [...spellings, ...scope.values],
  );
}
