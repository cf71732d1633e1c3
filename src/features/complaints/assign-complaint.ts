import { isRole } from '../../domain/access/roles.js';
import { decideAssignment } from '../../domain/complaints/assign-complaint.js';
import { solveBy } from '../../domain/complaints/complaint-clocks.js';
import { refuseComplaint } from '../../domain/complaints/complaint-refusal.js';
import type { Person } from '../../web/visit.js';
import { putMessages } from '../reminders/reminders.repository.js';
import { complaintLimits } from './complaint-settings.js';
import type { House } from './register-complaint.js';
import {
  complainedOf,
  type StepOutcome,
  type StepRequest,
  type StepTask,
  steppedComplaint,
  takeComplaintStep,
} from './take-complaint-step.js';

/** To whom, which unit it is forwarded to, and within how many working days (null: the hall's limit). */
export interface GivenAssignment {
  handlerId: number;
  unitId: number | null;
  workingDays: number | null;
  note: string;
}

/** Gives a complaint to a handler, or to another one later on; the first time its clock for the solution begins (S-13). */
export function assignComplaint(
  { database }: House,
  person: Person,
  request: StepRequest,
  given: GivenAssignment,
  now: Date,
): Promise<StepOutcome> {
  return takeComplaintStep(database, person, request, 'assign', now, async (task) => {
    const { tx, complaint, settings, calendar } = task;
    const handler = await findHandler(task, given.handlerId);
    if (handler === null)
      return refuseComplaint('handler-not-on-route', 'handlerId', { route: complaint.route });
    const unit =
      given.unitId === null
        ? null
        : await tx.department.findFirst({ where: { id: given.unitId, hallId: complaint.hallId } });
    if (given.unitId !== null && unit === null) return refuseComplaint('target-unknown', 'unitId');
    const limits = complaintLimits(settings);
    const { route, state } = steppedComplaint(complaint);
    const decided = decideAssignment(
      { ...complainedOf(complaint), route, levelSkipping: complaint.levelSkipping },
      { handler, unitId: given.unitId, workingDays: given.workingDays },
      { solution: limits.solutionWorkingDays, levelSkipping: limits.levelSkippingWorkingDays },
    );
    if (!decided.ok) return decided;
    const isFirst = state === 'accepted';
    const acceptedAt = complaint.acceptedAt ?? now;
    const due = isFirst
      ? solveBy({ ...complaint, acceptedAt, setWorkingDays: given.workingDays }, limits, calendar)
      : null;
    if (isFirst) await tellAccused(task);
    return {
      ok: true,
      toState: isFirst ? 'assigned' : complaint.state,
      data: {
        assignedToId: handler.staffId,
        assignedTo: handler.name,
        assignedAt: now,
        handlingDepartmentId: given.unitId ?? complaint.handlingDepartmentId,
        ...(isFirst ? { state: 'assigned', solveBy: due, dueAt: due, dueFor: 'solution' } : {}),
      },
      note: given.note.trim(),
      details: { to: handler.name, ...(unit === null ? {} : { unit: unit.name }) },
    };
  });
}

/** 002:L563: he may write his side from now on; nothing of the complainant or his words is told (S-33). */
async function tellAccused({ tx, complaint, now }: StepTask): Promise<void> {
  const { hallId, number, targetStaffId: staffId, toldWords } = complaint;
  if (staffId === null || toldWords === '') return;
  const words = `有一件投诉与您有关（${number}），请到“我的记录”看所反映的事项，并书面说明情况`;
  await putMessages(tx, [{ hallId, staffId, caseId: null, kind: 'complaint-own', words, at: now }]);
}

async function findHandler({ tx, complaint }: StepTask, staffId: number) {
  const row = await tx.staff.findFirst({
    where: { id: staffId, hallId: complaint.hallId, active: true },
    include: { roles: true, windows: true },
  });
  if (row === null) return null;
  return {
    staffId: row.id,
    name: row.name,
    departmentId: row.departmentId,
    windowIds: row.windows.map(({ windowId }) => windowId),
    roles: row.roles.map(({ role }) => role).filter(isRole),
  };
}
