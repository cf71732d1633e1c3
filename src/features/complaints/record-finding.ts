import { plainSql } from '../../db/plain-sql.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import type { ComplaintRefusal } from '../../domain/complaints/complaint-refusal.js';
import { decideFinding, type GivenFinding } from '../../domain/complaints/decide-finding.js';
import { isHearingSide } from '../../domain/complaints/hearing-sides.js';
import type { Person } from '../../web/visit.js';
import { countEvent, undoCountedEvents } from '../accountability/count-event.js';
import { undoEntries } from '../appraisal/undo-entries.js';
import { validityTest } from './complaint-settings.js';
import { substituteOf } from './complaints.repository.js';
import { findBlamed } from './find-blamed.js';
import type { House } from './register-complaint.js';
import {
  isReachable,
  type StepOutcome,
  type StepRequest,
  type StepTask,
  takeComplaintStep,
} from './take-complaint-step.js';

/** States what was found, whether it counts (C-22), and who answers; a valid complaint is counted on the person (7.5). */
export function recordFinding(
  { database }: House,
  person: Person,
  request: StepRequest,
  given: GivenFinding,
  now: Date,
): Promise<StepOutcome> {
  return takeComplaintStep(database, person, request, 'find', now, async (task) => {
    const found = await findingOf(task, given);
    if (!found.ok) return found;
    await countValid(task, found.valid, found.columns.blamedStaffId);
    return {
      ok: true,
      toState: 'found',
      data: {
        ...found.columns,
        state: 'found',
        foundAt: now,
        foundById: person.staffId,
        foundBy: person.name,
      },
      note: given.reason.trim(),
      details: { finding: given.finding, valid: found.valid },
    };
  });
}

/** The columns of a finding when the rules allow it. */
export async function findingOf({ tx, person, complaint, settings }: StepTask, given: GivenFinding) {
  const isFounded = given.finding === 'founded' || given.finding === 'partly';
  const nobody = { staffId: null, windowId: null, departmentId: null };
  const blames = isFounded && given.isAttributable === true;
  const found = await findBlamed(tx, complaint.hallId, blames ? given.blamed : nobody);
  if (!found.ok) return found;
  const { blamed } = found;
  const decided = decideFinding(
    { ...given, blamed },
    {
      test: validityTest(settings),
      heard: complaint.hearings.map(({ side }) => side).filter(isHearingSide),
      hasTarget: complaint.targetKind !== 'none',
      isReachable: isReachable(complaint),
      handler: person,
      substitute: await substituteOf(plainSql(tx), blamed.staffId, complaint.occurredAt),
    },
  );
  if (!decided.ok) return decided;
  return {
    ok: true as const,
    valid: decided.valid,
    columns: {
      finding: given.finding,
      findingReason: given.reason.trim(),
      factsVerified: isFounded ? given.factsVerified : null,
      isAttributable: isFounded ? given.isAttributable : null,
      ruleBroken: isFounded ? given.ruleBroken : null,
      valid: decided.valid,
      brokenRule: isFounded && given.ruleBroken === true ? given.brokenRule.trim() : '',
      blamedStaffId: blamed.staffId,
      blamedWindowId: blamed.windowId,
      blamedDepartmentId: blamed.departmentId,
    },
  } satisfies { ok: true; valid: boolean; columns: object };
}

/** Counts a valid complaint on the person it fell to, once; takes back what an earlier finding had counted. */
export async function countValid(
  task: StepTask,
  valid: boolean,
  blamedStaffId: number | null,
): Promise<void> {
  const { tx, complaint, person, calendar, now } = task;
  const sourceKey = `complaint:${complaint.id}`;
  const isUnchanged = complaint.valid === valid && complaint.blamedStaffId === blamedStaffId;
  if (complaint.valid && !isUnchanged) {
    const { hallId, number } = complaint;
    const reason = `投诉 ${number} 重新核查后改变认定`;
    await undoCountedEvents(tx, { hallId, sourceKey, by: person.name, reason, at: now });
    await undoEntries(tx, { hallId, kind: 'complaint', number }, reason);
  }
  if (!valid || blamedStaffId === null || isUnchanged) return;
  await countEvent(tx, {
    hallId: complaint.hallId,
    kind: 'complaint',
    subjectKind: 'person',
    subjectId: blamedStaffId,
    day: formatDate(dayOf(calendar.zone.toLocalMinute(now.getTime()))),
    sourceKey,
    words: `有效投诉 ${complaint.number}`,
    at: now,
  });
}

export type FindingOf = { ok: false; refusal: ComplaintRefusal } | Awaited<ReturnType<typeof findingOf>>;
