// Measures the application against a floor on the same machine, in the same run:
//   npm run bench -- --cases N [--json FILE] [--seconds S] [--ops a,b] [--connections 1,16] [--fresh]
// Prints one JSON object per operation and number of connections. docs/performance.md says what is measured.
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureAppraisal } from '../tests/bench/appraisal.mjs';
import { databaseOf } from '../tests/bench/build-database.mjs';
import { drive, fetchOnce } from '../tests/bench/http-client.mjs';
import {
  capture,
  intakeRequests,
  openForms,
  readingOperations,
  readingRequests,
  signIn,
  supervisionOperations,
} from '../tests/bench/operations.mjs';
import {
  processorMilliseconds,
  residentMegabytes,
  startApplication,
  startFloor,
} from '../tests/bench/processes.mjs';

const Sqlite = createRequire(import.meta.url)('better-sqlite3');
const root = join(import.meta.dirname, '..');
const READ_SESSIONS = 16;
const TURNS = 10;
const APPRAISED_CASES = 60_000;

const { values: asked } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    json: { type: 'string' },
    seconds: { type: 'string', default: '3' },
    ops: {
      type: 'string',
      default: 'publicStatus,guide,overdueList,casePage,intake,supervisionDesk,monthlyReport,appraisal',
    },
    connections: { type: 'string', default: '1,16' },
    fresh: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});
const cases = Number(asked.cases);
const seconds = Number(asked.seconds);
if (!(Number.isInteger(cases) && cases >= 100 && seconds > 0)) {
  process.stderr.write('usage: npm run bench -- --cases N (at least 100) [--json FILE] [--seconds S]\n');
  process.exit(2);
}
const say = (text) => process.stderr.write(text);
const results = [];

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
build();
if (asked.ops.split(',').includes('appraisal')) {
  for (const result of await measureAppraisal(root, APPRAISED_CASES, say)) {
    results.push(result);
    process.stdout.write(`${JSON.stringify(result)}\n`);
  }
}
if (asked.ops === 'appraisal') leave();
const kept = await databaseOf(root, cases, { fresh: asked.fresh, say });
const folder = join(root, 'data/bench/run');
const file = join(folder, 'hall.db');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
copyFileSync(kept, file, constants.COPYFILE_FICLONE);
settle(file);
const nodeOptions = asked.profile ? ['--cpu-prof', `--cpu-prof-dir=${asked.profile}`] : [];
const application = await startApplication(root, { file, dataDir: folder, nodeOptions });
const db = new Sqlite(file, { readonly: true });
let floor = null;
try {
  await measureAll();
} finally {
  await floor?.stop();
  db.close();
  await application.stop();
  rmSync(folder, { recursive: true, force: true });
}
leave();

/** Keeps the figures where they were asked for, and ends. */
function leave() {
  if (asked.json) writeFileSync(asked.json, `${JSON.stringify(results, null, 2)}\n`);
  process.exit(results.some((result) => result.errors > 0) ? 1 : 0);
}

async function measureAll() {
  const hallId = db.prepare('SELECT "id" FROM "Hall"').get().id;
  const sessions = [];
  for (let made = 0; made < READ_SESSIONS; made += 1)
    sessions.push(await signIn(application.port, 'supervision'));
  const wanted = asked.ops.split(',');
  const forms = wanted.includes('intake') ? await openForms(application.port, db, hallId) : [];
  const sessionIds = [...sessions, ...forms].map((each) => each.sessionId);
  floor = await startFloor(root, { file, hallId, sessionIds, intakeItems: floorItems(forms) });
  for (const operation of readingOperations(db, hallId, sessions)) {
    if (!wanted.includes(operation.op)) continue;
    await floor.keep(await capture(application.port, operation));
    const next = readingRequests(operation);
    for (const connections of counts()) await measure(operation.op, connections, next, next);
  }
  for (const operation of supervisionOperations(new Date())) {
    if (wanted.includes(operation.op)) await measureAlone(operation, sessions);
  }
  if (wanted.includes('intake')) await measureIntake(forms);
}

