import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import Sqlite from 'better-sqlite3';

export interface SqliteConnections {
  /** Sees committed data only and refuses to write. */
  reader: Sqlite.Database;
  writer: Sqlite.Database;
  /** For one client over both: its transactions go to the writer, everything else to the reader. */
  adapter: SqlDriverAdapterFactory;
}

/**
 * Opens a file twice. One client serves both connections, since each client carries a compiler of its own that
 * takes some 40 MB.
 */
export async function connectSqlite(path: string, timeout: number): Promise<SqliteConnections> {
  const open = (readonly: boolean) =>
    new PrismaBetterSqlite3({ url: path, readonly, timeout }, { timestampFormat: 'unixepoch-ms' }).connect();
  const writer = await open(false);
  const reader = await open(true);
  const both: SqlDriverAdapter = {
    provider: reader.provider,
    adapterName: reader.adapterName,
    queryRaw: (query) => reader.queryRaw(query),
    executeRaw: (query) => reader.executeRaw(query),
    executeScript: (script) => reader.executeScript(script),
    startTransaction: (level) => writer.startTransaction(level),
    dispose: async () => {
      await reader.dispose();
      await writer.dispose();
    },
  };
  const adapter: SqlDriverAdapterFactory = {
    provider: reader.provider,
    adapterName: reader.adapterName,
    connect: async () => both,
  };
  return { reader: connectionOf(reader), writer: connectionOf(writer), adapter };
}

/** The adapter keeps its connection to itself in its types only; plain statements share it. */
function connectionOf(adapter: SqlDriverAdapter): Sqlite.Database {
  const connection: unknown = Reflect.get(adapter, 'client');
  if (!(connection instanceof Sqlite)) throw new Error('the SQLite adapter has no connection to share');
  return connection;
}
