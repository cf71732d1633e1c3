// Generates one database client per provider from prisma/models.prisma. Needs no network.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const out = join(root, 'prisma/.generated');
const stampFile = join(root, 'src/db/generated/stamp.txt');
const sources = [
  'prisma/models.prisma',
  'prisma/sqlite.prisma',
  'prisma/postgresql.prisma',
  'package-lock.json',
];

const stamp = createHash('sha256')
  .update(sources.map((name) => readFileSync(join(root, name), 'utf8')).join('\0'))
  .digest('hex');

if (
  process.argv.includes('--if-stale') &&
  existsSync(stampFile) &&
  readFileSync(stampFile, 'utf8') === stamp
) {
  process.exit(0);
}

mkdirSync(out, { recursive: true });
for (const provider of ['sqlite', 'postgresql']) {
  const schema = join(out, `${provider}.prisma`);
  const parts = [`prisma/${provider}.prisma`, 'prisma/models.prisma'];
  writeFileSync(schema, parts.map((name) => readFileSync(join(root, name), 'utf8')).join('\n'));
  const run = spawnSync(
    process.execPath,
    [join(root, 'node_modules/prisma/build/index.js'), 'generate', '--schema', schema],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  );
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}\n${run.stderr}\n`);
    process.exit(run.status ?? 1);
  }
}
writeFileSync(stampFile, stamp);