/** Pages that a few people ask for now and then: one after the other, without a floor. */
async function measureAlone({ op, paths, times }, [session]) {
  const latencies = [];
  let errors = 0;
  for (let turn = 0; turn < times; turn += 1) {
    const began = performance.now();
    const path = paths[turn % paths.length];
    const answer = await fetchOnce(application.port, { path, headers: { cookie: session.cookie } });
    latencies.push(performance.now() - began);
    if (answer.status !== 200) {
      errors += 1;
      say(`wrong answer: ${op} ${path} ${answer.status}\n`);
    }
  }
  const rssMB = round(residentMegabytes(application.pid), 0);
  const [p50, p99] = [0.5, 0.99].map((share) => round(percentile(latencies, share), 1));
  const result = { op, cases, connections: 1, times, p50, p99, errors, rssMB };
  results.push(result);
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

async function measureIntake(forms) {
  const acknowledged = new Set();
  const before = db.prepare('SELECT count(*) AS n FROM "Case"').get().n;
  const byApplication = intakeRequests(forms, 'a', acknowledged);
  await floor.keep([['/intake', { headers: ['content-type', 'text/html; charset=utf-8'], body: '' }]]);
  const byFloor = intakeRequests(forms, 'f', acknowledged);
  for (const connections of counts()) await measure('intake', connections, byApplication, byFloor);
  const after = db.prepare('SELECT count(*) AS n FROM "Case"').get().n;
  const whole = db.prepare(`
    SELECT count(*) AS n FROM "Case" c WHERE c."number" = ?
      AND EXISTS (SELECT 1 FROM "CaseMaterial" m WHERE m."caseId" = c."id")
      AND (SELECT count(*) FROM "CaseEvent" e WHERE e."caseId" = c."id") = 3
      AND (SELECT count(*) FROM "Notice" n WHERE n."caseId" = c."id") = 1`);
  const lost = [...acknowledged].filter((number) => whole.get(number).n !== 1).length;
  say(`intake: ${acknowledged.size} acknowledged, ${after - before} new rows, ${lost} not whole\n`);
  if (lost > 0 || after - before !== acknowledged.size) results.at(-1).errors += Math.max(lost, 1);
}

/** Application and floor in short turns, the middle one counts, so that other work on the machine meets both. */
async function measure(op, connections, ofApplication, ofFloor) {
  const { port, pid } = application;
  await drive({ port, connections, seconds: Math.min(1, seconds), next: ofApplication });
  await drive({ port: floor.port, connections, seconds: Math.min(0.5, seconds), next: ofFloor });
  const app = { latencies: [], errors: 0, rates: [] };
  const bare = { latencies: [], errors: 0, rates: [] };
  const used = [processorMilliseconds(pid), processorMilliseconds(floor.pid)];
  let rssMB = 0;
  const watch = setInterval(() => {
    rssMB = Math.max(rssMB, residentMegabytes(pid));
  }, 100);
  for (let turn = 0; turn < TURNS; turn += 1) {
    add(app, await drive({ port, connections, seconds: seconds / TURNS, next: ofApplication }));
    rssMB = Math.max(rssMB, residentMegabytes(pid));
    add(bare, await drive({ port: floor.port, connections, seconds: seconds / TURNS, next: ofFloor }));
  }
  clearInterval(watch);
  const rps = percentile(app.rates, 0.5);
  const floorRps = percentile(bare.rates, 0.5);
  const result = {
    op,
    cases,
    connections,
    rps: round(rps, 1),
    p50: round(percentile(app.latencies, 0.5), 3),
    p99: round(percentile(app.latencies, 0.99), 3),
    errors: app.errors + bare.errors,
    floorRps: round(floorRps, 1),
    floorP50: round(percentile(bare.latencies, 0.5), 3),
    ratio: round(rps / floorRps, 3),
    rssMB: round(rssMB, 0),
    cpuMs: round((processorMilliseconds(pid) - used[0]) / app.latencies.length, 3),
    floorCpuMs: round((processorMilliseconds(floor.pid) - used[1]) / bare.latencies.length, 3),
  };
  results.push(result);
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

function add(sum, { latencies, errors, seconds: took, samples }) {
  sum.latencies.push(...latencies);
  sum.errors += errors;
  sum.rates.push(latencies.length / took);
  for (const sample of samples) say(`wrong answer: ${sample}\n`);
}

/** The rows that an application writes, for the floor to write the same. */
function floorItems(forms) {
  const materials = db.prepare('SELECT * FROM "Material" WHERE "itemVersionId" = ?');
  const checks = db.prepare('SELECT * FROM "ReviewPoint" WHERE "itemVersionId" = ?');
  const noticeText = db.prepare('SELECT "content" FROM "Notice" ORDER BY "id" LIMIT 1').get().content;
  return Object.fromEntries(
    forms.map(({ item, staff }) => [
      item.itemId,
      {
        ...item,
        ...staff,
        materials: materials.all(item.versionId),
        checks: checks.all(item.versionId),
        noticeText,
      },
    ]),
  );
}

function counts() {
  return asked.connections.split(',').map(Number);
}

function percentile(latencies, share) {
  const sorted = Float64Array.from(latencies).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}

/** What the copy left to be written would slow the first commits of both sides. */
function settle(path) {
  const handle = openSync(path, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

function build() {
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-stale'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (built.status !== 0) process.exit(built.status ?? 1);
}
