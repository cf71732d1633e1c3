import type { SqlReader, SqlValue } from '../../db/database.js';
import { type ItemStep, STEP_KINDS, type StepKind } from '../../domain/items/item-content.js';
import type { StoredSuspension } from './stored-suspension.js';

const SUSPENSIONS = `SELECT "id", "kind", "cause", "basis", "limitValue", "limitUnit", "stepPosition", "dueAt",
    "expectedEndAt", "toldAt", "startedAt", "endedAt", "result"
  FROM "CaseSuspension" WHERE "caseId" = ? ORDER BY "id"`;

const STEPS = `SELECT "position", "name", "actor", "kind", "limitValue", "limitUnit", "notCounted", "basis"
  FROM "Step" WHERE "itemVersionId" = ? ORDER BY "position"`;

/** A step of an item as it stands in the table; flags 0 or 1. */
export interface StepRow {
  position: number;
  name: string;
  actor: string;
  kind: string;
  limitValue: number | null;
  limitUnit: string;
  notCounted: number;
  basis: string;
}

/** The suspensions of a case, oldest first; in a transaction give its `plainSql`. */
export function suspensionsOfCase(sql: SqlReader, caseId: number): Promise<StoredSuspension[]> {
  return sql.all<StoredSuspension>(SUSPENSIONS, [caseId]);
}

/** The steps of an item version in their order. */
export function stepsOfVersion(sql: SqlReader, itemVersionId: number): Promise<StepRow[]> {
  return sql.all<StepRow>(STEPS, [itemVersionId]);
}

/** A step as the rules of special procedures read it. */
export function procedureStep(row: StepRow): Pick<ItemStep, 'name' | 'kind' | 'notCounted' | 'basis'> {
  return { name: row.name, kind: stepKind(row.kind), notCounted: row.notCounted === 1, basis: row.basis };
}

function stepKind(text: string): StepKind {
  return Object.hasOwn(STEP_KINDS, text) ? (text as StepKind) : 'ordinary';
}

/** A running suspension with its case, as lists show it; moments in milliseconds. */
export interface RunningSuspension {
  id: number;
  hallId: number;
  number: string;
  itemName: string;
  applicantType: string;
  applicantName: string;
  departmentName: string;
  reviewerName: string | null;
  kind: string;
  cause: string;
  startedAt: number;
  dueAt: number | null;
  expectedEndAt: number | null;
}

/** Running suspensions of cases within a condition on `c`, those that end first first. */
export function runningSuspensions(
  sql: SqlReader,
  scope: { where: string; values: readonly SqlValue[] },
  limit: number,
): Promise<RunningSuspension[]> {
  return sql.all<RunningSuspension>(
    `SELECT s."id", c."hallId", c."number", c."itemName", c."applicantType", c."applicantName",
       d."name" AS "departmentName", r."name" AS "reviewerName", s."kind", s."cause", s."startedAt", s."dueAt",
       s."expectedEndAt"
     FROM "CaseSuspension" s JOIN "Case" c ON c."id" = s."caseId" JOIN "Department" d ON d."id" = c."departmentId"
       LEFT JOIN "Staff" r ON r."id" = c."reviewedById"
     WHERE s."endedAt" IS NULL AND ${scope.where}
     ORDER BY CASE WHEN s."dueAt" IS NULL THEN 1 ELSE 0 END, s."dueAt", s."id" LIMIT ${limit}`,
    scope.values,
  );
}
