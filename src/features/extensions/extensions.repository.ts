import type { SqlReader, SqlValue } from '../../db/database.js';
import type { ExtensionRow, ExtensionStatus } from '../../domain/extensions/extension.js';

/** An extension as it stands in the table; moments in milliseconds. */
export interface StoredExtension {
  id: number;
  workingDays: number;
  reason: string;
  status: string;
  requestedAt: number;
  requestedById: number;
  requestedBy: string;
  decidedAt: number | null;
  decidedBy: string;
  decisionReason: string;
}

const STATUSES: readonly ExtensionStatus[] = ['open', 'approved', 'denied', 'lapsed'];

/** A stored extension as the rules see it. @throws Error when the stored status is unknown */
export function extensionRow(stored: StoredExtension): ExtensionRow {
  const { workingDays, reason, requestedById, requestedAt } = stored;
  const status = STATUSES.find((each) => each === stored.status);
  if (status === undefined) throw new Error(`unknown status ${stored.status}`);
  return { status, workingDays, reason, requestedById, requestedAt };
}

/** The extensions asked for a case, oldest first; in a transaction give its `plainSql`. */
export function extensionsOfCase(sql: SqlReader, caseId: number): Promise<StoredExtension[]> {
  return sql.all<StoredExtension>(
    `SELECT "id", "workingDays", "reason", "status", "requestedAt", "requestedById", "requestedBy", "decidedAt",
       "decidedBy", "decisionReason"
     FROM "CaseExtension" WHERE "caseId" = ? ORDER BY "id"`,
    [caseId],
  );
}

/** An open request with its case, as the leader's list shows it; moments in milliseconds. */
export interface WaitingExtension {
  hallId: number;
  number: string;
  itemName: string;
  applicantType: string;
  applicantName: string;
  departmentName: string;
  workingDays: number;
  reason: string;
  requestedAt: number;
  requestedById: number;
  requestedBy: string;
  acceptedAt: number | null;
  dueAt: number | null;
}

/** Open requests of cases within a condition on `c`, those due first first. */
export function waitingExtensions(
  sql: SqlReader,
  scope: { where: string; values: readonly SqlValue[] },
  limit: number,
): Promise<WaitingExtension[]> {
  return sql.all<WaitingExtension>(
    `SELECT c."hallId", c."number", c."itemName", c."applicantType", c."applicantName", d."name" AS "departmentName",
       e."workingDays", e."reason", e."requestedAt", e."requestedById", e."requestedBy", c."acceptedAt", c."dueAt"
     FROM "CaseExtension" e JOIN "Case" c ON c."id" = e."caseId" JOIN "Department" d ON d."id" = c."departmentId"
     WHERE e."status" = ? AND ${scope.where}
     ORDER BY CASE WHEN c."dueAt" IS NULL THEN 1 ELSE 0 END, c."dueAt", e."id" LIMIT ${limit}`,
    ['open', ...scope.values],
  );
}
