import { refuseComplaint } from '../../domain/complaints/complaint-refusal.js';
import type { HearingSide } from '../../domain/complaints/hearing-sides.js';
import type { Person } from '../../web/visit.js';
import type { House } from './register-complaint.js';
import { type StepOutcome, type StepRequest, takeComplaintStep } from './take-complaint-step.js';

/** Takes down what one side says (002:L563); the words stand with the complaint, the history only tells that it was heard. */
export function hearSide(
  { database }: House,
  person: Person,
  request: StepRequest,
  given: { side: HearingSide; statement: string },
  now: Date,
): Promise<StepOutcome> {
  return takeComplaintStep(database, person, request, 'hear', now, async ({ tx, complaint }) => {
    const statement = given.statement.trim();
    if (statement === '') return refuseComplaint('content-missing', 'statement');
    await tx.complaintHearing.create({
      data: {
        complaintId: complaint.id,
        side: given.side,
        statement,
        at: now,
        staffId: person.staffId,
        staffName: person.name,
      },
    });
    return { ok: true, toState: complaint.state, data: {}, details: { side: given.side } };
  });
}
