import type { Database, SqlValue } from '../../db/database.js';
import { may } from '../../domain/access/permissions.js';
import { departmentsOf } from '../../domain/access/scope.js';
import type { Person } from '../../web/visit.js';

/** A check with the names beside it; moments in milliseconds. */
export interface CheckRow {
  id: number;
  hallId: number;
  number: string;
  kind: string;
  plannedFor: string;
  doneAt: number | null;
  windowId: number | null;
  windowNumber: string | null;
  windowName: string | null;
  departmentId: number | null;
  departmentName: string | null;
  staffId: number | null;
  staffName: string;
  checkerId: number;
  checker: string;
  state: string;
  note: string;
  answer: string;
  version: number;
  failed: number;
}

const CHECKS = `
  SELECT c."id", c."hallId", c."number", c."kind", c."plannedFor", c."doneAt", c."windowId", w."number" AS "windowNumber",
    w."name" AS "windowName", w."departmentId", d."name" AS "departmentName", c."staffId", c."staffName", c."checkerId",
    c."checker", c."state", c."note", c."answer", c."version",
    (SELECT count(*) FROM "SpotCheckLine" l WHERE l."checkId" = c."id" AND l."verdict" = 'failed') AS "failed"
  FROM "SpotCheck" c LEFT JOIN "Window" w ON w."id" = c."windowId"
  LEFT JOIN "Department" d ON d."id" = w."departmentId"`;

/** Who oversees the hall sees every check; a window head those of his department once they are done. */
export function checkReach(person: Person): { where: string; values: SqlValue[] } {
  const halls = [person.hallId, ...person.hallIdsBelow];
  const marks = (given: readonly unknown[]) => given.map(() => '?').join(', ');
  const seesAll =
    may(person.roles, 'check.view') &&
    (may(person.roles, 'check.make') || !person.roles.includes('window-head'));
  if (seesAll) return { where: `c."hallId" IN (${marks(halls)})`, values: halls };
  const shown = `(c."kind" = 'open' OR c."state" <> 'planned')`;
  const own = ['c."staffId" = ?'];
  const values: SqlValue[] = [person.hallId, person.staffId];
  const windows = person.ownWindowIds ?? person.windowIds;
  if (windows.length > 0) {
    own.push(`(c."state" <> 'planned' AND c."staffId" IS NULL AND c."windowId" IN (${marks(windows)}))`);
    values.push(...windows);
  }
  const departments = departmentsOf(person);
  if (may(person.roles, 'check.view') && departments.length > 0) {
    own.push(`w."departmentId" IN (${marks(departments)})`);
    values.push(...departments);
  }
  return { where: `c."hallId" = ? AND ${shown} AND (${own.join(' OR ')})`, values };
}

/** One page of checks, the newest first. */
export function listChecks(
  { sql }: Database,
  person: Person,
  filter: { state: string; kind: string; windowId: number | null },
  page: { before: number | null; limit: number },
): Promise<CheckRow[]> {
  const { where, values } = checkReach(person);
  const parts = [where];
  const given: SqlValue[] = [...values];
  const narrow: [string, SqlValue][] = [
    ['c."state" = ?', filter.state],
    ['c."kind" = ?', filter.kind],
    ['c."windowId" = ?', filter.windowId],
    ['c."id" < ?', page.before],
  ];
  for (const [part, value] of narrow) {
    if (value === '' || value === null) continue;
    parts.push(part);
    given.push(value);
  }
  return sql.all<CheckRow>(
    `${CHECKS} WHERE ${parts.join(' AND ')} ORDER BY c."id" DESC LIMIT ${page.limit}`,
    given,
  );
}

const MOST_ABOUT = 20;

/**
 * Checks that were done, of the person himself, of the windows where he sits (as far as they name no colleague), and
 * for a window head of those of his department; the newest first.
 */
export function checksAbout({ sql }: Database, person: Person): Promise<CheckRow[]> {
  const marks = (given: readonly unknown[]) => given.map(() => '?').join(', ');
  const parts = ['c."staffId" = ?'];
  const values: SqlValue[] = [person.staffId];
  const windows = person.ownWindowIds ?? person.windowIds;
  if (windows.length > 0) {
    parts.push(`(c."staffId" IS NULL AND c."windowId" IN (${marks(windows)}))`);
    values.push(...windows);
  }
  const departments = person.roles.includes('window-head') ? departmentsOf(person) : [];
  if (departments.length > 0) {
    parts.push(`w."departmentId" IN (${marks(departments)})`);
    values.push(...departments);
  }
  return sql.all<CheckRow>(
    `${CHECKS} WHERE c."hallId" = ? AND c."state" <> 'planned' AND (${parts.join(' OR ')})
     ORDER BY c."id" DESC LIMIT ${MOST_ABOUT}`,
    [person.hallId, ...values],
  );
}

/** Checks and failed lines by window, of what was done since a moment. */
export function checksByWindow(
  { sql }: Database,
  person: Person,
  since: Date,
): Promise<{ windowId: number; number: string; name: string; checks: number; failed: number }[]> {
  const { where, values } = checkReach(person);
  return sql.all(
    `SELECT c."windowId", w."number", w."name", count(DISTINCT c."id") AS "checks",
       count(CASE WHEN l."verdict" = 'failed' THEN 1 END) AS "failed"
     FROM "SpotCheck" c JOIN "Window" w ON w."id" = c."windowId"
     LEFT JOIN "SpotCheckLine" l ON l."checkId" = c."id"
     WHERE ${where} AND c."doneAt" >= ? GROUP BY c."windowId", w."number", w."name" ORDER BY "failed" DESC, c."windowId"`,
    [...values, since],
  );
}

/** A check within reach; undefined for any other. */
export function findCheck({ sql }: Database, person: Person, checkId: number): Promise<CheckRow | undefined> {
  const { where, values } = checkReach(person);
  return sql.first<CheckRow>(`${CHECKS} WHERE c."id" = ? AND ${where}`, [checkId, ...values]);
}

export function linesOf(
  { sql }: Database,
  checkId: number,
): Promise<{ id: number; code: string; verdict: string; note: string }[]> {
  return sql.all(
    'SELECT "id", "code", "verdict", "note" FROM "SpotCheckLine" WHERE "checkId" = ? ORDER BY "id"',
    [checkId],
  );
}

/** The windows in use of a hall with the people who sit there. */
export async function checkedWindows(database: Database, hallId: number) {
  const rows = await database.read.window.findMany({
    where: { hallId, active: true },
    select: {
      id: true,
      number: true,
      name: true,
      staff: { select: { staff: { select: { id: true, name: true, active: true } } } },
    },
  });
  return rows
    .map((window) => ({
      ...window,
      staff: window.staff.map(({ staff }) => staff).filter(({ active }) => active),
    }))
    .sort((one, other) => one.number.localeCompare(other.number, 'zh', { numeric: true }));
}
