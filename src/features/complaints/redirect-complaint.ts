import { refuseComplaint } from '../../domain/complaints/complaint-refusal.js';
import type { Person } from '../../web/visit.js';
import type { House } from './register-complaint.js';
import { type StepOutcome, type StepRequest, takeComplaintStep } from './take-complaint-step.js';

/** Section 6 no. 1: what is out of scope is explained patiently, with the right channel, and stays registered (004:L170). */
export function redirectComplaint(
  { database }: House,
  person: Person,
  request: StepRequest,
  given: { redirectedTo: string; explanation: string },
  now: Date,
): Promise<StepOutcome> {
  return takeComplaintStep(database, person, request, 'redirect', now, async () => {
    if (given.redirectedTo.trim() === '') return refuseComplaint('channel-missing', 'redirectedTo');
    if (given.explanation.trim() === '') return refuseComplaint('explanation-missing', 'explanation');
    return {
      ok: true,
      toState: 'redirected',
      data: {
        state: 'redirected',
        redirectedTo: given.redirectedTo.trim(),
        answer: given.explanation.trim(),
        answeredAt: now,
        closedAt: now,
        isOpen: false,
        dueAt: null,
        dueFor: '',
      },
      note: given.explanation.trim(),
      details: { redirectedTo: given.redirectedTo.trim() },
    };
  });
}
