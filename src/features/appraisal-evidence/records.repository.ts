import type { SqlReader } from '../../db/database.js';
import type { PeriodBounds } from '../../domain/appraisal/period.js';

/** Whom a record concerns. Moments in milliseconds. */
interface Concerned {
  staffId: number | null;
  windowId: number | null;
  departmentId: number | null;
  at: number;
}

const span = (hallId: number, { from, until }: PeriodBounds) => [hallId, new Date(from), new Date(until)];

/** Complaints that were found valid in a period, without those withdrawn since; nothing of the complainant. */
export function validComplaints(
  sql: SqlReader,
  hallId: number,
  bounds: PeriodBounds,
): Promise<
  (Concerned & { id: number; number: string; category: string; severity: string; caseId: number | null })[]
> {
  return sql.all(
    `SELECT "id", "number", "category", "severity", "caseId", "blamedStaffId" AS "staffId", "blamedWindowId" AS "windowId",
       "blamedDepartmentId" AS "departmentId", "foundAt" AS "at"
     FROM "Complaint" WHERE "hallId" = ? AND "foundAt" >= ? AND "foundAt" < ? AND "valid" = ? ORDER BY "id"`,
    [...span(hallId, bounds), true],
  );
}

/** Bad ratings that were found to be founded and not set aside. */
export function foundedRatings(
  sql: SqlReader,
  hallId: number,
  bounds: PeriodBounds,
): Promise<(Concerned & { id: number; rowKey: string; reasons: string })[]> {
  return sql.all(
    `SELECT r."id", r."rowKey", r."reasons", r."staffId", r."windowId", r."departmentId", l."verifiedAt" AS "at"
     FROM "RatingLoop" l JOIN "Rating" r ON r."id" = l."ratingId"
     WHERE l."hallId" = ? AND l."verifiedAt" >= ? AND l."verifiedAt" < ? AND l."isFounded" = ? AND l."state" <> 'set-aside'
       AND l."setAside" = '' ORDER BY r."id"`,
    [...span(hallId, bounds), true],
  );
}

/** Sampled applicants who said on the telephone that they were dissatisfied (SV-05). */
export function dissatisfiedSamples(
  sql: SqlReader,
  hallId: number,
  bounds: PeriodBounds,
): Promise<(Concerned & { sampleId: number; position: number; number: string })[]> {
  return sql.all(
    `SELECT k."sampleId", k."position", c."number", COALESCE(c."acceptedById", c."receivedById") AS "staffId",
       k."windowId", c."departmentId", k."calledAt" AS "at"
     FROM "Sample" m JOIN "SampleCase" k ON k."sampleId" = m."id" JOIN "Case" c ON c."id" = k."caseId"
     WHERE m."hallId" = ? AND k."calledAt" >= ? AND k."calledAt" < ? AND k."satisfaction" = 'dissatisfied'
     ORDER BY k."sampleId", k."position"`,
    span(hallId, bounds),
  );
}

/** Windows that stood open without anybody (SV-12), as far as supervision did not let the matter rest. */
export function unattendedWindows(
  sql: SqlReader,
  hallId: number,
  bounds: PeriodBounds,
): Promise<{ id: number; windowId: number | null; at: number }[]> {
  return sql.all(
    `SELECT "id", "windowId", "at" FROM "SupervisionEvent"
     WHERE "hallId" = ? AND "at" >= ? AND "at" < ? AND "rule" = 'SV-12' AND "state" IN ('noted', 'proposed') ORDER BY "id"`,
    span(hallId, bounds),
  );
}

/** What windows should have disclosed long before (SV-15), as far as supervision did not let the matter rest. */
export function undisclosedByWindows(
  sql: SqlReader,
  hallId: number,
  bounds: PeriodBounds,
): Promise<{ id: number; key: string; windowId: number | null; at: number; evidence: string }[]> {
  return sql.all(
    `SELECT "id", "key", "windowId", "at", "evidence" FROM "SupervisionEvent"
     WHERE "hallId" = ? AND "at" >= ? AND "at" < ? AND "rule" = 'SV-15' AND "key" LIKE '%:fault:%' AND "windowId" IS NOT NULL
       AND "state" IN ('noted', 'proposed') ORDER BY "id"`,
    span(hallId, bounds),
  );
}

/** Faults that were decided in a period and not reversed since. */
export function decidedFaults(
  sql: SqlReader,
  hallId: number,
  bounds: PeriodBounds,
): Promise<
  (Concerned & {
    id: number;
    number: string;
    faultId: string;
    caseId: number | null;
    sourceKey: string | null;
  })[]
> {
  return sql.all(
    `SELECT "id", "number", "faultId", "caseId", "sourceKey", "personId" AS "staffId", "windowId", "departmentId",
       "decidedAt" AS "at"
     FROM "FaultCase" WHERE "hallId" = ? AND "decidedAt" >= ? AND "decidedAt" < ? AND "state" IN ('decided', 'closed')
       AND "reversedAt" IS NULL ORDER BY "id"`,
    span(hallId, bounds),
  );
}

/** The windows that were decided to be excellent for the whole year that a period is; none for a month. */
export function excellentWindows(
  sql: SqlReader,
  hallId: number,
  { firstDay, lastDay }: PeriodBounds,
): Promise<{ windowId: number; windowName: string; departmentId: number | null; at: number | null }[]> {
  const year = firstDay.slice(0, 4);
  const isYear = firstDay === `${year}-01-01` && lastDay === `${year}-12-31`;
  return sql.all(
    `SELECT r."subjectId" AS "windowId", r."subjectName" AS "windowName", r."departmentId", p."decidedAt" AS "at"
     FROM "AppraisalResult" r JOIN "AppraisalPeriod" p ON p."id" = r."periodId"
     WHERE p."hallId" = ? AND p."scheme" = 'WIN' AND p."period" = ? AND r."decidedGrade" = '优秀' ORDER BY r."subjectId"`,
    [hallId, isYear ? year : ''],
  );
}

/** Departments criticised by leaders (TH-18) as a person accepted it, while what was counted still stands. */
export function criticisedDepartments(
  sql: SqlReader,
  hallId: number,
  { firstDay, lastDay }: PeriodBounds,
): Promise<{ id: number; departmentId: number; day: string }[]> {
  return sql.all(
    `SELECT t."id", t."subjectId" AS "departmentId", t."day" FROM "ThresholdReached" t
     WHERE t."hallId" = ? AND t."thresholdId" = 'TH-18' AND t."state" = 'accepted' AND t."subjectKind" NOT IN ('person', 'leader')
       AND t."day" >= ? AND t."day" <= ?
       AND EXISTS (SELECT 1 FROM "CounterEvent" e WHERE e."hallId" = t."hallId" AND e."kind" = t."kind"
         AND e."subjectKind" = t."subjectKind" AND e."subjectId" = t."subjectId" AND e."day" = t."day" AND e."undoneAt" IS NULL)
     ORDER BY t."id"`,
    [hallId, firstDay, lastDay],
  );
}

/** Praise that was verified in a period. */
export function verifiedPraise(
  sql: SqlReader,
  hallId: number,
  bounds: PeriodBounds,
): Promise<
  (Concerned & { id: number; number: string; kind: string; mediaLevel: string; caseId: number | null })[]
> {
  return sql.all(
    `SELECT "id", "number", "kind", "mediaLevel", "caseId", "staffId", "windowId", "departmentId", "verifiedAt" AS "at"
     FROM "Praise" WHERE "hallId" = ? AND "verifiedAt" >= ? AND "verifiedAt" < ? AND "state" = 'verified' ORDER BY "id"`,
    span(hallId, bounds),
  );
}
