import type { SqlReader } from '../../db/database.js';
import type { AppraisalSubjectKind } from '../../domain/appraisal/rules.js';

/** Somebody who is scored, with the names as they are now. */
export interface SubjectRow {
  subjectId: number;
  name: string;
  windowId: number | null;
  departmentId: number | null;
}

const ACTIVE: Readonly<Record<AppraisalSubjectKind, string>> = {
  clerk: `s."active" = ? AND EXISTS (SELECT 1 FROM "StaffRole" r WHERE r."staffId" = s."id" AND r."role" IN ('clerk', 'window-head'))`,
  window: 'w."active" = ?',
  department: `d."active" = ? AND EXISTS (SELECT 1 FROM "Item" i WHERE i."departmentId" = d."id" AND i."status" = 'published')`,
};

/**
 * The subjects of a scheme in a hall: clerks and window heads at work, windows and departments in use; and whoever
 * has a result in the period already, so that none disappears from it.
 */
export function subjectsOf(
  sql: SqlReader,
  hallId: number,
  kind: AppraisalSubjectKind,
  periodId: number,
): Promise<SubjectRow[]> {
  const already = (alias: string) =>
    `${alias}."id" IN (SELECT "subjectId" FROM "AppraisalResult" WHERE "periodId" = ? AND "subjectKind" = ?)`;
  const values = [hallId, true, periodId, kind];
  switch (kind) {
    case 'clerk':
      return sql.all<SubjectRow>(
        `SELECT s."id" AS "subjectId", s."name",
           (SELECT MIN(x."windowId") FROM "StaffWindow" x WHERE x."staffId" = s."id") AS "windowId", s."departmentId"
         FROM "Staff" s WHERE s."hallId" = ? AND ((${ACTIVE.clerk}) OR ${already('s')}) ORDER BY s."id"`,
        values,
      );
    case 'window':
      return sql.all<SubjectRow>(
        `SELECT w."id" AS "subjectId", w."number" || '号 ' || w."name" AS "name", w."id" AS "windowId", w."departmentId"
         FROM "Window" w WHERE w."hallId" = ? AND ((${ACTIVE.window}) OR ${already('w')}) ORDER BY w."id"`,
        values,
      );
    case 'department':
      return sql.all<SubjectRow>(
        `SELECT d."id" AS "subjectId", d."name", NULL AS "windowId", d."id" AS "departmentId"
         FROM "Department" d WHERE d."hallId" = ? AND ((${ACTIVE.department}) OR ${already('d')}) ORDER BY d."id"`,
        values,
      );
  }
}

/** Where everybody of a hall sits, also those who have left. */
export async function placesOf(
  sql: SqlReader,
  hallId: number,
): Promise<{
  ofStaff: Map<number, { windowId: number | null; departmentId: number | null }>;
  departmentOfWindow: Map<number, number | null>;
}> {
  const staff = await sql.all<{ id: number; windowId: number | null; departmentId: number | null }>(
    `SELECT s."id", (SELECT MIN(x."windowId") FROM "StaffWindow" x WHERE x."staffId" = s."id") AS "windowId", s."departmentId"
     FROM "Staff" s WHERE s."hallId" = ?`,
    [hallId],
  );
  const windows = await sql.all<{ id: number; departmentId: number | null }>(
    'SELECT "id", "departmentId" FROM "Window" WHERE "hallId" = ?',
    [hallId],
  );
  return {
    ofStaff: new Map(staff.map(({ id, windowId, departmentId }) => [id, { windowId, departmentId }])),
    departmentOfWindow: new Map(windows.map(({ id, departmentId }) => [id, departmentId])),
  };
}
