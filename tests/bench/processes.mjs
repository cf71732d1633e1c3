import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_KEY } from './furnish-hall.mjs';
import { fetchOnce } from './http-client.mjs';

const children = new Set();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** What `npm start` runs, without the program itself: the flags and the file. */
function startArguments(root) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const [program, ...rest] = scripts.start.split(' ');
  if (program !== 'node') throw new Error(`npm start runs ${scripts.start}`);
  return rest;
}

/** The production build as a process of its own, as `npm start` runs it. @returns `{port, pid, stop()}` once it answers */
export async function startApplication(root, { file, dataDir, nodeOptions = [] }) {
  const child = spawn(process.execPath, [...nodeOptions, ...startArguments(root)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: `file:${file}`,
      DATA_DIR: dataDir,
      SESSION_SECRET: 'b'.repeat(48),
      DATA_KEY,
      LOG_LEVEL: 'fatal',
      SESSION_IDLE_MINUTES: '600',
    },
  });
  children.add(child);
  const port = await new Promise((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
      const found = /localhost:(\d+)/.exec(text);
      if (found) resolve(Number(found[1]));
    });
    child.once('exit', (code) => reject(new Error(`the application ended with ${code}`)));
  });
  const ready = await fetchOnce(port, { path: '/readyz' });
  if (ready.status !== 200) throw new Error(`the application is not ready: ${ready.status}`);
  return { port, pid: child.pid, stop: () => stop(child, 'SIGTERM') };
}

/** The floor as a process of its own. @returns `{port, pid, keep(pages), stop()}` */
export async function startFloor(root, given) {
  const child = spawn(process.execPath, [join(root, 'tests/bench/floor-server.mjs')], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { PATH: process.env.PATH, NODE_ENV: 'production' },
    serialization: 'advanced',
  });
  children.add(child);
  const answered = (kind) =>
    new Promise((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the floor ended with ${code}`)));
      child.once('message', (message) =>
        message.kind === kind ? resolve(message) : reject(new Error(`the floor said ${message.kind}`)),
      );
    });
  const listening = answered('listening');
  child.send({ kind: 'open', ...given });
  const { port } = await listening;
  return {
    port,
    pid: child.pid,
    async keep(pages) {
      const kept = answered('kept');
      child.send({ kind: 'pages', pages });
      await kept;
    },
    stop: () => stop(child, 'SIGKILL'),
  };
}

/** Resident memory of a process in MB, as the kernel counts it. */
export function residentMegabytes(pid) {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) / 1024;
}

const MS_PER_TICK = 10;

/** Processor time that a process has used so far, in milliseconds, all its threads and the kernel's work for it. */
export function processorMilliseconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}

function stop(child, signal) {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
