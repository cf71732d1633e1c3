// Generates the clients and compiles src to dist. With --if-stale it does nothing when dist is up to date.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stampFile = join(root, 'dist/stamp.txt');

const stamp = newestSource();
if (
  process.argv.includes('--if-stale') &&
  existsSync(stampFile) &&
  readFileSync(stampFile, 'utf8') === stamp
) {
  process.exit(0);
}
run(join(root, 'scripts/generate.mjs'), ['--if-stale']);
rmSync(join(root, 'dist'), { recursive: true, force: true });
run(join(root, 'node_modules/typescript/bin/tsc'), ['-p', 'tsconfig.build.json']);
writeFileSync(stampFile, stamp);

/** The number of source files and the moment of the latest change among them. */
function newestSource() {
  let newest = 0;
  let count = 0;
  const visit = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.name === 'generated') continue;
      const child = join(path, entry.name);
      if (entry.isDirectory()) visit(child);
      else {
        count += 1;
        newest = Math.max(newest, statSync(child).mtimeMs);
      }
    }
  };
  visit(join(root, 'src'));
  for (const name of ['prisma/models.prisma', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json']) {
    newest = Math.max(newest, statSync(join(root, name)).mtimeMs);
  }
  return `${count} ${newest}`;
}

function run(script, args) {
  const result = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout}${result.stderr}\n`);
    process.exit(result.status ?? 1);
  }
}
