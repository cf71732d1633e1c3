import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { leaveRefusalInWords } from '../../domain/leave/leave-words.js';
import { absenceRefusalInWords } from '../../domain/staffing/absence-refusal.js';
import type { Person } from '../../web/visit.js';
import { checkAbsence } from '../absences/ask-absence.js';
import type { LeaveOutcome } from './decide-leave.js';
import type { LeaveRow } from './leave-reach.js';
import { handOver } from './move-leave.js';

export type OwnLeaveStep = 'cancel' | 'back' | 'substitute';

/** What the person himself may do with his slip now. */
export function ownSteps(row: LeaveRow, absenceState: string | null, now: Date): OwnLeaveStep[] {
  if (!row.isOpen) return [];
  const begun = row.state === 'approved' && row.fromAt <= now && handedOver(row, absenceState);
  const steps: OwnLeaveStep[] = begun ? ['back'] : ['cancel'];
  if (
    row.state === 'approved' &&
    (absenceState === 'declined' || absenceState === 'cancelled') &&
    row.untilAt > now
  )
    steps.push('substitute');
  return steps;
}

/** A takes his slip back, comes back early, or names another substitute after the first declined (S-28). */
export async function takeOwnStep(
  database: Database,
  person: Person,
  given: { slipId: number; version: number; step: OwnLeaveStep; substituteId: number | null },
  now: Date,
): Promise<LeaveOutcome> {
  return database.write(async (tx) => {
    const row = await tx.leaveSlip.findUnique({ where: { id: given.slipId } });
    if (row === null || row.staffId !== person.staffId) return { ok: false, kind: 'not-found' };
    const absence =
      row.absenceId === null ? null : await tx.absence.findUnique({ where: { id: row.absenceId } });
    if (!ownSteps(row, absence?.state ?? null, now).includes(given.step)) return refused('not-now');
    const substitute =
      given.step === 'substitute' ? await otherSubstitute(tx, person, row, given, now) : null;
    if (substitute !== null && !substitute.ok) return substitute;
    const { count } = await tx.leaveSlip.updateMany({
      where: { id: row.id, version: given.version },
      data: { ...changeOf(given.step, now), ...(substitute?.change ?? {}), version: { increment: 1 } },
    });
    if (count === 0) return refused('changed');
    const moved = await tx.leaveSlip.findUniqueOrThrow({ where: { id: row.id } });
    if (given.step === 'substitute') await handOver(tx, moved, now);
    else await endHandover(tx, row.absenceId, given.step, now);
    await recordProceeding(tx, {
      hallId: row.hallId,
      about: 'leave',
      aboutId: row.id,
      kind: given.step,
      fromState: row.state,
      toState: moved.state,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      note: given.step === 'substitute' ? moved.substitute : '',
    });
    return {
      ok: true,
      words: { cancel: '请假已撤销', back: '已销假', substitute: '已请新的替岗人员确认' }[given.step],
    };
  });
}

function changeOf(step: OwnLeaveStep, now: Date) {
  switch (step) {
    case 'cancel':
      return { state: 'cancelled', isOpen: false };
    case 'back':
      return { state: 'ended', isOpen: false, backAt: now };
    case 'substitute':
      return {};
  }
}

async function otherSubstitute(
  tx: Tx,
  person: Person,
  row: LeaveRow,
  { substituteId }: { substituteId: number | null },
  now: Date,
): Promise<{ ok: true; change: object } | Extract<LeaveOutcome, { kind: 'refused' }>> {
  if (substituteId === null) return refused('substitute-needed');
  const { fromAt, untilAt } = row;
  const checked = await checkAbsence(tx, person, { substituteId, fromAt, untilAt }, now);
  return checked.ok
    ? { ok: true, change: { substituteId, substitute: checked.substitute } }
    : {
        ok: false,
        kind: 'refused',
        words: `${absenceRefusalInWords(checked.refusal)}（${checked.refusal.rule}）`,
      };
}

/** The hand-over ends with the leave, or does not come about. */
async function endHandover(
  tx: Tx,
  absenceId: number | null,
  step: 'cancel' | 'back',
  now: Date,
): Promise<void> {
  if (absenceId === null) return;
  await tx.absence.updateMany({
    where: { id: absenceId, state: { in: ['asked', 'confirmed'] } },
    data: { state: step === 'back' ? 'ended' : 'cancelled', endedAt: now, version: { increment: 1 } },
  });
}

function handedOver(row: LeaveRow, absenceState: string | null): boolean {
  return row.substituteId === null || absenceState === 'confirmed' || absenceState === 'ended';
}

function refused(
  code: Parameters<typeof leaveRefusalInWords>[0],
): Extract<LeaveOutcome, { kind: 'refused' }> {
  return { ok: false, kind: 'refused', words: leaveRefusalInWords(code) };
}
