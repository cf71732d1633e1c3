import type { Role } from '../access/roles.js';
import type { ComplaintTargetKind } from './categories.js';

/** Who leads the inquiry (section 6 no. 2; 004:L167-168; C-50). */
export const COMPLAINT_ROUTES = {
  supervision: '督查科',
  'inspection-office': '监察室',
  'discipline-group': '纪检组',
} as const;

export type ComplaintRoute = keyof typeof COMPLAINT_ROUTES;

/** True when the text names a route. */
export function isComplaintRoute(text: string): text is ComplaintRoute {
  return Object.hasOwn(COMPLAINT_ROUTES, text);
}

/** The roles that handle what comes by a route; the discipline group works through the inspection office. */
const ROLES_OF_ROUTE: Readonly<Record<ComplaintRoute, readonly Role[]>> = {
  supervision: ['supervision'],
  'inspection-office': ['inspection-office'],
  'discipline-group': ['inspection-office'],
};

/** The routing table of a hall: who leads by whom the complaint is about. */
export interface RoutingTable {
  /** Clerks, windows, and complaints that name nobody. */
  staff: ComplaintRoute;
  department: ComplaintRoute;
  leader: ComplaintRoute;
}

/** Members of the leading group, by their role in this system. */
const LEADER_ROLES: readonly Role[] = ['unit-leader', 'unit-top-leader', 'director'];

/**
 * Section 6 no. 2: who leads the inquiry. A complaint about one of those who would lead it goes to the other body
 * (accused is never handler; section 10).
 * @param targetRoles the roles of the person complained of; empty when none is named
 */
export function routeOf(
  target: { kind: ComplaintTargetKind; roles: readonly Role[] },
  table: RoutingTable,
): ComplaintRoute {
  const byTable = tableRoute(target, table);
  const isOwnHouse = target.roles.some((role) => ROLES_OF_ROUTE[byTable].includes(role));
  if (!isOwnHouse) return byTable;
  return byTable === 'supervision' ? 'inspection-office' : 'supervision';
}

/** Whether somebody with these roles handles what comes by this route. */
export function isOnRoute(roles: readonly Role[], route: ComplaintRoute): boolean {
  return roles.some((role) => ROLES_OF_ROUTE[route].includes(role));
}

/** The routes on which somebody with these roles handles complaints. */
export function routesOfRoles(roles: readonly Role[]): ComplaintRoute[] {
  return (Object.keys(COMPLAINT_ROUTES) as ComplaintRoute[]).filter((route) => isOnRoute(roles, route));
}

function tableRoute(
  { kind, roles }: { kind: ComplaintTargetKind; roles: readonly Role[] },
  table: RoutingTable,
): ComplaintRoute {
  if (kind === 'leader' || roles.some((role) => LEADER_ROLES.includes(role))) return table.leader;
  return kind === 'department' ? table.department : table.staff;
}
