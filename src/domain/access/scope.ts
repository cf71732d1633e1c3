import type { Role } from './roles.js';

/** A member of staff as the rules need him; `hallIdsBelow` are the halls under his own in the tree. */
export interface Person {
  staffId: number;
  hallId: number;
  hallIdsBelow: readonly number[];
  departmentId: number | null;
  windowIds: readonly number[];
  roles: readonly Role[];
  /** The posts he fills for absent colleagues (S-07): their departments are within his reach too. */
  substituteFor?: readonly { departmentId: number | null }[];
}

export type CaseScope =
  | { kind: 'hall'; hallIds: readonly number[] }
  | { kind: 'department'; hallId: number; departmentIds: readonly number[] }
  | {
      kind: 'window';
      hallId: number;
      windowIds: readonly number[];
      departmentIds: readonly number[];
    }
  | { kind: 'none' };

/** Where a case stands in the hall. */
export interface CasePlace {
  hallId: number;
  departmentId: number;
  windowId: number | null;
}

const HALL_ROLES: readonly Role[] = ['supervision', 'director', 'auditor-1'];
const DEPARTMENT_ROLES: readonly Role[] = ['reviewer', 'approver', 'window-head', 'unit-leader', 'auditor-2'];
const WINDOW_ROLES: readonly Role[] = ['clerk', 'window-head'];

/**
 * The cases a person may see; the widest of his roles wins (S-33). Supervision, director and auditor of the
 * first level: own hall and the halls below. Reviewer, approver, window head, leader in charge, auditor of the
 * second level: own department. Clerk: own windows, and the cases of
 * his own department wherever they were received. The administrator sees none.
 */
export function caseScope(person: Person): CaseScope {
  if (hasOneOf(person, HALL_ROLES)) {
    return { kind: 'hall', hallIds: [person.hallId, ...person.hallIdsBelow] };
  }
  const departmentIds = departmentsOf(person);
  const atWindow = hasOneOf(person, WINDOW_ROLES) && person.windowIds.length > 0;
  if (atWindow) {
    return { kind: 'window', hallId: person.hallId, windowIds: person.windowIds, departmentIds };
  }
  const inDepartment = hasOneOf(person, DEPARTMENT_ROLES) || hasOneOf(person, WINDOW_ROLES);
  if (inDepartment && departmentIds.length > 0) {
    return { kind: 'department', hallId: person.hallId, departmentIds };
  }
  return { kind: 'none' };
}

/** True when the case lies within the scope. */
export function isInScope(place: CasePlace, scope: CaseScope): boolean {
  switch (scope.kind) {
    case 'hall':
      return scope.hallIds.includes(place.hallId);
    case 'department':
      return place.hallId === scope.hallId && scope.departmentIds.includes(place.departmentId);
    case 'window':
      return (
        place.hallId === scope.hallId &&
        ((place.windowId !== null && scope.windowIds.includes(place.windowId)) ||
          scope.departmentIds.includes(place.departmentId))
      );
    case 'none':
      return false;
  }
}

/** The departments a person acts for: his own, and those of the posts he fills. */
export function departmentsOf({ departmentId, substituteFor = [] }: Person): number[] {
  const all = [departmentId, ...substituteFor.map((post) => post.departmentId)];
  return [...new Set(all.filter((id) => id !== null))];
}

function hasOneOf(person: Person, roles: readonly Role[]): boolean {
  return person.roles.some((role) => roles.includes(role));
}
