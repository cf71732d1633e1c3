import type { Database, SqlValue, Tx } from '../../db/database.js';
import type { Role } from '../../domain/access/roles.js';
import type { FaultInProcedure } from '../../domain/accountability/fault-procedure.js';
import { FAULT_STATE_CODES, isFaultState } from '../../domain/accountability/fault-states.js';

/** Who looks at faults: of his halls, never at one that concerns himself. */
export interface FaultViewer {
  staffId: number;
  hallId: number;
  hallIdsBelow: readonly number[];
  roles: readonly Role[];
}

/** A fault as a list shows it; moments in milliseconds. */
export interface FaultLine {
  id: number;
  number: string;
  faultId: string;
  state: string;
  source: string;
  personName: string;
  actedForName: string;
  departmentName: string | null;
  caseNumber: string | null;
  occurredAt: number;
  proposedAt: number;
  proposedBy: string;
  severity: string;
  heardAt: number | null;
  hearBy: number | null;
  correctBy: number | null;
  correctedAt: number | null;
  appealBy: number | null;
}

export interface FaultFilters {
  /** 'open', a state, or '' for all. */
  state: string;
  source: string;
  list: string;
  departmentId: number | null;
  /** Part of a name or a number. */
  q: string;
}

/** One page of faults, the newest first. */
export function listFaults(
  { sql }: Database,
  viewer: FaultViewer,
  filters: FaultFilters,
  page: { before: number | null; limit: number },
): Promise<FaultLine[]> {
  const { where, values } = condition(viewer, filters);
  const before = page.before === null ? '' : ' AND f."id" < ?';
  return sql.all<FaultLine>(
    `SELECT f."id", f."number", f."faultId", f."state", f."source", f."personName", f."actedForName",
       d."name" AS "departmentName", c."number" AS "caseNumber", f."occurredAt", f."proposedAt", f."proposedBy",
       f."severity", f."heardAt", f."hearBy", f."correctBy", f."correctedAt", f."appealBy"
     FROM "FaultCase" f LEFT JOIN "Department" d ON d."id" = f."departmentId" LEFT JOIN "Case" c ON c."id" = f."caseId"
     WHERE ${where}${before} ORDER BY f."id" DESC LIMIT ${page.limit}`,
    [...values, ...(page.before === null ? [] : [page.before])],
  );
}

/** How many faults there are in each state. */
export async function countFaults(
  { sql }: Database,
  viewer: FaultViewer,
): Promise<ReadonlyMap<string, number>> {
  const { where, values } = condition(viewer, {
    state: '',
    source: '',
    list: '',
    departmentId: null,
    q: '',
  });
  const rows = await sql.all<{ state: string; n: number }>(
    `SELECT f."state", count(*) AS n FROM "FaultCase" f WHERE ${where} GROUP BY f."state"`,
    values,
  );
  return new Map(rows.map(({ state, n }) => [state, Number(n)]));
}

function condition(viewer: FaultViewer, filters: FaultFilters): { where: string; values: SqlValue[] } {
  const halls = [viewer.hallId, ...viewer.hallIdsBelow];
  const parts = [
    `f."hallId" IN (${halls.map(() => '?').join(', ')})`,
    'f."personId" <> ?',
    '(f."actedForId" IS NULL OR f."actedForId" <> ?)',
  ];
  const values: SqlValue[] = [...halls, viewer.staffId, viewer.staffId];
  const also = (part: string, ...more: SqlValue[]) => {
    parts.push(part);
    values.push(...more);
  };
  if (filters.state === 'open') also('f."isOpen" = ?', true);
  else if (FAULT_STATE_CODES.some((each) => each === filters.state)) also('f."state" = ?', filters.state);
  if (filters.source !== '') also('f."source" = ?', filters.source);
  if (filters.list !== '') also('f."faultId" LIKE ?', `${filters.list}-%`);
  if (filters.departmentId !== null) also('f."departmentId" = ?', filters.departmentId);
  const q = filters.q.trim().replace(/[!%_]/g, (sign) => `!${sign}`);
  if (q !== '')
    also(`(f."personName" LIKE ? ESCAPE '!' OR f."number" LIKE ? ESCAPE '!')`, `%${q}%`, `%${q}%`);
  return { where: parts.join(' AND '), values };
}

