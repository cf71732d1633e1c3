import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type Sqlite from 'better-sqlite3';
import { DatabaseBusyError } from './busy.js';
import type { Database, SqlValue, Tx } from './database.js';
import { PrismaClient } from './generated/sqlite/client.js';
import { offerPlainSql, type SqlWriter } from './plain-sql.js';
import { connectSqlite } from './sqlite-connections.js';

const BUSY_TIMEOUT_MS = 2000;
const READER_CACHE_KB = 16_000;
const WRITER_CACHE_KB = 8_000;
const STATEMENTS_KEPT = 500;

/** A transaction that begins with a write waits for the lock; one that begins with a read fails instead. */
const WRITE_LOCK = 'UPDATE "_banjie_lock" SET "held" = 1';

/** Opens a SQLite file in WAL mode with one fsync per commit: one writer, and readers of their own. */
export async function openSqlite(path: string): Promise<Database> {
  mkdirSync(dirname(path), { recursive: true });
  const { reader, writer, adapter } = await connectSqlite(path, BUSY_TIMEOUT_MS);
  writer.pragma('journal_mode = WAL');
  writer.pragma('synchronous = FULL');
  writer.pragma(`cache_size = -${WRITER_CACHE_KB}`);
  writer.exec('CREATE TABLE IF NOT EXISTS "_banjie_lock" ("held" INTEGER)');
  reader.pragma(`cache_size = -${READER_CACHE_KB}`);
  const client = new PrismaClient({
    adapter,
    transactionOptions: { maxWait: 60_000, timeout: 600_000 },
  });
  await client.$connect();
  const sql = plain(reader);
  const written = plain(writer);
  const queue = oneAtATime();
  return {
    provider: 'sqlite',
    read: client,
    sql,
    write: (work) => queue(() => transact(client, written, work)),
    writeOne: (text, values) => queue(() => unforced(writer, () => orBusy(() => written.run(text, values)))),
    ping: async () => {
      await sql.first('SELECT 1');
    },
    close: async () => {
      await queue(async () => undefined);
      writer.pragma('wal_checkpoint(TRUNCATE)');
      await client.$disconnect();
    },
  };
}

async function transact<T>(
  client: PrismaClient,
  written: SqlWriter,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return client.$transaction(async (tx) => {
    await orBusy(() => written.run(WRITE_LOCK));
    offerPlainSql(tx, written);
    return work(tx);
  });
}

/** Leaves a commit in the write-ahead log for the next forced one to take to the disk. */
async function unforced(writer: Sqlite.Database, write: () => Promise<void>): Promise<void> {
  writer.pragma('synchronous = NORMAL');
  try {
    await write();
  } finally {
    writer.pragma('synchronous = FULL');
  }
}

async function orBusy(write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (
      error instanceof Error &&
      /SQLITE_BUSY|database is locked/i.test(`${codeOf(error)} ${error.message}`)
    ) {
      throw new DatabaseBusyError({ cause: error });
    }
    throw error;
  }
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : '';
}

/** Prepared statements of a connection, kept by their text. */
function plain(connection: Sqlite.Database): SqlWriter {
  const statements = new Map<string, Sqlite.Statement>();
  const prepared = (text: string) => {
    const known = statements.get(text);
    if (known) return known;
    const made = connection.prepare(text).safeIntegers(false);
    if (statements.size < STATEMENTS_KEPT) statements.set(text, made);
    return made;
  };
  return {
    all: async <Row>(text: string, values: readonly SqlValue[] = []) =>
      prepared(text).all(...values.map(stored)) as Row[],
    first: async <Row>(text: string, values: readonly SqlValue[] = []) =>
      prepared(text).get(...values.map(stored)) as Row | undefined,
    run: async (text, values = []) => {
      prepared(text).run(...values.map(stored));
    },
  };
}

function stored(value: SqlValue): string | number | null {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value;
}

function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
