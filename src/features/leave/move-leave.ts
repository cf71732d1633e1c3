import type { Tx } from '../../db/database.js';
import { LEAVE_STEPS, nextLeaveStep } from '../../domain/leave/approval-steps.js';
import { absenceRefusalInWords } from '../../domain/staffing/absence-refusal.js';
import { enterAbsence } from '../absences/ask-absence.js';
import { putMessages } from '../reminders/reminders.repository.js';
import { settingsInForce } from '../settings/hall-settings.js';
import { approverIds, approversOf, type LeaveRow, slipOf, superiorsOf, thresholdsOf } from './leave-reach.js';

/**
 * Asks the substitute of an approved leave to take over (S-07); the person cannot leave before he confirms.
 * @returns null, or why the substitute cannot be asked, in words
 */
export async function handOver(tx: Tx, slip: LeaveRow, now: Date): Promise<string | null> {
  const { substituteId } = slip;
  if (substituteId === null || slip.untilAt <= now) return null;
  const who = { hallId: slip.hallId, staffId: slip.staffId, name: slip.staffName };
  const asked = { kind: 'leave' as const, reason: slip.reason, whereabouts: '', substituteId };
  const outcome = await enterAbsence(tx, who, { ...asked, fromAt: slip.fromAt, untilAt: slip.untilAt }, now);
  if (!outcome.ok)
    return `${absenceRefusalInWords(outcome.refusal)}请申请人撤销后另找替岗人员（${outcome.refusal.rule}）`;
  await tx.leaveSlip.update({ where: { id: slip.id }, data: { absenceId: outcome.absenceId } });
  await tell(
    tx,
    slip,
    'leave-substitute',
    [substituteId],
    `${slip.staffName}请假，请您替岗并签收交接单`,
    now,
  );
  return null;
}

/** Puts the slip before those whose turn it is. */
export async function tellNext(tx: Tx, slip: LeaveRow, now: Date): Promise<void> {
  const approvers = await approversOf(tx, slip.hallId);
  const thresholds = thresholdsOf(await settingsInForce(tx, slip.hallId));
  const step = nextLeaveStep(slipOf(slip), superiorsOf(slip, approvers), thresholds);
  if (step === null) return;
  const verb = step === 'file' ? '请备案' : '请审批';
  const words = `请假条 ${slip.number}（${slip.staffName}）${verb}`;
  await tell(tx, slip, 'leave-waiting', approverIds(step, slip, approvers), words, now);
}

/** Tells the person what became of his slip. */
export function tellPerson(tx: Tx, slip: LeaveRow, words: string, now: Date): Promise<void> {
  return tell(tx, slip, 'leave-own', [slip.staffId], `请假条 ${slip.number} ${words}`, now);
}

/** 窗口负责人同意 */
export function stepWords(step: keyof typeof LEAVE_STEPS): string {
  return LEAVE_STEPS[step].done;
}

function tell(
  tx: Tx,
  slip: LeaveRow,
  kind: 'leave-substitute' | 'leave-waiting' | 'leave-own',
  ids: readonly number[],
  words: string,
  at: Date,
): Promise<void> {
  const { hallId } = slip;
  return putMessages(
    tx,
    ids.map((staffId) => ({ hallId, staffId, caseId: null, kind, words, at })),
  );
}
