import type { Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { decideAfterAnswer, type Satisfaction } from '../../domain/complaints/after-answer.js';
import { returnVisitBy, reverifyBy } from '../../domain/complaints/complaint-clocks.js';
import { type ComplaintRefusal, refuseComplaint } from '../../domain/complaints/complaint-refusal.js';
import type { Person } from '../../web/visit.js';
import { readCalendar } from '../calendar/hall-calendar.js';
import { type HallSettings, readSettings } from '../settings/hall-settings.js';
import { complaintLimits } from './complaint-settings.js';
import { type ComplaintChange, saveComplaint } from './complaints.repository.js';
import type { House } from './register-complaint.js';
import { isReachable, type StepOutcome, type StepRequest, takeComplaintStep } from './take-complaint-step.js';

/** What the complainant says of the answer, with his reason. */
export interface GivenSatisfaction {
  satisfaction: Satisfaction;
  note: string;
}

/** Notes what the complainant says of the answer: it is closed, or looked at again once (section 6 no. 4). */
export function askSatisfaction(
  { database }: House,
  person: Person,
  request: StepRequest,
  given: GivenSatisfaction,
  now: Date,
): Promise<StepOutcome> {
  return takeComplaintStep(
    database,
    person,
    request,
    'ask',
    now,
    async ({ complaint, settings, calendar }) => {
      const change = changeAfterAnswer(complaint, given, { settings, calendar, now });
      return change.ok
        ? { ...change, note: given.note.trim(), details: { satisfaction: given.satisfaction } }
        : change;
    },
  );
}

/**
 * The same said by the complainant himself on the public page, who was found by number and code before.
 * @returns null when no answer waits for his word any more
 */
export async function sayWhetherSatisfied(
  { database }: House,
  complaintId: number,
  given: { satisfied: boolean; note: string },
  now: Date,
): Promise<{ ok: true } | { ok: false; refusal: ComplaintRefusal }> {
  return database.write(async (tx: Tx) => {
    const complaint = await tx.complaint.findUnique({ where: { id: complaintId } });
    if (complaint?.state !== 'answered') return refuseComplaint('not-in-this-state');
    const satisfaction = given.satisfied ? 'satisfied' : 'dissatisfied';
    const context = {
      settings: await readSettings(tx, complaint.hallId),
      calendar: await readCalendar(tx, complaint.hallId),
      now,
    };
    const change = changeAfterAnswer(complaint, { satisfaction, note: given.note }, context, true);
    if (!change.ok) return change;
    await saveComplaint(tx, complaint.id, complaint.version, change.data);
    await recordProceeding(tx, {
      hallId: complaint.hallId,
      about: 'complaint',
      aboutId: complaint.id,
      kind: 'ask',
      fromState: 'answered',
      toState: change.toState,
      staffId: null,
      actorName: '投诉人',
      at: now,
      note: given.note.trim(),
      details: { satisfaction },
    });
    return { ok: true };
  });
}

interface Answered {
  phoneCipher: string | null;
  addressCipher: string | null;
  reverifiedAt: Date | null;
}

function changeAfterAnswer(
  complaint: Answered,
  given: GivenSatisfaction,
  { settings, calendar, now }: { settings: HallSettings; calendar: Calendar; now: Date },
  speaksHimself = false,
): { ok: true; toState: string; data: ComplaintChange } | { ok: false; refusal: ComplaintRefusal } {
  const isReverified = complaint.reverifiedAt !== null;
  const reachable = isReachable(complaint);
  const decided = decideAfterAnswer({ isReachable: reachable || speaksHimself, isReverified }, given);
  if (!decided.ok) return decided;
  const limits = complaintLimits(settings);
  const satisfied = given.satisfaction === 'unreachable' ? null : given.satisfaction === 'satisfied';
  const said = { satisfied, satisfiedAt: now };
  if (decided.to === 'reverifying')
    return {
      ok: true,
      toState: 'reverifying',
      data: {
        ...said,
        state: 'reverifying',
        dueAt: reverifyBy(now, limits, calendar),
        dueFor: 'reverification',
      },
    };
  const visitBy = reachable && satisfied !== null ? returnVisitBy(now, limits, calendar) : null;
  return {
    ok: true,
    toState: 'closed',
    data: {
      ...said,
      state: 'closed',
      isOpen: false,
      closedAt: now,
      returnVisitBy: visitBy,
      dueAt: visitBy,
      dueFor: visitBy === null ? '' : 'return-visit',
    },
  };
}
