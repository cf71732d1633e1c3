import type { Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { holdTurn } from '../../db/sequences.js';
import type { ThresholdKind } from '../../domain/accountability/thresholds.js';
import { evaluateThresholds } from './evaluate-thresholds.js';

/** One counting at a time in a hall, or two that count at once would both miss the threshold. */
const TURN = 'thresholds';

export type CounterSubject = 'person' | 'office' | 'section' | 'leader' | 'department';

/** Something that a counter of 7.5 counts; `day` YYYY-MM-DD in the hall's zone, `sourceKey` names the cause once. */
export interface CountedEvent {
  hallId: number;
  kind: ThresholdKind;
  subjectKind: CounterSubject;
  subjectId: number;
  day: string;
  sourceKey: string;
  words: string;
  at: Date;
}

/**
 * Counts an event once by its source, and lets the thresholds of 7.5 look at its subject; a second call with the same
 * source changes nothing, unless it had been taken back meanwhile: then it counts again.
 * @returns true when it counts from now on
 */
export async function countEvent(tx: Tx, event: CountedEvent): Promise<boolean> {
  await holdTurn(tx, event.hallId, TURN);
  const rows = await plainSql(tx).all<{ id: number }>(
    `INSERT INTO "CounterEvent" ("hallId", "kind", "subjectKind", "subjectId", "day", "sourceKey", "words", "at")
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT ("hallId", "kind", "subjectKind", "subjectId", "sourceKey") DO UPDATE
     SET "day" = excluded."day", "words" = excluded."words", "at" = excluded."at", "undoneAt" = NULL
     WHERE "CounterEvent"."undoneAt" IS NOT NULL RETURNING "id"`,
    [
      event.hallId,
      event.kind,
      event.subjectKind,
      event.subjectId,
      event.day,
      event.sourceKey,
      event.words,
      event.at,
    ],
  );
  if (rows.length === 0) return false;
  await evaluateThresholds(tx, event, { at: event.at, by: '', reason: '' });
  return true;
}

/**
 * Takes back what a source had counted: the rows stay, with the reason, and no longer count; proposals that stood on
 * them lapse visibly.
 * @returns how many
 */
export async function undoCountedEvents(
  tx: Tx,
  given: { hallId: number; sourceKey: string; by: string; reason: string; at: Date },
): Promise<number> {
  await holdTurn(tx, given.hallId, TURN);
  const counted = { hallId: given.hallId, sourceKey: given.sourceKey, undoneAt: null };
  const events = await tx.counterEvent.findMany({ where: counted });
  const { count } = await tx.counterEvent.updateMany({
    where: counted,
    data: { undoneAt: given.at, undoneBy: given.by, undoneReason: given.reason },
  });
  for (const { hallId, kind, subjectKind, subjectId } of events)
    await evaluateThresholds(tx, { hallId, kind, subjectKind, subjectId }, given);
  return count;
}
