import type { Database } from '../../db/database.js';
import { isRole, OFF_POST_ROLE } from '../../domain/access/roles.js';
import { rolesWithPosts, windowsWithPosts } from '../../domain/staffing/substitution.js';
import type { Person } from '../../web/visit.js';
import { filledPosts } from './filled-posts.repository.js';
import { isKeptOffPost } from './off-post.repository.js';

const KEEP_MS = 3_000;

interface Row {
  id: number;
  account: string;
  name: string;
  hallId: number;
  departmentId: number | null;
  active: number;
  mustChange: number;
  theme: string;
  largeType: number;
  hallName: string;
  isDemo: number;
  departmentName: string | null;
}

/**
 * Who a session belongs to. Kept for three seconds, so that a busy page does not ask again; a disabled person's
 * sessions are deleted at once, so nobody stays in through this.
 */
export function createPersonLoader(
  database: Database,
  clock: () => Date = () => new Date(),
): (staffId: number) => Promise<Person | null> {
  const kept = new Map<number, { at: number; person: Person | null }>();
  return async (staffId) => {
    const known = kept.get(staffId);
    const now = performance.now();
    if (known && now - known.at < KEEP_MS) return known.person;
    const person = await loadPerson(database, staffId, clock());
    kept.set(staffId, { at: now, person });
    if (kept.size > 5_000) kept.clear();
    return person;
  };
}

/**
 * A person with the windows and roles of the posts he fills at the moment (S-07). While a measure keeps him off his
 * post (S-16) he has neither windows nor roles but the one that opens his own account and record.
 * @returns null when the person does not exist or is disabled
 */
export async function loadPerson(
  database: Database,
  staffId: number,
  now: Date = new Date(),
): Promise<Person | null> {
  const row = await database.sql.first<Row>(
    `SELECT s."id", s."account", s."name", s."hallId", s."departmentId", s."active", s."mustChange", s."theme", s."largeType",
            h."name" AS "hallName", h."isDemo", d."name" AS "departmentName"
     FROM "Staff" s JOIN "Hall" h ON h."id" = s."hallId" LEFT JOIN "Department" d ON d."id" = s."departmentId"
     WHERE s."id" = ?`,
    [staffId],
  );
  if (row?.active !== 1) return null;
  const roles = await database.sql.all<{ role: string }>(
    'SELECT "role" FROM "StaffRole" WHERE "staffId" = ? ORDER BY "role"',
    [staffId],
  );
  const windows = await database.sql.all<{ id: number; name: string; number: string }>(
    `SELECT w."id", w."name", w."number" FROM "StaffWindow" sw JOIN "Window" w ON w."id" = sw."windowId"
     WHERE sw."staffId" = ? AND w."active" = ? ORDER BY w."id"`,
    [staffId, true],
  );
  const posts = await filledPosts(database, staffId, now);
  const ownWindowIds = windows.map((window) => window.id);
  const person: Person = {
    staffId: row.id,
    account: row.account,
    name: row.name,
    hallId: row.hallId,
    hallName: row.hallName,
    hallIdsBelow: await hallsBelow(database, row.hallId),
    isDemoHall: row.isDemo === 1,
    departmentId: row.departmentId,
    departmentName: row.departmentName,
    windowIds: windowsWithPosts(ownWindowIds, posts),
    windowName: windows[0] ? `${windows[0].number}号窗口 ${windows[0].name}` : null,
    roles: rolesWithPosts(roles.map((each) => each.role).filter(isRole), posts),
    ...(posts.length > 0 ? { substituteFor: posts, ownWindowIds } : {}),
    mustChangePassword: row.mustChange === 1,
    theme: row.theme === 'light' || row.theme === 'dark' ? row.theme : 'auto',
    largeType: row.largeType === 1,
  };
  return (await isKeptOffPost(database, staffId, now)) ? offPost(person) : person;
}

function offPost({ substituteFor, ownWindowIds, ...person }: Person): Person {
  return { ...person, windowIds: [], windowName: null, roles: [OFF_POST_ROLE.code] };
}

async function hallsBelow(database: Database, hallId: number): Promise<number[]> {
  const rows = await database.sql.all<{ id: number }>(
    `WITH RECURSIVE below("id") AS (
       SELECT "id" FROM "Hall" WHERE "parentId" = ?
       UNION ALL SELECT h."id" FROM "Hall" h JOIN below b ON h."parentId" = b."id"
     ) SELECT "id" FROM below`,
    [hallId],
  );
  return rows.map((row) => row.id);
}
