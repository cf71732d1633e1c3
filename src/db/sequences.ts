import type { Tx } from './database.js';
import { plainSql } from './plain-sql.js';

const NEXT = `
  INSERT INTO "NumberSequence" ("hallId", "name", "value") VALUES (?, ?, 1)
  ON CONFLICT ("hallId", "name") DO UPDATE SET "value" = "NumberSequence"."value" + 1 RETURNING "value"`;

const HOLD = `
  INSERT INTO "NumberSequence" ("hallId", "name", "value") VALUES (?, ?, 0)
  ON CONFLICT ("hallId", "name") DO UPDATE SET "value" = "NumberSequence"."value"`;

/**
 * Takes the next number of a named sequence of a hall: 1, 2, 3 … without gaps, because the row is locked
 * until the transaction that uses the number is saved or undone.
 */
export async function nextNumber(tx: Tx, hallId: number, name: string): Promise<number> {
  const row = await plainSql(tx).first<{ value: number }>(NEXT, [hallId, name]);
  if (!row) throw new Error(`sequence ${name} gave no number`);
  return row.value;
}

/** Lets one transaction at a time pass with this name in a hall, until it is saved or undone. */
export async function holdTurn(tx: Tx, hallId: number, name: string): Promise<void> {
  await plainSql(tx).run(HOLD, [hallId, `turn:${name}`]);
}
