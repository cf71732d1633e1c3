import type { SqlReader, Tx } from '../../db/database.js';
import { LIMIT_UNITS } from '../../domain/deadlines/time-limit.js';
import type { Leg, LegState } from '../../domain/joint/legs.js';
import type { PlannedLeg } from '../../domain/joint/plan-legs.js';

/** A leg as it stands in the table, with its department; moments in milliseconds. */
export interface LegRow {
  id: number;
  position: number;
  groupPosition: number;
  departmentId: number;
  departmentName: string;
  name: string;
  limitValue: number | null;
  limitUnit: string;
  state: string;
  startedAt: number | null;
  contactedAt: number | null;
  dueAt: number | null;
  reason: string;
  basis: string;
  decidedAt: number | null;
  decidedById: number | null;
  decidedBy: string;
  version: number;
}

const LEGS = `SELECT l."id", l."position", l."groupPosition", l."departmentId", d."name" AS "departmentName", l."name",
    l."limitValue", l."limitUnit", l."state", l."startedAt", l."contactedAt", l."dueAt", l."reason", l."basis",
    l."decidedAt", l."decidedById", l."decidedBy", l."version"
  FROM "CaseLeg" l JOIN "Department" d ON d."id" = l."departmentId"
  WHERE l."caseId" = ? ORDER BY l."groupPosition", l."position"`;

/** The legs of a case in their order; in a transaction give its `plainSql`. */
export function listLegs(sql: SqlReader, caseId: number): Promise<LegRow[]> {
  return sql.all<LegRow>(LEGS, [caseId]);
}

const STATES: readonly LegState[] = ['waiting', 'open', 'agreed', 'disagreed', 'spared'];

/** A stored leg as the rules of domain/joint read it; its position there is that of its group. */
export function legOf(row: LegRow): Leg {
  return {
    id: row.id,
    position: row.groupPosition,
    departmentId: row.departmentId,
    departmentName: row.departmentName,
    itemName: row.name,
    limit: {
      value: row.limitValue ?? 0,
      unit: LIMIT_UNITS.find((unit) => unit === row.limitUnit) ?? 'workingDays',
    },
    state: STATES.find((state) => state === row.state) ?? 'waiting',
    startedAt: row.startedAt,
    contactedAt: row.contactedAt,
    answeredAt: row.decidedAt,
    answeredById: row.decidedById,
    reason: row.reason,
    basis: row.basis,
  };
}

/** Writes the legs of a case as planned; none is open yet. */
export async function insertLegs(
  tx: Tx,
  place: { hallId: number; caseId: number },
  planned: readonly PlannedLeg[],
): Promise<void> {
  await tx.caseLeg.createMany({
    data: planned.map(({ position, group, departmentId, name, itemId, limit }) => ({
      ...place,
      position,
      groupPosition: group,
      departmentId,
      name,
      itemId,
      limitValue: limit.value,
      limitUnit: limit.unit,
    })),
  });
}

/** Who answers for a department: its active reviewers and approvers. */
export async function staffOfLeg(sql: SqlReader, hallId: number, departmentId: number): Promise<number[]> {
  const rows = await sql.all<{ id: number }>(
    `SELECT DISTINCT s."id" FROM "Staff" s JOIN "StaffRole" r ON r."staffId" = s."id"
     WHERE s."hallId" = ? AND s."departmentId" = ? AND s."active" = ? AND r."role" IN ('reviewer', 'approver')
     ORDER BY s."id"`,
    [hallId, departmentId, true],
  );
  return rows.map(({ id }) => id);
}
