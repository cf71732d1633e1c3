import type { Database, Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { type LeaveStep, stateAfter } from '../../domain/leave/approval-steps.js';
import { leaveRefusalInWords } from '../../domain/leave/leave-words.js';
import type { Person } from '../../web/visit.js';
import { settingsInForce } from '../settings/hall-settings.js';
import { approversOf, type LeaveRow, slipOf, stepFor, superiorsOf, thresholdsOf } from './leave-reach.js';
import { handOver, stepWords, tellNext, tellPerson } from './move-leave.js';

export type LeaveOutcome =
  | { ok: true; words: string }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'refused'; words: string };

/** Undoes what was written when the last approval finds that the substitute cannot take over. */
class NoHandover extends Error {}

/**
 * The next in the row agrees or refuses; after the last one the substitute is asked (D-20, S-28). Supervision files
 * what was approved. Nobody acts on his own slip.
 */
export async function decideLeave(
  database: Database,
  person: Person,
  given: { slipId: number; version: number; answer: 'agree' | 'refuse' | 'file'; reason: string },
  now: Date,
): Promise<LeaveOutcome> {
  try {
    return await database.write(async (tx) => {
      const row = await tx.leaveSlip.findUnique({ where: { id: given.slipId } });
      if (row === null || row.hallId !== person.hallId) return { ok: false, kind: 'not-found' };
      if (row.staffId === person.staffId) return refused(leaveRefusalInWords('own-slip'));
      if (row.version !== given.version) return refused(leaveRefusalInWords('changed'));
      const approvers = await approversOf(tx, row.hallId);
      const thresholds = thresholdsOf(await settingsInForce(tx, row.hallId));
      const step = stepFor(person, row, approvers, thresholds);
      if (step === null || (step === 'file') !== (given.answer === 'file'))
        return refused(leaveRefusalInWords('not-your-step'));
      const change = changeOf(step, person, given, now, () =>
        step === 'file' ? row.state : stateAfter(step, slipOf(row), superiorsOf(row, approvers), thresholds),
      );
      const { count } = await tx.leaveSlip.updateMany({
        where: { id: row.id, version: given.version },
        data: { ...change, version: { increment: 1 } },
      });
      if (count === 0) return refused(leaveRefusalInWords('changed'));
      const moved = await tx.leaveSlip.findUniqueOrThrow({ where: { id: row.id } });
      await recorded(tx, { row, moved, step, person, answer: given.answer, reason: given.reason }, now);
      return { ok: true, words: await goOn(tx, moved, step, now) };
    });
  } catch (error) {
    if (error instanceof NoHandover) return refused(error.message);
    throw error;
  }
}

function changeOf(
  step: LeaveStep,
  person: Person,
  given: { answer: string; reason: string },
  now: Date,
  next: () => string,
) {
  if (given.answer === 'refuse')
    return { state: 'refused', isOpen: false, refusedBy: person.name, refusedReason: given.reason };
  const [byId, by] = [person.staffId, person.name];
  switch (step) {
    case 'head':
      return { state: next(), headById: byId, headBy: by, headAt: now };
    case 'unit':
      return { state: next(), unitById: byId, unitBy: by, unitAt: now };
    case 'sign':
      return { state: next(), signedById: byId, signedBy: by, signedAt: now };
    case 'file':
      return { filedById: byId, filedBy: by, filedAt: now };
  }
}

async function goOn(tx: Tx, moved: LeaveRow, step: LeaveStep, now: Date): Promise<string> {
  if (moved.state === 'refused') {
    await tellPerson(tx, moved, `没有同意：${moved.refusedReason}`, now);
    return '已答复不同意，申请人会收到提醒';
  }
  if (step === 'file') return '已备案';
  if (moved.state === 'approved') {
    const no = await handOver(tx, moved, now);
    if (no !== null) throw new NoHandover(no);
    const waits = moved.substituteId === null ? '' : `，${moved.substitute}签收交接单以后才能离岗`;
    await tellPerson(tx, moved, `已批准${waits}`, now);
  }
  await tellNext(tx, moved, now);
  return `${stepWords(step)}${moved.state === 'approved' ? '，已批准' : '，已转下一步'}`;
}

function recorded(
  tx: Tx,
  given: {
    row: LeaveRow;
    moved: LeaveRow;
    step: LeaveStep;
    person: Person;
    answer: string;
    reason: string;
  },
  at: Date,
): Promise<void> {
  return recordProceeding(tx, {
    hallId: given.row.hallId,
    about: 'leave',
    aboutId: given.row.id,
    kind: given.answer === 'refuse' ? 'refused' : given.step,
    fromState: given.row.state,
    toState: given.moved.state,
    staffId: given.person.staffId,
    actorName: given.person.name,
    at,
    note: given.reason,
  });
}

function refused(words: string): LeaveOutcome {
  return { ok: false, kind: 'refused', words };
}
