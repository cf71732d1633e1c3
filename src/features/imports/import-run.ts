import type { Database, Tx } from '../../db/database.js';

/** What every import is given. */
export interface ImportGiven {
  bytes: Uint8Array;
  hallId: number;
  /** Nothing is saved when a single line is rejected. */
  strict: boolean;
  now: Date;
  /** Told after every chunk that is saved. */
  progress: (done: number, total: number) => void;
}

/** `ok: false`: the file as a whole cannot be read. */
export type ImportOutcome<Result> = { ok: true; result: Result } | { ok: false; message: string };

/** Rows saved together: small enough to let others write between two chunks, and to lose little by an interruption. */
const ROWS_IN_A_CHUNK = 200;

/**
 * Saves work chunk by chunk, each in a transaction of its own; a strict import in one alone. Interrupted, the
 * chunks that were saved stay, and the next run does the rest.
 */
export async function inChunks<Row>(
  database: Database,
  given: Pick<ImportGiven, 'strict' | 'progress'>,
  rows: readonly Row[],
  save: (tx: Tx, chunk: readonly Row[], isLast: boolean) => Promise<void>,
): Promise<void> {
  const size = given.strict ? Math.max(rows.length, 1) : ROWS_IN_A_CHUNK;
  for (let from = 0; from < rows.length; from += size) {
    const chunk = rows.slice(from, from + size);
    await database.write((tx) => save(tx, chunk, from + size >= rows.length));
    given.progress(from + chunk.length, rows.length);
  }
}
