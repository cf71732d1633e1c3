import { refuseComplaint } from '../../domain/complaints/complaint-refusal.js';
import type { Person } from '../../web/visit.js';
import type { House } from './register-complaint.js';
import { type StepOutcome, type StepRequest, takeComplaintStep } from './take-complaint-step.js';

/** Notes the return visit after closing (TL-019). */
export function recordReturnVisit(
  { database }: House,
  person: Person,
  request: StepRequest,
  given: { returnVisit: string },
  now: Date,
): Promise<StepOutcome> {
  return takeComplaintStep(database, person, request, 'visit', now, async () => {
    const returnVisit = given.returnVisit.trim();
    if (returnVisit === '') return refuseComplaint('content-missing', 'returnVisit');
    return {
      ok: true,
      toState: 'closed',
      data: { returnVisit, returnVisitedAt: now, dueAt: null, dueFor: '' },
      note: returnVisit,
    };
  });
}
