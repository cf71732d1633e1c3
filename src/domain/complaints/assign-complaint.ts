import type { Role } from '../access/roles.js';
import { type ComplaintRefusal, refuseComplaint } from './complaint-refusal.js';
import { type ComplainedOf, isConcerned, type PossibleHandler } from './concerned.js';
import { COMPLAINT_ROUTES, type ComplaintRoute, isOnRoute } from './routes.js';

/** To whom a complaint is given, and which unit it is forwarded to (null: none). */
export interface Assignment {
  handler: PossibleHandler & { name: string; roles: readonly Role[] };
  unitId: number | null;
  /** The days set for the solution (TL-017); null: the hall's limit. */
  workingDays: number | null;
}

/**
 * Section 6 no. 2, section 10: a complaint is given to somebody of the body that leads it, never to who is
 * concerned; never forwarded to the department complained of. No. 6: a level-skipping one within 3 working days.
 */
export function decideAssignment(
  complaint: ComplainedOf & { route: ComplaintRoute; levelSkipping: boolean },
  given: Assignment,
  longest: { solution: number; levelSkipping: number },
): { ok: true } | { ok: false; refusal: ComplaintRefusal } {
  const { handler, unitId, workingDays } = given;
  if (isConcerned(complaint, handler))
    return refuseComplaint('handler-concerned', 'handlerId', { name: handler.name }, 'section 10');
  if (!isOnRoute(handler.roles, complaint.route))
    return refuseComplaint('handler-not-on-route', 'handlerId', { route: COMPLAINT_ROUTES[complaint.route] });
  if (complaint.targetKind === 'department' && unitId !== null && unitId === complaint.targetDepartmentId)
    return refuseComplaint('unit-concerned', 'unitId');
  if (workingDays === null) return { ok: true };
  if (complaint.levelSkipping && workingDays > longest.levelSkipping)
    return refuseComplaint(
      'level-skipping-longer',
      'workingDays',
      { longest: longest.levelSkipping },
      'TL-076',
    );
  return workingDays > longest.solution
    ? refuseComplaint('longer-than-limit', 'workingDays', { longest: longest.solution }, 'TL-017')
    : { ok: true };
}
