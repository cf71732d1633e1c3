import type { Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { isRole } from '../../domain/access/roles.js';
import { isConcerned } from '../../domain/complaints/concerned.js';
import { decideRerouting } from '../../domain/complaints/reroute-complaint.js';
import { COMPLAINT_ROUTES, type ComplaintRoute, isOnRoute } from '../../domain/complaints/routes.js';
import type { Person } from '../../web/visit.js';
import { type FoundComplaint, findComplaint, saveComplaint } from './complaints.repository.js';
import type { House } from './register-complaint.js';
import { complainedOf, type StepOutcome, type StepRequest, steppedComplaint } from './take-complaint-step.js';

/** The people of the complaint's hall who are not concerned by it, with their roles. */
export async function unconcernedStaff(client: Pick<Tx, 'staff'>, complaint: FoundComplaint) {
  const staff = await client.staff.findMany({
    where: { hallId: complaint.hallId, active: true },
    include: { roles: true, windows: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
  const concern = complainedOf(complaint);
  return staff
    .map((each) => ({
      staffId: each.id,
      name: each.name,
      departmentId: each.departmentId,
      windowIds: each.windows.map(({ windowId }) => windowId),
      roles: each.roles.map(({ role }) => role).filter(isRole),
    }))
    .filter((each) => !isConcerned(concern, each));
}

/** The bodies that have somebody who could handle a complaint. */
export async function mannedRoutes(
  client: Pick<Tx, 'staff'>,
  complaint: FoundComplaint,
): Promise<ComplaintRoute[]> {
  const staff = await unconcernedStaff(client, complaint);
  const routes = Object.keys(COMPLAINT_ROUTES) as ComplaintRoute[];
  return routes.filter((route) => staff.some(({ roles }) => isOnRoute(roles, route)));
}

/** Gives a complaint whose body has nobody to the other body (C-50); its clock runs on. */
export function rerouteComplaint(
  { database }: House,
  person: Person,
  request: StepRequest,
  now: Date,
): Promise<StepOutcome> {
  return database.write(async (tx) => {
    const complaint = await findComplaint(tx, person, request.number);
    if (complaint === null) return { ok: false, kind: 'not-found' };
    const { state, route } = steppedComplaint(complaint);
    const decided = decideRerouting({ state, route }, person.roles, await mannedRoutes(tx, complaint));
    if (!decided.ok) return { ok: false, kind: 'refused', refusal: decided.refusal };
    if (!(await saveComplaint(tx, complaint.id, request.version, { route: decided.route })))
      return { ok: false, kind: 'changed' };
    await recordProceeding(tx, {
      hallId: complaint.hallId,
      about: 'complaint',
      aboutId: complaint.id,
      kind: 'reroute',
      fromState: state,
      toState: state,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      details: { from: route, route: decided.route },
    });
    return { ok: true, number: complaint.number };
  });
}
