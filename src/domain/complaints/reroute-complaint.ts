import type { Role } from '../access/roles.js';
import { type ComplaintRefusal, refuseComplaint } from './complaint-refusal.js';
import { COMPLAINT_ROUTES, type ComplaintRoute } from './routes.js';
import type { ComplaintState } from './states.js';

/** Those above the bodies that handle complaints. */
const REROUTING_ROLES: readonly Role[] = ['director', 'management-committee'];

/** As long as nobody has taken the complaint on. */
const STATES_TO_REROUTE: readonly ComplaintState[] = ['registered', 'accepted'];

/** The bodies that a complaint can be given to instead, in this order. */
const BODIES = ['supervision', 'inspection-office'] as const satisfies readonly ComplaintRoute[];

/** Whether somebody gives complaints that nobody can handle to another body. */
export function mayReroute(roles: readonly Role[]): boolean {
  return roles.some((role) => REROUTING_ROLES.includes(role));
}

/** Whether a complaint lies where nobody can take it on. @param manned the bodies with somebody who is not concerned */
export function isStranded(
  complaint: { state: ComplaintState; route: ComplaintRoute },
  manned: readonly ComplaintRoute[],
): boolean {
  return STATES_TO_REROUTE.includes(complaint.state) && !manned.includes(complaint.route);
}

/**
 * Section 6 no. 2, C-50: no complaint lies there because the body that should lead it has nobody, or only those who
 * are concerned; the director gives it to the other body, where again nobody concerned gets it.
 */
export function decideRerouting(
  complaint: { state: ComplaintState; route: ComplaintRoute },
  roles: readonly Role[],
  manned: readonly ComplaintRoute[],
): { ok: true; route: ComplaintRoute } | { ok: false; refusal: ComplaintRefusal } {
  const route = { route: COMPLAINT_ROUTES[complaint.route] };
  if (!mayReroute(roles)) return refuseComplaint('not-on-route', 'form', route);
  if (!STATES_TO_REROUTE.includes(complaint.state)) return refuseComplaint('not-in-this-state');
  if (!isStranded(complaint, manned)) return refuseComplaint('body-is-manned', 'form', route, 'C-50');
  const other = BODIES.find((body) => manned.includes(body));
  return other === undefined
    ? refuseComplaint('nobody-unconcerned', 'form', {}, 'C-50')
    : { ok: true, route: other };
}
