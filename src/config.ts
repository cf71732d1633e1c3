import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';

/** The root folder of the installation: the one that holds package.json, views and public. */
export const ROOT = resolve(import.meta.dirname, '..');

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  HOST: z.string().min(1).default('0.0.0.0'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'must be file:PATH or postgresql://…')
    .default('file:data/banjie.db'),
  SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  DATA_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits')
    .optional(),
  DATA_DIR: z.string().min(1).default('data'),
  PUBLIC_URL: z.url('must be an address such as https://hall.example').optional(),
  COOKIE_SECURE: flag.optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1440).default(30),
  SESSION_ABSOLUTE_HOURS: z.coerce.number().int().min(1).max(168).default(12),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  DEMO: flag.default(true),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+$/, 'must be smtp://user:password@host:port')
    .optional(),
  MAIL_FROM: z.email('must be a mail address').optional(),
});

export interface Config {
  environment: 'development' | 'production' | 'test';
  host: string;
  port: number;
  databaseUrl: string;
  sessionSecret: string;
  dataKey: Buffer;
  dataDir: string;
  publicUrl: string | null;
  cookieSecure: boolean;
  trustProxy: number;
  sessionIdleMinutes: number;
  sessionAbsoluteHours: number;
  logLevel: string;
  demo: boolean;
  /** null: nothing is mailed, words stay on the desks. */
  mail: { smtpUrl: string; from: string } | null;
}

/** Thrown when the environment cannot be used; `problems` has one line per setting. */
export class ConfigError extends Error {
  constructor(readonly problems: string[]) {
    super(`the settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

/**
 * Parses the environment once. Outside production the two secrets are made up on first use and kept in
 * DATA_DIR/keys.json, so that a trial survives a restart; in production they are required.
 * @throws ConfigError with every mistake at once
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (present.NODE_ENV === 'production') {
    for (const name of ['SESSION_SECRET', 'DATA_KEY']) {
      if (!present[name]) problems.push(`${name}: is required in production`);
    }
  }
  if ((present.SMTP_URL === undefined) !== (present.MAIL_FROM === undefined)) {
    problems.push('SMTP_URL, MAIL_FROM: belong together');
  }
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const value = parsed.data;
  const dataDir = isAbsolute(value.DATA_DIR) ? value.DATA_DIR : join(ROOT, value.DATA_DIR);
  const keys = secrets(dataDir, value.SESSION_SECRET, value.DATA_KEY);
  return {
    environment: value.NODE_ENV,
    host: value.HOST,
    port: value.PORT,
    databaseUrl: absoluteDatabaseUrl(value.DATABASE_URL),
    sessionSecret: keys.sessionSecret,
    dataKey: Buffer.from(keys.dataKey, 'hex'),
    dataDir,
    publicUrl: value.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    cookieSecure: value.COOKIE_SECURE ?? value.PUBLIC_URL?.startsWith('https:') ?? false,
    trustProxy: value.TRUST_PROXY,
    sessionIdleMinutes: value.SESSION_IDLE_MINUTES,
    sessionAbsoluteHours: value.SESSION_ABSOLUTE_HOURS,
    logLevel: value.LOG_LEVEL,
    demo: value.DEMO && value.NODE_ENV !== 'production',
    mail: value.SMTP_URL && value.MAIL_FROM ? { smtpUrl: value.SMTP_URL, from: value.MAIL_FROM } : null,
  };
}

function absoluteDatabaseUrl(url: string): string {
  if (!url.startsWith('file:')) return url;
  const path = url.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
  return `file:${isAbsolute(path) ? path : join(ROOT, path)}`;
}

function secrets(dataDir: string, sessionSecret: string | undefined, dataKey: string | undefined) {
  if (sessionSecret && dataKey) return { sessionSecret, dataKey };
  const file = join(dataDir, 'keys.json');
  const kept = existsSync(file) ? keptSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : makeKeys(file);
  return { sessionSecret: sessionSecret ?? kept.sessionSecret, dataKey: dataKey ?? kept.dataKey };
}

const keptSchema = z.object({ sessionSecret: z.string(), dataKey: z.string() });

function makeKeys(file: string) {
  const made = { sessionSecret: randomBytes(32).toString('hex'), dataKey: randomBytes(32).toString('hex') };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
  return made;
}