/** A fault within reach of a viewer; null when there is none, or it concerns himself. */
export function findFaultCase(client: Pick<Tx, 'faultCase'>, viewer: FaultViewer, number: string) {
  return client.faultCase.findFirst({
    where: {
      number,
      hallId: { in: [viewer.hallId, ...viewer.hallIdsBelow] },
      personId: { not: viewer.staffId },
      OR: [{ actedForId: null }, { actedForId: { not: viewer.staffId } }],
    },
  });
}

/** The person's own fault; null for anybody else's. */
export function findOwnFault(client: Pick<Tx, 'faultCase'>, staffId: number, number: string) {
  return client.faultCase.findFirst({ where: { number, personId: staffId } });
}

export type FaultRow = NonNullable<Awaited<ReturnType<typeof findFaultCase>>>;

/** A row as the procedure sees it. */
export function inProcedure(row: FaultRow, hasOpenAppeal: boolean): FaultInProcedure {
  if (!isFaultState(row.state)) throw new Error(`fault ${row.number} is in no state: ${row.state}`);
  const ms = (at: Date | null) => at?.getTime() ?? null;
  return {
    state: row.state,
    personId: row.personId,
    actedForId: row.actedForId,
    proposedById: row.proposedById,
    establishedById: row.establishedById,
    decidedById: row.decidedById,
    heardAt: ms(row.heardAt),
    hearBy: ms(row.hearBy),
    correctedAt: ms(row.correctedAt),
    apologyAt: ms(row.apologyAt),
    appealBy: ms(row.appealBy),
    hasOpenAppeal,
  };
}

export async function hasOpenAppeal(client: Pick<Tx, 'appeal'>, faultCaseId: number): Promise<boolean> {
  return (await client.appeal.count({ where: { about: 'fault', aboutId: faultCaseId, state: 'filed' } })) > 0;
}

/** How many faults of the person were decided before; the first is weighed otherwise (7.1). */
export function countEarlierFaults(
  client: Pick<Tx, 'faultCase'>,
  { hallId, personId, id }: { hallId: number; personId: number; id: number },
): Promise<number> {
  return client.faultCase.count({
    where: { hallId, personId, id: { not: id }, state: { in: ['decided', 'closed'] } },
  });
}

/** The measures of a fault, in the order in which they were decided. */
export function measuresOfFault(client: Pick<Tx, 'measure'>, faultCaseId: number) {
  return client.measure.findMany({ where: { faultCaseId }, orderBy: { id: 'asc' } });
}

/** The appeals against a fault and its measures, first to last. */
export function appealsOfFault(
  client: Pick<Tx, 'appeal'>,
  faultCaseId: number,
  measureIds: readonly number[],
) {
  return client.appeal.findMany({
    where: {
      OR: [
        { about: 'fault', aboutId: faultCaseId },
        { about: 'measure', aboutId: { in: [...measureIds] } },
      ],
    },
    orderBy: { id: 'asc' },
  });
}

/** Saves a change when the fault is still as the person saw it. @returns false when somebody was quicker */
export async function saveFault(
  tx: Tx,
  seen: { id: number; version: number },
  change: NonNullable<Parameters<Tx['faultCase']['updateMany']>[0]>['data'],
): Promise<boolean> {
  const { count } = await tx.faultCase.updateMany({
    where: { id: seen.id, version: seen.version },
    data: { ...change, version: { increment: 1 } },
  });
  return count === 1;
}

/** The people of a hall who may bear a fault, by department; of one department alone where it is given. */
export function possibleBearers({ read }: Database, hallId: number, departmentId: number | null) {
  return read.staff.findMany({
    where: { hallId, ...(departmentId === null ? {} : { departmentId }) },
    select: { id: true, name: true, department: { select: { name: true } } },
    orderBy: [{ departmentId: 'asc' }, { name: 'asc' }],
  });
}

export function departmentsOfHall({ read }: Database, hallId: number) {
  return read.department.findMany({
    where: { hallId },
    select: { id: true, name: true },
    orderBy: { id: 'asc' },
  });
}
