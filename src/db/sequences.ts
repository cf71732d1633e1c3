import type { Tx } from './database.js';

/**
 * Takes the next number of a named sequence of a hall: 1, 2, 3 … without gaps, because the row is locked
 * until the transaction that uses the number is saved or undone.
 */
export async function nextNumber(tx: Tx, hallId: number, name: string): Promise<number> {
  const rows = await tx.$queryRaw<{ value: number }[]>`
    INSERT INTO "NumberSequence" ("hallId", "name", "value") VALUES (${hallId}, ${name}, 1)
    ON CONFLICT ("hallId", "name") DO UPDATE SET "value" = "NumberSequence"."value" + 1
    RETURNING "value"`;
  const row = rows[0];
  if (!row) throw new Error(`sequence ${name} gave no number`);
  return Number(row.value);
}

/** Lets one transaction at a time pass with this name in a hall, until it is saved or undone. */
export async function holdTurn(tx: Tx, hallId: number, name: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "NumberSequence" ("hallId", "name", "value") VALUES (${hallId}, ${`turn:${name}`}, 0)
    ON CONFLICT ("hallId", "name") DO UPDATE SET "value" = "NumberSequence"."value"`;
}
