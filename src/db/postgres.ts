import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { DatabaseBusyError } from './busy.js';
import type { Database, SqlReader, SqlValue, Tx } from './database.js';
import { PrismaClient as PostgresClient } from './generated/postgresql/client.js';
import type { PrismaClient } from './generated/sqlite/client.js';
import { offerPlainSql, type SqlWriter } from './plain-sql.js';

const BOOL = 16;
const INT8 = 20;
const NUMERIC = 1700;
const TIMESTAMP = 1114;
const POOL_SIZE = 10;

/** Opens a PostgreSQL database. Both clients come from the same models, so one type serves for both. */
export async function openPostgres(url: string): Promise<Database> {
  const adapter = new PrismaPg({ connectionString: url, max: POOL_SIZE }, { onPoolError: () => undefined });
  const prisma = new PostgresClient({
    adapter,
    transactionOptions: { maxWait: 60_000, timeout: 600_000 },
  }) as unknown as PrismaClient;
  const pool = new pg.Pool({ connectionString: url, max: POOL_SIZE, types: { getTypeParser } });
  pool.on('error', () => undefined);
  return {
    provider: 'postgresql',
    read: prisma,
    sql: sqlReader(pool),
    write: async (work) => {
      try {
        return await prisma.$transaction((tx) => {
          offerPlainSql(tx, sqlWriter(tx));
          return work(tx);
        });
      } catch (error) {
        if (error instanceof Error && /deadlock detected|could not serialize|P2034/.test(error.message)) {
          throw new DatabaseBusyError({ cause: error });
        }
        throw error;
      }
    },
    writeOne: async (text, values) => {
      await pool.query(numberedMarks(text), values.map(plain));
    },
    ping: async () => {
      await pool.query('SELECT 1');
    },
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

/** The client answers moments as Date, flags as booleans and counts as bigint; plain SQL has numbers for all. */
function sqlWriter(tx: Tx): SqlWriter {
  const rowsOf = async (text: string, values: readonly SqlValue[]) => {
    const rows = await tx.$queryRawUnsafe<Record<string, unknown>[]>(numberedMarks(text), ...values);
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, asNumber(value)])),
    );
  };
  return {
    all: async <Row>(text: string, values: readonly SqlValue[] = []) => (await rowsOf(text, values)) as Row[],
    first: async <Row>(text: string, values: readonly SqlValue[] = []) =>
      (await rowsOf(text, values))[0] as Row | undefined,
    run: async (text, values = []) => {
      await tx.$executeRawUnsafe(numberedMarks(text), ...values);
    },
  };
}

function asNumber(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'boolean' || typeof value === 'bigint' ? Number(value) : value;
}

function numberedMarks(text: string): string {
  let position = 0;
  return text.replace(/\?/g, () => `$${++position}`);
}

function sqlReader(pool: pg.Pool): SqlReader {
  const numbered = new Map<string, { name: string; text: string }>();
  const query = async (text: string, values: readonly SqlValue[]) => {
    let known = numbered.get(text);
    if (!known) {
      known = { name: `banjie_${numbered.size}`, text: numberedMarks(text) };
      if (numbered.size < 500) numbered.set(text, known);
    }
    const result = await pool.query({ ...known, values: values.map(plain) });
    return result.rows;
  };
  return {
    all: async <Row>(text: string, values: readonly SqlValue[] = []) => (await query(text, values)) as Row[],
    first: async <Row>(text: string, values: readonly SqlValue[] = []) =>
      (await query(text, values))[0] as Row | undefined,
  };
}

/** Columns hold UTC without a zone, so a moment is sent as its UTC text. */
function plain(value: SqlValue): string | number | boolean | null {
  return value instanceof Date ? value.toISOString() : value;
}

const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === TIMESTAMP) return (text: string) => Date.parse(`${text.replace(' ', 'T')}Z`);
  if (oid === BOOL) return (text: string) => (text === 't' ? 1 : 0);
  if (oid === INT8 || oid === NUMERIC) return Number;
  return pg.types.getTypeParser(oid, format as 'text');
}) as typeof pg.types.getTypeParser;
