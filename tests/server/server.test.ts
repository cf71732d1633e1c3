import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const undo: (() => void)[] = [];

afterEach(() => {
  for (const each of undo.splice(0).reverse()) each();
});

async function start(
  env: Record<string, string>,
): Promise<{ child: ChildProcess; output: () => string; url: string }> {
  const dir = mkdtempSync(join(tmpdir(), 'banjie-server-'));
  undo.push(() => rmSync(dir, { recursive: true, force: true }));
  const child = spawn(process.execPath, [join(root, 'dist/server.js')], {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: `file:${join(dir, 'hall.db')}`,
      DATA_DIR: dir,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  undo.push(() => child.kill('SIGKILL'));
  let output = '';
  child.stdout?.on('data', (data) => {
    output += data;
  });
  child.stderr?.on('data', (data) => {
    output += data;
  });
  const started = performance.now();
  while (!/listening/.test(output) && child.exitCode === null && performance.now() - started < 60_000) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { child, output: () => output, url: /Banjie is open: (\S+)/.exec(output)?.[1] ?? '' };
}

describe('the server', () => {
  it('opens a demonstration hall on an empty database, answers, and leaves on SIGTERM', async () => {
    const { child, output, url } = await start({});
    expect(output()).toContain('Demonstration accounts');
    const home = await fetch(url);
    expect([home.status, (await home.text()).includes('演示')]).toEqual([200, true]);
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ready' });
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  }, 90_000);

  it('seeds nothing in production and prints a link that makes the first administrator once', async () => {
    const { output, url } = await start({
      NODE_ENV: 'production',
      SESSION_SECRET: 's'.repeat(40),
      DATA_KEY: 'ab'.repeat(32),
    });
    expect(output()).not.toContain('Demonstration');
    const path = /\/setup\/\S+/.exec(output())?.[0] ?? '';
    const shown = await fetch(url + path);
    const cookie = shown.headers.get('set-cookie')?.split(';')[0] ?? '';
    const token = /name="_csrf" value="([^"]+)"/.exec(await shown.text())?.[1] ?? '';
    const form = {
      _csrf: token,
      hallName: '青禾区政务服务中心',
      hallCode: 'QH',
      name: '管理员',
      account: 'root1',
      password: 'Long-enough-1',
      again: 'Long-enough-1',
    };
    const send = () =>
      fetch(url + path, {
        method: 'POST',
        headers: { cookie },
        body: new URLSearchParams(form),
        redirect: 'manual',
      });
    expect((await send()).status).toBe(303);
    expect((await fetch(url + path)).status).toBe(404);
    expect((await send()).status).toBe(404);
  }, 90_000);

  it('does not start with settings that cannot be used, and lists them', async () => {
    const { child, output } = await start({ NODE_ENV: 'production', PORT: 'many' });
    expect(child.exitCode).toBe(1);
    expect(output()).toContain('PORT:');
    expect(output()).toContain('SESSION_SECRET: is required in production');
  });
});
