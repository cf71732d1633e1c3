import type { Tx } from './database.js';
import { insertRows, plainSql } from './plain-sql.js';

/** What a proceeding is about; with `aboutId` it names the row. */
export type ProceedingSubject =
  | 'complaint'
  | 'praise'
  | 'rating'
  | 'fault'
  | 'measure'
  | 'threshold'
  | 'appeal'
  | 'attendance'
  | 'leave'
  | 'check'
  | 'scheme'
  | 'period'
  | 'self-check';

/** One entry of the history of a proceeding. */
export interface ProceedingRecord {
  hallId: number;
  about: ProceedingSubject;
  aboutId: number;
  kind: string;
  fromState?: string;
  toState?: string;
  staffId: number | null;
  actorName: string;
  at: Date;
  note?: string;
  details?: Record<string, unknown>;
}

/** An entry as it was written; `at` in ms. */
export interface ProceedingRow {
  id: number;
  kind: string;
  fromState: string;
  toState: string;
  staffId: number | null;
  actorName: string;
  at: number;
  note: string;
  details: string;
}

/** Writes an entry; always in the transaction of the change it tells. The table is append-only. */
export async function recordProceeding(tx: Tx, record: ProceedingRecord): Promise<void> {
  await insertRows(plainSql(tx), 'ProceedingEvent', [
    {
      hallId: record.hallId,
      about: record.about,
      aboutId: record.aboutId,
      kind: record.kind,
      fromState: record.fromState ?? '',
      toState: record.toState ?? '',
      staffId: record.staffId,
      actorName: record.actorName,
      at: record.at,
      note: record.note ?? '',
      details: JSON.stringify(record.details ?? {}),
    },
  ]);
}

/** The history of one proceeding, oldest first. */
export function proceedingsOf(
  sql: { all<Row>(text: string, values: readonly (string | number)[]): Promise<Row[]> },
  hallId: number,
  about: ProceedingSubject,
  aboutId: number,
): Promise<ProceedingRow[]> {
  return sql.all<ProceedingRow>(
    `SELECT "id", "kind", "fromState", "toState", "staffId", "actorName", "at", "note", "details"
     FROM "ProceedingEvent" WHERE "hallId" = ? AND "about" = ? AND "aboutId" = ? ORDER BY "id"`,
    [hallId, about, aboutId],
  );
}
