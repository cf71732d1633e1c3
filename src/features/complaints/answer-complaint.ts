import { askSatisfactionBy } from '../../domain/complaints/complaint-clocks.js';
import { refuseComplaint } from '../../domain/complaints/complaint-refusal.js';
import type { Person } from '../../web/visit.js';
import { complaintLimits } from './complaint-settings.js';
import type { House } from './register-complaint.js';
import { type StepOutcome, type StepRequest, takeComplaintStep } from './take-complaint-step.js';

/** Answers the complainant (RP-22); the citizen reads it by his number and code. */
export function answerComplaint(
  { database }: House,
  person: Person,
  request: StepRequest,
  given: { answer: string },
  now: Date,
): Promise<StepOutcome> {
  return takeComplaintStep(database, person, request, 'answer', now, async ({ settings, calendar }) => {
    const answer = given.answer.trim();
    if (answer === '') return refuseComplaint('content-missing', 'answer');
    return {
      ok: true,
      toState: 'answered',
      data: {
        state: 'answered',
        answer,
        answeredAt: now,
        dueAt: askSatisfactionBy(now, complaintLimits(settings), calendar),
        dueFor: 'satisfaction',
      },
      note: answer,
    };
  });
}
