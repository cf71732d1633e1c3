import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../config.js';
import type { Database, Tx } from './database.js';

const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMP,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMP,
  "started_at" TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** An advisory lock number, so that two processes starting together do not both migrate. */
const MIGRATION_LOCK = 4_207_001;

/**
 * Applies the migrations that the database lacks, each in a transaction of its own.
 * @returns the names applied now
 * @throws Error when the database knows a migration that this program does not: it is newer than the code
 */
export async function migrate(
  database: Database,
  folder = join(ROOT, 'prisma/migrations'),
): Promise<string[]> {
  const dir = join(folder, database.provider);
  const names = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const applied: string[] = [];
  for (const name of [null, ...names]) {
    await database.write(async (tx) => {
      if (database.provider === 'postgresql')
        await tx.$executeRawUnsafe(`SELECT pg_advisory_xact_lock(${MIGRATION_LOCK})`);
      await tx.$executeRawUnsafe(TABLE);
      const known = await knownMigrations(tx);
      const strangers = known.filter((each) => !names.includes(each));
      if (strangers.length > 0)
        throw new Error(`the database is newer than this program: it knows ${strangers.join(', ')}`);
      if (name === null || known.includes(name)) return;
      await applyMigration(tx, name, readFileSync(join(dir, name, 'migration.sql'), 'utf8'));
      applied.push(name);
    });
  }
  return applied;
}

async function knownMigrations(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ migration_name: string }[]>(
    'SELECT "migration_name" FROM "_prisma_migrations"',
  );
  return rows.map((row) => row.migration_name);
}

async function applyMigration(tx: Tx, name: string, sql: string): Promise<void> {
  for (const statement of statements(sql)) await tx.$executeRawUnsafe(statement);
  const checksum = createHash('sha256').update(sql).digest('hex');
  await tx.$executeRawUnsafe(
    `INSERT INTO "_prisma_migrations" ("id", "checksum", "finished_at", "migration_name", "applied_steps_count")
     VALUES ('${randomUUID()}', '${checksum}', CURRENT_TIMESTAMP, '${name}', 1)`,
  );
}

/** Splits a migration at the semicolons that end a statement, keeping function and trigger bodies whole. */
function statements(sql: string): string[] {
  const parts: string[] = [];
  let current = '';
  let quoted = false;
  for (const line of sql.split('\n')) {
    if (!quoted && current === '' && /^\s*(--.*)?$/.test(line)) continue;
    current += `${line}\n`;
    if ((line.match(/\$\$/g) ?? []).length % 2 === 1) quoted = !quoted;
    const endsTrigger = /^\s*CREATE TRIGGER[\s\S]*BEGIN/.test(current)
      ? /END;\s*$/.test(line)
      : /;\s*$/.test(line);
    if (!quoted && endsTrigger) {
      parts.push(current);
      current = '';
    }
  }
  if (current.trim() !== '') parts.push(current);
  return parts;
}
