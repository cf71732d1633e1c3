/** What a slip needs, in this order; `file` is supervision's entry and changes nothing. */
export const LEAVE_STEPS = {
  head: { name: '窗口负责人', done: '窗口负责人同意' },
  unit: { name: '部门分管领导', done: '部门分管领导同意' },
  sign: { name: '中心主任', done: '中心主任签批' },
  file: { name: '督查科', done: '督查科备案' },
} as const;

export type LeaveStep = keyof typeof LEAVE_STEPS;

export type LeaveState =
  | 'asked'
  | 'head-agreed'
  | 'unit-agreed'
  | 'approved'
  | 'refused'
  | 'cancelled'
  | 'ended';

/** From how many half-days the window head approves, and from how many the long way is gone (C-24). */
export interface LeaveThresholds {
  headHalfDays: number;
  longHalfDays: number;
}

/** Who stands over the person who asks, himself left out. */
export interface LeaveSuperiors {
  hasHead: boolean;
  hasUnitLeader: boolean;
}

/** A slip as the rules see it; the moments of its approvals in milliseconds. */
export interface LeaveSlip {
  staffId: number;
  state: LeaveState;
  halfDays: number;
  headAt: number | null;
  unitAt: number | null;
  signedAt: number | null;
  filedAt: number | null;
}

/**
 * D-20, C-24: less than half a day is free; from half a day the window head approves; from a day the window head
 * agrees, the unit approves and the director signs. Where the person is window head himself, or has none over him,
 * the next in the row takes it: nobody approves his own leave.
 */
export function approvalSteps(
  halfDays: number,
  superiors: LeaveSuperiors,
  thresholds: LeaveThresholds,
): Exclude<LeaveStep, 'file'>[] {
  if (halfDays < thresholds.headHalfDays) return [];
  const head = superiors.hasHead ? (['head'] as const) : [];
  const unit = superiors.hasUnitLeader ? (['unit'] as const) : [];
  if (halfDays >= thresholds.longHalfDays) return [...head, ...unit, 'sign'];
  return [[...head, ...unit, 'sign' as const][0] ?? 'sign'];
}

/** The step a slip waits for; null when it waits for nobody. */
export function nextLeaveStep(
  slip: LeaveSlip,
  superiors: LeaveSuperiors,
  thresholds: LeaveThresholds,
): LeaveStep | null {
  if (slip.state === 'refused' || slip.state === 'cancelled') return null;
  const needed = approvalSteps(slip.halfDays, superiors, thresholds);
  if (slip.state === 'approved' || slip.state === 'ended')
    return needed.length > 0 && slip.filedAt === null ? 'file' : null;
  const done = { head: slip.headAt, unit: slip.unitAt, sign: slip.signedAt };
  return needed.find((step) => done[step] === null) ?? null;
}

/** The state after a step; approved when it was the last one needed. */
export function stateAfter(
  step: Exclude<LeaveStep, 'file'>,
  slip: LeaveSlip,
  superiors: LeaveSuperiors,
  thresholds: LeaveThresholds,
): LeaveState {
  const needed = approvalSteps(slip.halfDays, superiors, thresholds);
  if (needed.at(-1) === step || step === 'sign') return 'approved';
  return step === 'head' ? 'head-agreed' : 'unit-agreed';
}
