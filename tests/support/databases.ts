import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, inject } from 'vitest';
import { type Database, openDatabase } from '../../src/db/database.js';

export type Provider = 'sqlite' | 'postgresql';

export interface TestDatabase {
  url: string;
  database: Database;
}

/**
 * Runs the same tests on SQLite and on PostgreSQL. `open` gives a fresh, migrated, empty database;
 * it is closed and removed after the test.
 */
export function onBothDatabases(
  name: string,
  tests: (open: () => Promise<TestDatabase>, provider: Provider) => void,
): void {
  for (const provider of ['sqlite', 'postgresql'] as const) {
    describe.runIf(provider === 'sqlite' || inject('postgresServer') !== null)(
      `${name} [${provider}]`,
      () => {
        const undo: (() => Promise<void>)[] = [];
        afterEach(async () => {
          for (const each of undo.splice(0).reverse()) await each();
        });
        tests(async () => {
          const made = await (provider === 'sqlite' ? freshSqlite() : freshPostgres());
          undo.push(made.remove);
          return made;
        }, provider);
      },
    );
  }
}

/** A fresh SQLite database for tests whose subject is not the database; the caller removes it. */
export async function freshSqlite(): Promise<TestDatabase & { remove(): Promise<void> }> {
  const dir = mkdtempSync(join(tmpdir(), 'banjie-case-'));
  const file = join(dir, 'hall.db');
  copyFileSync(inject('sqliteTemplate'), file);
  const url = `file:${file}`;
  const database = await openDatabase(url);
  return {
    url,
    database,
    remove: async () => {
      await database.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

let made = 0;

async function freshPostgres(): Promise<TestDatabase & { remove(): Promise<void> }> {
  const server = inject('postgresServer');
  if (server === null) throw new Error('no PostgreSQL server');
  made += 1;
  const name = `banjie_${process.pid}_${made}_${Math.floor(performance.now())}`;
  await asAdministrator(server, `CREATE DATABASE ${name} TEMPLATE banjie_template`);
  const url = `${server}/${name}`;
  const database = await openDatabase(url);
  return {
    url,
    database,
    remove: async () => {
      await database.close();
      await asAdministrator(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function asAdministrator(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
