import type { Database } from '../../db/database.js';
import { isRole } from '../../domain/access/roles.js';
import type { SubstitutedPost } from '../../domain/staffing/substitution.js';

/** The posts a person fills for absent colleagues at a moment (S-07): from the substitute's confirmation to the return. */
export async function filledPosts(
  database: Database,
  staffId: number,
  now: Date,
): Promise<SubstitutedPost[]> {
  const away = await database.sql.all<{ id: number; name: string; departmentId: number | null }>(
    `SELECT s."id", s."name", s."departmentId" FROM "Absence" a JOIN "Staff" s ON s."id" = a."staffId"
     WHERE a."substituteId" = ? AND a."state" = ? AND a."fromAt" <= ? AND (a."untilAt" IS NULL OR a."untilAt" > ?)
       AND s."active" = ? ORDER BY s."id"`,
    [staffId, 'confirmed', now, now, true],
  );
  const posts: SubstitutedPost[] = [];
  for (const { id, name, departmentId } of away) {
    const roles = await database.sql.all<{ role: string }>(
      'SELECT "role" FROM "StaffRole" WHERE "staffId" = ? ORDER BY "role"',
      [id],
    );
    const windows = await database.sql.all<{ id: number }>(
      `SELECT w."id" FROM "StaffWindow" sw JOIN "Window" w ON w."id" = sw."windowId"
       WHERE sw."staffId" = ? AND w."active" = ? ORDER BY w."id"`,
      [id, true],
    );
    posts.push({
      staffId: id,
      name,
      departmentId,
      windowIds: windows.map((window) => window.id),
      roles: roles.map((each) => each.role).filter(isRole),
    });
  }
  return posts;
}
