import type { Database, SqlReader, SqlValue, Tx } from '../../db/database.js';
import type { MeasureFacts } from '../../domain/accountability/measure-procedure.js';
import { isMeasureState, isMeasureSubject } from '../../domain/accountability/measure-states.js';
import { isMeasureCode } from '../../domain/accountability/measures.js';

export type MeasureRow = NonNullable<Awaited<ReturnType<Tx['measure']['findUnique']>>>;

/** A measure as the rules need it. */
export function measureFacts(row: MeasureRow): MeasureFacts {
  const { code, state, subjectKind } = row;
  if (!isMeasureCode(code) || !isMeasureState(state) || !isMeasureSubject(subjectKind))
    throw new Error(`measure ${row.number} cannot be read`);
  return {
    code,
    state,
    subjectKind,
    staffId: row.staffId,
    departmentId: row.departmentId,
    proposedById: row.proposedById,
    selfCriticismAt: row.selfCriticismAt?.getTime() ?? null,
    reviewedAt: row.reviewedAt?.getTime() ?? null,
    effectiveUntil: row.effectiveUntil?.getTime() ?? null,
  };
}

/** A measure as a list shows it; moments in milliseconds. */
export interface MeasureLine {
  id: number;
  number: string;
  code: string;
  state: string;
  subjectKind: string;
  staffName: string;
  departmentName: string | null;
  proposedAt: number;
  servedAt: number | null;
  selfCriticismBy: number | null;
  selfCriticismAt: number | null;
  reviewedAt: number | null;
  effectiveFrom: number | null;
  effectiveUntil: number | null;
}

/** Which measures wait for what; `all` for every one. */
export const MEASURE_LISTS = {
  proposed: { label: '待决定', where: `m."state" = 'proposed'` },
  decided: { label: '待送达', where: `m."state" = 'decided'` },
  'self-criticism': {
    label: '等检讨',
    where: `m."state" = 'served' AND m."selfCriticismBy" IS NOT NULL`,
  },
  'carry-out': { label: '等落实', where: `m."state" = 'served' AND m."selfCriticismBy" IS NULL` },
  'off-post': { label: '离岗中', where: `m."state" = 'under-way'` },
  all: { label: '全部', where: '1 = 1' },
} as const;

export type MeasureListName = keyof typeof MEASURE_LISTS;

export function isMeasureListName(text: string): text is MeasureListName {
  return Object.hasOwn(MEASURE_LISTS, text);
}

export interface MeasureFilters {
  hallIds: readonly number[];
  /** Never shown: what concerns the viewer himself stands in his own record. */
  exceptStaffId: number;
  list: MeasureListName;
  code: string;
  /** Part of a name or a number. */
  q: string;
}

/** One page of measures, the newest first. */
export function listMeasures(
  { sql }: Pick<Database, 'sql'>,
  filters: MeasureFilters,
  page: { before: number | null; limit: number },
): Promise<MeasureLine[]> {
  const { where, values } = conditionOf(filters);
  const before = page.before === null ? '' : ' AND m."id" < ?';
  return sql.all<MeasureLine>(
    `SELECT m."id", m."number", m."code", m."state", m."subjectKind", m."staffName", d."name" AS "departmentName",
            m."proposedAt", m."servedAt", m."selfCriticismBy", m."selfCriticismAt", m."reviewedAt",
            m."effectiveFrom", m."effectiveUntil"
     FROM "Measure" m LEFT JOIN "Department" d ON d."id" = m."departmentId"
     WHERE ${where}${before} ORDER BY m."id" DESC LIMIT ${page.limit}`,
    [...values, ...(page.before === null ? [] : [page.before])],
  );
}

/** How many measures stand in each list but `all`. */
export async function countMeasures(
  { sql }: Pick<Database, 'sql'>,
  filters: Pick<MeasureFilters, 'hallIds' | 'exceptStaffId'>,
): Promise<Map<MeasureListName, number>> {
  const counts = new Map<MeasureListName, number>();
  for (const name of Object.keys(MEASURE_LISTS).filter(isMeasureListName)) {
    if (name === 'all') continue;
    const { where, values } = conditionOf({ ...filters, list: name, code: '', q: '' });
    const row = await sql.first<{ n: number }>(
      `SELECT count(*) AS n FROM "Measure" m WHERE m."isOpen" = ? AND ${where}`,
      [true, ...values],
    );
    counts.set(name, Number(row?.n ?? 0));
  }
  return counts;
}

function conditionOf({ hallIds, exceptStaffId, list, code, q }: MeasureFilters) {
  const parts = [
    `m."hallId" IN (${hallIds.map(() => '?').join(', ')})`,
    '(m."staffId" IS NULL OR m."staffId" <> ?)',
    MEASURE_LISTS[list].where,
  ];
  const values: SqlValue[] = [...hallIds, exceptStaffId];
  if (code !== '') {
    parts.push('m."code" = ?');
    values.push(code);
  }
  if (q !== '') {
    parts.push(`(m."staffName" LIKE ? ESCAPE '!' OR m."number" LIKE ? ESCAPE '!')`);
    const like = `%${q.replace(/[!%_]/g, '!$&')}%`;
    values.push(like, like);
  }
  return { where: parts.join(' AND '), values };
}

/** A measure within reach of somebody who looks at faults; never one on himself. */
export async function findMeasure(
  client: Pick<Tx, 'measure'>,
  viewer: { staffId: number; hallId: number; hallIdsBelow: readonly number[] },
  number: string,
): Promise<MeasureRow | null> {
  const row = await client.measure.findUnique({ where: { number } });
  const isInReach = row !== null && [viewer.hallId, ...viewer.hallIdsBelow].includes(row.hallId);
  return isInReach && row.staffId !== viewer.staffId ? row : null;
}

/** Somebody's own measure, once it was decided; a proposal is not told before. */
export async function findOwnMeasure(
  client: Pick<Tx, 'measure'>,
  staffId: number,
  number: string,
): Promise<MeasureRow | null> {
  const row = await client.measure.findUnique({ where: { number } });
  const isTold = row !== null && row.state !== 'proposed' && row.state !== 'rejected';
  return isTold && row.staffId === staffId ? row : null;
}

/** The self-criticisms of a department that wait for the signature of its head, the oldest first. */
export function listSelfCriticisms(sql: SqlReader, hallId: number, departmentId: number | null) {
  return sql.all<MeasureLine & { staffId: number }>(
    `SELECT m."id", m."number", m."code", m."state", m."staffId", m."staffName", m."selfCriticismBy", m."selfCriticismAt"
     FROM "Measure" m
     WHERE m."hallId" = ? AND m."isOpen" = ? AND m."state" = 'served' AND m."selfCriticismAt" IS NOT NULL
       AND m."reviewedAt" IS NULL AND (m."departmentId" = ? OR m."departmentId" IS NULL)
     ORDER BY m."selfCriticismAt", m."id" LIMIT 200`,
    [hallId, true, departmentId ?? 0],
  );
}

/** Who heads a department: its window heads, the longest serving first. */
export function headsOf(tx: Pick<Tx, 'staff'>, hallId: number, departmentId: number) {
  return tx.staff.findMany({
    where: { hallId, departmentId, active: true, roles: { some: { role: 'window-head' } } },
    orderBy: { id: 'asc' },
  });
}

/** Whether somebody holds a role himself, not by filling a post. */
export async function holdsRole(tx: Pick<Tx, 'staffRole'>, staffId: number, role: string): Promise<boolean> {
  return (await tx.staffRole.count({ where: { staffId, role } })) > 0;
}
