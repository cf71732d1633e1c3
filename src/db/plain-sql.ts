import type { SqlReader, SqlValue, Tx } from './database.js';

/** Plain SQL inside a transaction, as `Database.sql` is outside; rows of RETURNING come from `all` and `first`. */
export interface SqlWriter extends SqlReader {
  run(text: string, values?: readonly SqlValue[]): Promise<void>;
}

const writers = new WeakMap<Tx, SqlWriter>();

/** Plain SQL in the transaction, for what many people do all day; the rest is written through `tx` itself. */
export function plainSql(tx: Tx): SqlWriter {
  const writer = writers.get(tx);
  if (writer === undefined) throw new Error('this transaction was not opened by Database.write');
  return writer;
}

/** Makes `plainSql` known for a transaction; called where transactions begin. */
export function offerPlainSql(tx: Tx, writer: SqlWriter): void {
  writers.set(tx, writer);
}

/** Inserts a row. Columns with a default may be left out; moments that a client fills in must be given. @returns its id */
export async function insertRow(
  sql: SqlWriter,
  table: string,
  row: Readonly<Record<string, SqlValue>>,
): Promise<number> {
  const made = await sql.first<{ id: number }>(
    `${insertion(table, [row])} RETURNING "id"`,
    Object.values(row),
  );
  if (made === undefined) throw new Error(`${table} gave no id`);
  return made.id;
}

/** Inserts rows that name the same columns in the same order, all in one statement. */
export async function insertRows(
  sql: SqlWriter,
  table: string,
  rows: readonly Readonly<Record<string, SqlValue>>[],
): Promise<void> {
  if (rows.length > 0) await sql.run(insertion(table, rows), rows.flatMap(Object.values));
}

function insertion(table: string, rows: readonly Readonly<Record<string, SqlValue>>[]): string {
  const columns = Object.keys(rows[0] ?? {});
  const marks = `(${columns.map(() => '?').join(', ')})`;
  return `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES ${rows.map(() => marks).join(', ')}`;
}
