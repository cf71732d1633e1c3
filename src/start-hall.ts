import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { type Logger, pino } from 'pino';
import { createApp } from './app.js';
import type { Config } from './config.js';
import { type Database, openDatabase } from './db/database.js';
import { migrate } from './db/migrate.js';
import { createVault, type Vault } from './db/vault.js';
import { DEMO_ACCOUNTS, loadDemoHall } from './demo/load-demo-hall.js';
import { loadFormFiles } from './demo/load-form-files.js';
import { staffCount } from './features/accounts/accounts.repository.js';
import { attachmentStore } from './features/attachments/attachment-store.js';
import { offerSetup } from './features/setup/first-administrator.js';
import { endWall } from './features/wall/wall-hub.js';
import { appraisalJob } from './jobs/appraisal.js';
import { attendanceJob } from './jobs/attendance.js';
import { clocksJob } from './jobs/clocks.js';
import { detectorsJob } from './jobs/detectors.js';
import { startHousekeeping } from './jobs/housekeeping.js';
import { mailJob, mailSender } from './jobs/mail.js';
import { measuresJob } from './jobs/measures.js';
import { promisesJob } from './jobs/promises.js';
import { remindersJob } from './jobs/reminders.js';
import { startScheduledJobs } from './jobs/scheduled-jobs.js';
import { startWindowWatch } from './jobs/window-watch.js';

export interface RunningHall {
  config: Config;
  app: Express;
  database: Database;
  logger: Logger;
  announce(address: AddressInfo | string | null): void;
  /** Ends the streams that would keep the server from closing. */
  endStreams(): void;
  close(): Promise<void>;
}

/** Opens and migrates the database, seeds a demonstration or offers the set-up link, and builds the application. */
export async function startHall(config: Config): Promise<RunningHall> {
  mkdirSync(config.dataDir, { recursive: true });
  const logger = createLogger(config.logLevel);
  const clock = () => new Date();
  const database = await openDatabase(config.databaseUrl);
  const applied = await migrate(database);
  if (applied.length > 0) logger.info({ applied }, 'migrated');
  const vault = createVault(config.dataKey);
  const firstWords = await furnish(config, database, vault, clock());
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const stopJobs = startHousekeeping({ database, logger, clock, dataDir: config.dataDir });
  const stopScheduled = startScheduledJobs({ database, logger, clock }, [
    remindersJob(database),
    detectorsJob(database),
    promisesJob(database),
    measuresJob(database),
    appraisalJob(database),
    attendanceJob(database),
    clocksJob({ database, vault, publicUrl }),
    ...(config.mail ? [mailJob(database, mailSender(config.mail), publicUrl)] : []),
  ]);
  const stopWatch = startWindowWatch({ database, logger, clock });
  return {
    config,
    database,
    logger,
    app: createApp({ config, database, vault, logger, clock }),
    announce(address) {
      const port = address !== null && typeof address === 'object' ? address.port : config.port;
      const url = config.publicUrl ?? `http://localhost:${port}`;
      process.stdout.write(
        `${[`Banjie is open: ${url}`, ...firstWords.map((line) => line.replace('{url}', url))].join('\n')}\n`,
      );
      logger.info({ url }, 'listening');
    },
    endStreams: () => endWall(database),
    async close() {
      stopJobs();
      stopWatch();
      await stopScheduled();
      await database.close();
    },
  };
}

/** Identity numbers, phones and passwords never reach the log: bodies and cookies are not logged at all. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: null,
    redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.idNumber', '*.phone'],
  });
}

/** Fills an empty database: a demonstration outside production, a one-time link in production. */
async function furnish(config: Config, database: Database, vault: Vault, now: Date): Promise<string[]> {
  if ((await staffCount(database)) > 0) {
    const demo = await database.read.hall.findFirst({ where: { isDemo: true } });
    return demo && config.environment !== 'production' ? demoWords() : [];
  }
  const isEmpty = (await database.read.hall.count()) === 0;
  if (config.demo && isEmpty) {
    await loadDemoHall(database, vault, now, config.publicUrl ?? `http://localhost:${config.port}`);
    await loadFormFiles({ database, store: attachmentStore(config.dataDir) }, now);
    return demoWords();
  }
  const token = await offerSetup(database, now);
  return [`The first administrator is created here, once, within 24 hours: {url}/setup/${token}`];
}

function demoWords(): string[] {
  return [
    'Demonstration accounts (password for all: see below):',
    ...DEMO_ACCOUNTS.map((each) => `  ${each.account.padEnd(12)} ${each.role}`),
    `  password     ${DEMO_ACCOUNTS[0]?.password ?? ''}`,
  ];
}
