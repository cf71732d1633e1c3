import type { Database } from '../../db/database.js';

/** A member of staff as the board shows him (D-11); moments in milliseconds, null when he is at his post. */
export interface BoardRow {
  staffId: number;
  name: string;
  post: string;
  phone: string;
  departmentId: number | null;
  departmentName: string | null;
  departmentPhone: string | null;
  kind: string | null;
  whereabouts: string | null;
  fromAt: number | null;
  untilAt: number | null;
  substitute: string | null;
  windowNumber: string | null;
}

/** Everybody who serves in a hall, with his absence that runs now and the window he sits at, by department. */
export async function whereaboutsBoard(database: Database, hallId: number, now: Date): Promise<BoardRow[]> {
  return database.sql.all<BoardRow>(
    `SELECT s."id" AS "staffId", s."name", s."post", s."phone", s."departmentId", d."name" AS "departmentName",
            d."phone" AS "departmentPhone", a."kind", a."whereabouts", a."fromAt", a."untilAt", a."substitute",
            (SELECT min(w."number") FROM "WindowPresence" p JOIN "Window" w ON w."id" = p."windowId"
             WHERE p."hallId" = s."hallId" AND p."staffId" = s."id" AND p."untilAt" IS NULL) AS "windowNumber"
     FROM "Staff" s
     LEFT JOIN "Department" d ON d."id" = s."departmentId"
     LEFT JOIN "Absence" a ON a."staffId" = s."id" AND a."state" = ? AND a."fromAt" <= ?
       AND (a."untilAt" IS NULL OR a."untilAt" > ?)
     WHERE s."hallId" = ? AND s."active" = ?
       AND EXISTS (SELECT 1 FROM "StaffRole" r WHERE r."staffId" = s."id" AND r."role" <> ?)
     ORDER BY CASE WHEN d."id" IS NULL THEN 1 ELSE 0 END, d."code", s."name", s."id"`,
    ['confirmed', now, now, hallId, true, 'administrator'],
  );
}
