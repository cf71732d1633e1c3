import type { PrismaClient } from './generated/sqlite/client.js';

export { DatabaseBusyError } from './busy.js';

/** A Prisma client that only reads; writes go through `write`. */
export type Reader = Omit<PrismaClient, '$transaction' | '$connect' | '$disconnect' | '$on' | '$extends'>;

/** The client inside one transaction. */
export type Tx = Parameters<Parameters<PrismaClient['$transaction']>[0]>[0];

export type SqlValue = string | number | boolean | null | Date;

/**
 * Plain SQL for the hot pages. Placeholders are `?`, identifiers are quoted. Moments come back as
 * milliseconds since the epoch and booleans as 0 or 1 on both providers.
 */
export interface SqlReader {
  all<Row>(text: string, values?: readonly SqlValue[]): Promise<Row[]>;
  first<Row>(text: string, values?: readonly SqlValue[]): Promise<Row | undefined>;
}

export interface Database {
  provider: 'sqlite' | 'postgresql';
  read: Reader;
  sql: SqlReader;
  /** Runs one transaction; everything in it is saved together or not at all. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * One statement as a transaction of its own, for sessions and progress, which change with every action. It outlives
   * the end of the process; a loss of power may take the last of them, never anything that `write` has saved.
   */
  writeOne(text: string, values: readonly SqlValue[]): Promise<void>;
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database named by the URL; the scheme picks the client, and only that one is loaded. Migrations are
 * not applied here.
 * @param url `file:PATH` or `postgresql://…`
 */
export async function openDatabase(url: string): Promise<Database> {
  if (url.startsWith('file:')) return (await import('./sqlite.js')).openSqlite(url.slice('file:'.length));
  return (await import('./postgres.js')).openPostgres(url);
}
