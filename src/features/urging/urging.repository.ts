import type { Database, SqlValue } from '../../db/database.js';

/** An urging note with the case it is about; moments in milliseconds, names not masked. */
export interface UrgingRow {
  id: number;
  hallId: number;
  number: string;
  issuedAt: number;
  issuedBy: string;
  toStaffId: number | null;
  toName: string;
  words: string;
  replyBy: number | null;
  repliedAt: number | null;
  reply: string;
  plan: string;
  contactedAt: number | null;
  caseNumber: string;
  itemName: string;
  applicantType: string;
  applicantName: string;
  departmentName: string;
  windowNumber: string | null;
  /** How the case stood when the note was issued: JSON. */
  standing: string | null;
}

const NOTES = `
  SELECT u."id", u."hallId", u."number", u."issuedAt", u."issuedBy", u."toStaffId", u."toName", u."words", u."replyBy",
    u."repliedAt", u."reply", u."plan", u."contactedAt",
    c."number" AS "caseNumber", c."itemName", c."applicantType", c."applicantName",
    d."name" AS "departmentName", w."number" AS "windowNumber",
    (SELECT e."details" FROM "CaseEvent" e WHERE e."caseId" = u."caseId" AND e."kind" = 'urging-issued'
       AND e."at" = u."issuedAt" ORDER BY e."id" LIMIT 1) AS "standing"
  FROM "UrgingNote" u JOIN "Case" c ON c."id" = u."caseId"
  JOIN "Department" d ON d."id" = c."departmentId"
  LEFT JOIN "Window" w ON w."id" = c."windowId"`;

/** A note for those it concerns: whom it urges, or whoever sees the case and may see supervision's work. */
export function findUrging(
  { sql }: Database,
  urgingId: number,
  reach: { staffIds: readonly number[]; scope: { where: string; values: SqlValue[] } | null },
): Promise<UrgingRow | undefined> {
  const own = `u."toStaffId" IN (${reach.staffIds.map(() => '?').join(', ')})`;
  const seen = reach.scope === null ? '' : ` OR (${reach.scope.where})`;
  return sql.first<UrgingRow>(`${NOTES} WHERE u."id" = ? AND (${own}${seen})`, [
    urgingId,
    ...reach.staffIds,
    ...(reach.scope?.values ?? []),
  ]);
}

/** The notes of a case, the newest first. */
export function listUrgingsOfCase({ sql }: Database, caseId: number): Promise<UrgingRow[]> {
  return sql.all<UrgingRow>(`${NOTES} WHERE u."caseId" = ? ORDER BY u."id" DESC`, [caseId]);
}

/** The unanswered notes of halls, the most urgent first. */
export function listUnanswered(
  { sql }: Database,
  hallIds: readonly number[],
  staffIds: readonly number[] | null,
  limit: number,
): Promise<UrgingRow[]> {
  if (hallIds.length === 0) return Promise.resolve([]);
  const mine = staffIds === null ? '' : ` AND u."toStaffId" IN (${staffIds.map(() => '?').join(', ')})`;
  return sql.all<UrgingRow>(
    `${NOTES} WHERE u."hallId" IN (${hallIds.map(() => '?').join(', ')}) AND u."repliedAt" IS NULL${mine}
     ORDER BY u."replyBy", u."id" LIMIT ${limit}`,
    [...hallIds, ...(staffIds ?? [])],
  );
}

/** A member of staff who may be urged; flags 0 or 1. */
export interface Urgeable {
  id: number;
  name: string;
  post: string;
  isHead: number;
  /** The case is in his hands: he reviews it, else accepted it, else received it. */
  isInTurn: number;
}

/** Who can be urged about a case: in whose hands it is first, then the rest of its department and window. */
export function urgeable(
  { sql }: Database,
  row: { id: number; hallId: number; departmentId: number; windowId: number | null },
): Promise<Urgeable[]> {
  const inTurn = `CASE WHEN s."id" = (SELECT COALESCE(c."reviewedById", c."acceptedById", c."receivedById")
    FROM "Case" c WHERE c."id" = ?) THEN 1 ELSE 0 END`;
  return sql.all<Urgeable>(
    `SELECT s."id", s."name", s."post", ${inTurn} AS "isInTurn",
       CASE WHEN EXISTS (SELECT 1 FROM "StaffRole" r WHERE r."staffId" = s."id" AND r."role" = 'window-head')
         THEN 1 ELSE 0 END AS "isHead"
     FROM "Staff" s
     WHERE s."hallId" = ? AND s."active" = ? AND (${inTurn} = 1 OR ((s."departmentId" = ?
         OR EXISTS (SELECT 1 FROM "StaffWindow" sw WHERE sw."staffId" = s."id" AND sw."windowId" = ?))
       AND EXISTS (SELECT 1 FROM "StaffRole" r WHERE r."staffId" = s."id"
         AND r."role" IN ('clerk', 'window-head', 'reviewer', 'approver'))))
     ORDER BY "isInTurn" DESC, s."id"`,
    [row.id, row.hallId, true, row.id, row.departmentId, row.windowId ?? 0],
  );
}
