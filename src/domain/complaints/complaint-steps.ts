import { may } from '../access/permissions.js';
import type { Role } from '../access/roles.js';
import { type ComplaintRefusal, refuseComplaint } from './complaint-refusal.js';
import { COMPLAINT_ROUTES, type ComplaintRoute, isOnRoute } from './routes.js';
import type { ComplaintState } from './states.js';

/** What is done about a complaint, by whom and in which states (S-13); the flow reads from top to bottom. */
export const COMPLAINT_STEPS = {
  accept: { name: '受理', from: ['registered'], by: 'route' },
  redirect: { name: '不属于受理范围', from: ['registered', 'accepted'], by: 'route' },
  assign: {
    name: '分办',
    from: ['accepted', 'assigned', 'found', 'answered', 'reverifying', 'closed'],
    by: 'route',
  },
  hear: { name: '听取意见', from: ['assigned', 'reverifying'], by: 'handler' },
  find: { name: '认定', from: ['assigned'], by: 'handler' },
  answer: { name: '答复投诉人', from: ['found'], by: 'handler' },
  ask: { name: '投诉人是否满意', from: ['answered'], by: 'handler' },
  reverify: { name: '重新核查', from: ['reverifying'], by: 'handler' },
  visit: { name: '回访', from: ['closed'], by: 'handler' },
} as const satisfies Record<
  string,
  { name: string; from: readonly ComplaintState[]; by: 'route' | 'handler' }
>;

export type ComplaintStep = keyof typeof COMPLAINT_STEPS;

/** A complaint as the steps see it. */
export interface SteppedComplaint {
  state: ComplaintState;
  route: ComplaintRoute;
  assignedToId: number | null;
  assignedTo: string;
  /** A visit is still due after closing. */
  awaitsVisit: boolean;
}

export interface ComplaintActor {
  staffId: number;
  roles: readonly Role[];
}

/** S-13: whether somebody may take a step now; who is concerned has been turned away before. */
export function mayTakeStep(
  step: ComplaintStep,
  complaint: SteppedComplaint,
  actor: ComplaintActor,
): { ok: true } | { ok: false; refusal: ComplaintRefusal } {
  const { from, by } = COMPLAINT_STEPS[step];
  if (!may(actor.roles, 'complaint.handle'))
    return refuseComplaint('not-on-route', 'form', routeFact(complaint));
  if (!(from as readonly ComplaintState[]).includes(complaint.state))
    return refuseComplaint('not-in-this-state');
  if (complaint.state === 'closed' && !complaint.awaitsVisit) return refuseComplaint('visited-already');
  if (by === 'route' && !isOnRoute(actor.roles, complaint.route))
    return refuseComplaint('not-on-route', 'form', routeFact(complaint));
  if (by === 'handler' && complaint.assignedToId !== actor.staffId)
    return refuseComplaint('not-the-handler', 'form', { handler: complaint.assignedTo });
  return { ok: true };
}

/** The steps somebody may take now, in the order of the flow. */
export function openSteps(complaint: SteppedComplaint, actor: ComplaintActor): ComplaintStep[] {
  return (Object.keys(COMPLAINT_STEPS) as ComplaintStep[]).filter(
    (step) => mayTakeStep(step, complaint, actor).ok,
  );
}

function routeFact({ route }: SteppedComplaint) {
  return { route: COMPLAINT_ROUTES[route] };
}
