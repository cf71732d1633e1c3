import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../src/config.js';

const made: string[] = [];
const dir = () => {
  const folder = mkdtempSync(join(tmpdir(), 'banjie-config-'));
  made.push(folder);
  return folder;
};

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

function problemsOf(env: Record<string, string>): string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the environment', () => {
  it('a mail server needs the address that mails come from', () => {
    expect(problemsOf({ DATA_DIR: dir(), SMTP_URL: 'smtp://mail.example' })).toEqual([
      'SMTP_URL, MAIL_FROM: belong together',
    ]);
    const { mail } = loadConfig({
      DATA_DIR: dir(),
      SMTP_URL: 'smtp://mail.example',
      MAIL_FROM: 'hall@hall.example',
    });
    expect(mail).toEqual({ smtpUrl: 'smtp://mail.example', from: 'hall@hall.example' });
  });

  it('tells every mistake at once', () => {
    const problems = problemsOf({
      NODE_ENV: 'production',
      PORT: 'x',
      DATABASE_URL: 'mysql://a',
      DATA_KEY: '12',
    });
    expect(problems.map((line) => line.split(':')[0])).toEqual([
      'PORT',
      'DATABASE_URL',
      'DATA_KEY',
      'SESSION_SECRET',
    ]);
  });

  it('asks for both secrets in production', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([
      'SESSION_SECRET: is required in production',
      'DATA_KEY: is required in production',
    ]);
  });

  it('makes secrets up elsewhere, and keeps them for the next start', () => {
    const DATA_DIR = dir();
    const first = loadConfig({ DATA_DIR });
    const second = loadConfig({ DATA_DIR });
    expect(second.dataKey).toEqual(first.dataKey);
    expect(second.sessionSecret).toBe(first.sessionSecret);
    expect(statSync(join(DATA_DIR, 'keys.json')).mode & 0o077).toBe(0);
    expect(first).toMatchObject({
      port: 3000,
      host: '0.0.0.0',
      demo: true,
      sessionIdleMinutes: 30,
      sessionAbsoluteHours: 12,
    });
  });

  it('never seeds a demonstration in production', () => {
    const config = loadConfig({
      NODE_ENV: 'production',
      DEMO: 'true',
      SESSION_SECRET: 's'.repeat(32),
      DATA_KEY: 'a'.repeat(64),
      DATA_DIR: dir(),
    });
    expect(config.demo).toBe(false);
  });

  it('is described setting by setting in .env.example', () => {
    const example = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8');
    const source = readFileSync(join(import.meta.dirname, '../src/config.ts'), 'utf8');
    const settings = [...source.matchAll(/^ {2}([A-Z_]+): /gm)].map((match) => match[1]);
    expect(settings.length).toBeGreaterThan(12);
    expect(settings.filter((name) => !new RegExp(`^${name}=`, 'm').test(example))).toEqual([]);
  });
});
