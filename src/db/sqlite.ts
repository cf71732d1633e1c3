import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import Sqlite from 'better-sqlite3';
import { DatabaseBusyError } from './busy.js';
import type { Database, SqlReader, SqlValue, Tx } from './database.js';
import { PrismaClient } from './generated/sqlite/client.js';

const BUSY_TIMEOUT_MS = 2000;

/** Opens a SQLite file in WAL mode with one fsync per commit: one writer, and readers of their own. */
export async function openSqlite(path: string): Promise<Database> {
  mkdirSync(dirname(path), { recursive: true });
  const file = new Sqlite(path);
  file.pragma('journal_mode = WAL');
  file.exec('CREATE TABLE IF NOT EXISTS "_banjie_lock" ("held" INTEGER)');
  const writer = client(path, false);
  await writer.$queryRawUnsafe('PRAGMA synchronous = FULL');
  const reader = client(path, true);
  await reader.$queryRawUnsafe('PRAGMA cache_size = -32000');
  file.close();
  const raw = new Sqlite(path, { readonly: true, timeout: BUSY_TIMEOUT_MS });
  raw.pragma('cache_size = -32000');
  const queue = oneAtATime();
  return {
    provider: 'sqlite',
    read: reader,
    sql: sqlReader(raw),
    write: (work) => queue(() => transact(writer, work)),
    ping: async () => {
      raw.prepare('SELECT 1').get();
    },
    close: async () => {
      await queue(async () => undefined);
      raw.close();
      await reader.$disconnect();
      await writer.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)');
      await writer.$disconnect();
    },
  };
}

function client(url: string, readonly: boolean): PrismaClient {
  const adapter = new PrismaBetterSqlite3(
    { url, readonly, timeout: BUSY_TIMEOUT_MS },
    { timestampFormat: 'unixepoch-ms' },
  );
  return new PrismaClient({ adapter, transactionOptions: { maxWait: 60_000, timeout: 600_000 } });
}

async function transact<T>(writer: PrismaClient, work: (tx: Tx) => Promise<T>): Promise<T> {
  return writer.$transaction(async (tx) => {
    await takeWriteLock(tx);
    return work(tx);
  });
}

/** A transaction that begins with a write waits for the lock; one that begins with a read fails instead. */
async function takeWriteLock(tx: Tx): Promise<void> {
  try {
    await tx.$executeRawUnsafe('UPDATE "_banjie_lock" SET "held" = 1');
  } catch (error) {
    if (error instanceof Error && /SQLITE_BUSY|database is locked|timed out/i.test(error.message)) {
      throw new DatabaseBusyError({ cause: error });
    }
    throw error;
  }
}

function sqlReader(raw: Sqlite.Database): SqlReader {
  const statements = new Map<string, Sqlite.Statement>();
  const prepared = (text: string) => {
    const known = statements.get(text);
    if (known) return known;
    const made = raw.prepare(text);
    if (statements.size < 500) statements.set(text, made);
    return made;
  };
  return {
    all: async <Row>(text: string, values: readonly SqlValue[] = []) =>
      prepared(text).all(...values.map(plain)) as Row[],
    first: async <Row>(text: string, values: readonly SqlValue[] = []) =>
      prepared(text).get(...values.map(plain)) as Row | undefined,
  };
}

function plain(value: SqlValue): string | number | null {
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
