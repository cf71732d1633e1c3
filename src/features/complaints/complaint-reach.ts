import type { SqlValue } from '../../db/database.js';
import { may } from '../../domain/access/permissions.js';
import { routesOfRoles } from '../../domain/complaints/routes.js';
import type { Person } from '../../web/visit.js';

/** The windows at which somebody serves himself, without those of posts he fills. */
export function ownWindows(person: Person): readonly number[] {
  return person.ownWindowIds ?? person.windowIds;
}

/**
 * The complaints that somebody may open, as SQL on alias c: those of his halls that do not concern him (section 6
 * no. 2); who handles complaints, those of his body alone (S-33: need to know); who only watches, all others.
 */
export function complaintReach(person: Person): { where: string; values: SqlValue[] } {
  const halls = [person.hallId, ...person.hallIdsBelow];
  const parts: [string, SqlValue[]][] = [[`c."hallId" IN (${marks(halls)})`, halls], ...unconcerned(person)];
  if (may(person.roles, 'complaint.handle')) {
    const routes = routesOfRoles(person.roles);
    const byRoute = routes.length === 0 ? '' : `c."route" IN (${marks(routes)}) OR `;
    parts.push([`(${byRoute}c."assignedToId" = ?)`, [...routes, person.staffId]]);
  }
  return {
    where: parts.map(([sql]) => sql).join(' AND '),
    values: parts.flatMap(([, values]) => values),
  };
}

function unconcerned(person: Person): [string, SqlValue[]][] {
  const { staffId, departmentId } = person;
  const windows = ownWindows(person);
  const parts: [string, SqlValue[]][] = [
    [notEqual('targetStaffId'), [staffId]],
    [notEqual('blamedStaffId'), [staffId]],
    [`NOT EXISTS (${substitution('?')})`, [staffId]],
  ];
  if (departmentId !== null) {
    parts.push([notEqual('blamedDepartmentId'), [departmentId]]);
    parts.push([`(c."targetKind" <> 'department' OR ${notEqual('targetDepartmentId')})`, [departmentId]]);
  }
  if (windows.length > 0) {
    for (const column of ['targetWindowId', 'blamedWindowId'])
      parts.push([`(c."${column}" IS NULL OR c."${column}" NOT IN (${marks(windows)}))`, [...windows]]);
  }
  return parts;
}

/** Somebody who filled the post of the one complained of when it happened (S-07). */
function substitution(staffId: string): string {
  return `SELECT 1 FROM "Absence" a WHERE a."staffId" = c."targetStaffId" AND a."substituteId" = ${staffId}
    AND a."state" IN ('confirmed', 'ended') AND a."fromAt" <= c."occurredAt"
    AND (a."untilAt" IS NULL OR a."untilAt" > c."occurredAt")
    AND (a."endedAt" IS NULL OR a."endedAt" > c."occurredAt")`;
}

/**
 * The complaints that nobody has taken on and nobody can: the body that should lead them has nobody in the hall, or
 * only those who are concerned (C-50). As SQL on alias c, the same as isStranded.
 */
export function strandedComplaints(): [string, SqlValue[]] {
  return [
    `c."state" IN ('registered', 'accepted') AND NOT EXISTS (
      SELECT 1 FROM "Staff" h JOIN "StaffRole" r ON r."staffId" = h."id"
      WHERE h."hallId" = c."hallId" AND h."active" = ?
        AND r."role" = CASE WHEN c."route" = 'supervision' THEN 'supervision' ELSE 'inspection-office' END
        AND (c."targetStaffId" IS NULL OR c."targetStaffId" <> h."id")
        AND (c."targetKind" <> 'department' OR h."departmentId" IS NULL OR h."departmentId" <> c."targetDepartmentId")
        AND NOT EXISTS (SELECT 1 FROM "StaffWindow" w WHERE w."staffId" = h."id" AND w."windowId" = c."targetWindowId")
        AND NOT EXISTS (${substitution('h."id"')}))`,
    [true],
  ];
}

function notEqual(column: string): string {
  return `(c."${column}" IS NULL OR c."${column}" <> ?)`;
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
