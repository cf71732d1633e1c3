import { askSatisfactionBy } from '../../domain/complaints/complaint-clocks.js';
import { refuseComplaint } from '../../domain/complaints/complaint-refusal.js';
import type { GivenFinding } from '../../domain/complaints/decide-finding.js';
import type { Person } from '../../web/visit.js';
import { complaintLimits } from './complaint-settings.js';
import { countValid, findingOf } from './record-finding.js';
import type { House } from './register-complaint.js';
import { type StepOutcome, type StepRequest, takeComplaintStep } from './take-complaint-step.js';

/** What looking at it again came to; `finding` null: the first finding stands. */
export interface Reverification {
  result: string;
  finding: GivenFinding | null;
}

/** Looks at a complaint again, once (002:L565), and answers anew; a changed finding moves the counters with it. */
export function reverifyComplaint(
  { database }: House,
  person: Person,
  request: StepRequest,
  given: Reverification,
  now: Date,
): Promise<StepOutcome> {
  return takeComplaintStep(database, person, request, 'reverify', now, async (task) => {
    const { complaint, settings, calendar } = task;
    if (complaint.reverifiedAt !== null) return refuseComplaint('reverified-already');
    const result = given.result.trim();
    if (result === '') return refuseComplaint('content-missing', 'result');
    const found = given.finding === null ? null : await findingOf(task, given.finding);
    if (found !== null && !found.ok) return found;
    if (found !== null) await countValid(task, found.valid, found.columns.blamedStaffId);
    return {
      ok: true,
      toState: 'answered',
      data: {
        ...(found === null
          ? {}
          : { ...found.columns, foundAt: now, foundById: person.staffId, foundBy: person.name }),
        state: 'answered',
        reverification: result,
        reverifiedAt: now,
        dueAt: askSatisfactionBy(now, complaintLimits(settings), calendar),
        dueFor: 'satisfaction',
      },
      note: result,
      details: found === null ? {} : { finding: found.columns.finding, valid: found.valid },
    };
  });
}
