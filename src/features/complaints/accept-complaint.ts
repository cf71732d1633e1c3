import type { ComplaintCategory, ComplaintSeverity } from '../../domain/complaints/categories.js';
import { forwardBy } from '../../domain/complaints/complaint-clocks.js';
import { refuseComplaint } from '../../domain/complaints/complaint-refusal.js';
import { targetMissing } from '../../domain/complaints/register-complaint.js';
import { routeOf } from '../../domain/complaints/routes.js';
import type { Person } from '../../web/visit.js';
import { complaintLimits, routingTable } from './complaint-settings.js';
import { findTarget, type GivenTarget } from './complaint-target.js';
import type { FoundComplaint } from './complaints.repository.js';
import type { House } from './register-complaint.js';
import { type StepOutcome, type StepRequest, takeComplaintStep } from './take-complaint-step.js';

/** How a complaint is classified when it is accepted. */
export interface Acceptance {
  category: ComplaintCategory | '';
  severity: ComplaintSeverity;
  levelSkipping: boolean;
  target: GivenTarget;
  /** What the one complained of is told: the matter without its author. */
  toldWords: string;
}

/** Accepts a complaint: what it is and whom it is about; when it is about another than first said, its route follows (S-13). */
export function acceptComplaint(
  { database }: House,
  person: Person,
  request: StepRequest,
  given: Acceptance,
  now: Date,
): Promise<StepOutcome> {
  return takeComplaintStep(
    database,
    person,
    request,
    'accept',
    now,
    async ({ tx, complaint, settings, calendar }) => {
      if (given.category === '') return refuseComplaint('category-missing', 'category');
      if (given.toldWords.trim() === '')
        return refuseComplaint('told-words-missing', 'toldWords', {}, 'S-33');
      const missing = targetMissing(given.target);
      if (missing !== null) return refuseComplaint('target-missing', missing);
      const found = await findTarget(tx, complaint.hallId, given.target);
      if (!found.ok) return found;
      const byTable = routeOf({ kind: given.target.kind, roles: found.target.roles }, routingTable(settings));
      const route = isSameTarget(complaint, found.target.columns) ? complaint.route : byTable;
      return {
        ok: true,
        toState: 'accepted',
        data: {
          state: 'accepted',
          category: given.category,
          severity: given.severity,
          levelSkipping: given.levelSkipping,
          ...found.target.columns,
          toldWords: given.toldWords.trim(),
          route,
          acceptedAt: now,
          dueAt: forwardBy(complaint.receivedAt, complaintLimits(settings), calendar),
          dueFor: 'forward',
        },
        details: { category: given.category, ...(route === complaint.route ? {} : { route }) },
      };
    },
  );
}

type TargetColumns = Pick<
  FoundComplaint,
  'targetKind' | 'targetStaffId' | 'targetWindowId' | 'targetDepartmentId'
>;

/** A complaint that is still about the same stays with the body it was given to. */
function isSameTarget(complaint: TargetColumns, given: TargetColumns): boolean {
  return (
    complaint.targetKind === given.targetKind &&
    complaint.targetStaffId === given.targetStaffId &&
    complaint.targetWindowId === given.targetWindowId &&
    complaint.targetDepartmentId === given.targetDepartmentId
  );
}
