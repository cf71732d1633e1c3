import type { Tx } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { holdsPost } from '../../domain/accountability/off-post.js';
import { undoCountedEvents } from '../accountability/count-event.js';
import { undoEntries } from '../appraisal/undo-entries.js';
import { endOffPostAbsence } from '../measures/off-post-absence.js';
import { faultSourceKey } from './decide-fault.js';
import type { FaultRow } from './faults.repository.js';

/** Who undoes a decision, why and when. */
export interface Reversal {
  staffId: number;
  by: string;
  reason: string;
  at: Date;
}

/**
 * Undoes a decided fault visibly: it and its measures stay in the lists as reversed, with the reason; what they had
 * counted is taken back, and so are points of months that are not frozen yet.
 */
export async function reverseFault(tx: Tx, row: FaultRow, reversal: Reversal): Promise<void> {
  await tx.faultCase.update({
    where: { id: row.id },
    data: {
      state: 'reversed',
      isOpen: false,
      reversedAt: reversal.at,
      reversedReason: reversal.reason,
      version: { increment: 1 },
    },
  });
  await record(tx, 'fault', row, row.state, reversal);
  const measures = await tx.measure.findMany({
    where: { faultCaseId: row.id, state: { notIn: ['reversed', 'rejected'] } },
  });
  for (const measure of measures) await reverseMeasure(tx, measure, reversal);
  await takeBack(tx, row.hallId, faultSourceKey(row.id), reversal);
  await undoEntries(tx, { hallId: row.hallId, kind: 'fault', number: row.number }, reversal.reason);
}

/** Undoes one measure visibly, with what it had counted; who was off his post is back at it. */
export async function reverseMeasure(
  tx: Tx,
  measure: {
    id: number;
    hallId: number;
    state: string;
    code: string;
    staffId: number | null;
    endedAt: Date | null;
  },
  reversal: Reversal,
): Promise<void> {
  if (measure.staffId !== null && holdsPost(measure))
    await endOffPostAbsence(tx, measure.staffId, reversal.at);
  await tx.measure.update({
    where: { id: measure.id },
    data: {
      state: 'reversed',
      isOpen: false,
      reversedAt: reversal.at,
      reversedReason: reversal.reason,
      version: { increment: 1 },
    },
  });
  await record(tx, 'measure', measure, measure.state, reversal);
  await takeBack(tx, measure.hallId, `measure:${measure.id}`, reversal);
}

function takeBack(tx: Tx, hallId: number, sourceKey: string, { by, reason, at }: Reversal): Promise<number> {
  return undoCountedEvents(tx, { hallId, sourceKey, by, reason, at });
}

function record(
  tx: Tx,
  about: 'fault' | 'measure',
  { id, hallId }: { id: number; hallId: number },
  fromState: string,
  { staffId, by, reason, at }: Reversal,
): Promise<void> {
  return recordProceeding(tx, {
    hallId,
    about,
    aboutId: id,
    kind: 'reversed',
    fromState,
    toState: 'reversed',
    staffId,
    actorName: by,
    at,
    note: reason,
  });
}
