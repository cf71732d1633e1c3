import type { Database, Tx } from '../../db/database.js';
import { may } from '../../domain/access/permissions.js';
import { departmentsOf } from '../../domain/access/scope.js';
import {
  type LeaveSlip,
  type LeaveState,
  type LeaveStep,
  type LeaveSuperiors,
  type LeaveThresholds,
  nextLeaveStep,
} from '../../domain/leave/approval-steps.js';
import type { Person } from '../../web/visit.js';
import type { HallSettings } from '../settings/hall-settings.js';

export type LeaveRow = NonNullable<Awaited<ReturnType<Tx['leaveSlip']['findUnique']>>>;

/** A row as the rules see it. */
export function slipOf(row: LeaveRow): LeaveSlip {
  return {
    staffId: row.staffId,
    state: row.state as LeaveState,
    halfDays: row.halfDays,
    headAt: row.headAt?.getTime() ?? null,
    unitAt: row.unitAt?.getTime() ?? null,
    signedAt: row.signedAt?.getTime() ?? null,
    filedAt: row.filedAt?.getTime() ?? null,
  };
}

/** The thresholds of C-24 as the hall set them. */
export function thresholdsOf(settings: HallSettings): LeaveThresholds {
  return {
    headHalfDays: settings.number('leaveHeadHalfDays'),
    longHalfDays: settings.number('leaveLongHalfDays'),
  };
}

/** Who may approve in a hall: the people by role and department. */
export interface Approver {
  id: number;
  departmentId: number | null;
  role: string;
}

/** The window heads, unit leaders, directors and people of supervision of a hall. */
export async function approversOf(
  client: Pick<Tx, 'staff'> | Database['read'],
  hallId: number,
): Promise<Approver[]> {
  const roles = ['window-head', 'unit-leader', 'director', 'supervision'];
  const staff = await (client as Pick<Tx, 'staff'>).staff.findMany({
    where: { hallId, active: true, roles: { some: { role: { in: roles } } } },
    select: { id: true, departmentId: true, roles: { select: { role: true } } },
    orderBy: { id: 'asc' },
  });
  return staff.flatMap(({ id, departmentId, roles: own }) =>
    own.filter(({ role }) => roles.includes(role)).map(({ role }) => ({ id, departmentId, role })),
  );
}

/** Who stands over a person; a window head has none over him but the unit (D-20). */
export function superiorsOf(
  slip: Pick<LeaveRow, 'staffId' | 'departmentId'>,
  approvers: readonly Approver[],
): LeaveSuperiors {
  const inDepartment = approvers.filter(
    ({ id, departmentId }) =>
      id !== slip.staffId && departmentId !== null && departmentId === slip.departmentId,
  );
  const isHead = approvers.some(({ id, role }) => id === slip.staffId && role === 'window-head');
  return {
    hasHead: !isHead && inDepartment.some(({ role }) => role === 'window-head'),
    hasUnitLeader: inDepartment.some(({ role }) => role === 'unit-leader'),
  };
}

/** Whose turn it is, besides the person himself. */
export function approverIds(
  step: LeaveStep,
  slip: Pick<LeaveRow, 'staffId' | 'departmentId'>,
  approvers: readonly Approver[],
): number[] {
  const role = { head: 'window-head', unit: 'unit-leader', sign: 'director', file: 'supervision' }[step];
  const isOfDepartment = step === 'head' || step === 'unit';
  return approvers
    .filter((each) => each.role === role && each.id !== slip.staffId)
    .filter((each) => !isOfDepartment || each.departmentId === slip.departmentId)
    .map(({ id }) => id);
}

/** The step of a slip that a person may take now; null when it is not his turn, or the slip is his own. */
export function stepFor(
  person: Person,
  slip: LeaveRow,
  approvers: readonly Approver[],
  thresholds: LeaveThresholds,
): LeaveStep | null {
  if (slip.staffId === person.staffId || slip.hallId !== person.hallId) return null;
  const step = nextLeaveStep(slipOf(slip), superiorsOf(slip, approvers), thresholds);
  if (step === null || (step !== 'file' && !slip.isOpen)) return null;
  if (step === 'file') return may(person.roles, 'attendance.decide') ? step : null;
  const role = ({ head: 'window-head', unit: 'unit-leader', sign: 'director' } as const)[step];
  if (!person.roles.includes(role) || !may(person.roles, 'leave.approve')) return null;
  const isOfDepartment = slip.departmentId !== null && departmentsOf(person).includes(slip.departmentId);
  return step === 'sign' || isOfDepartment ? step : null;
}
