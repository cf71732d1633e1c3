import { hostname } from 'node:os';
import type { Logger } from 'pino';
import type { Database } from '../db/database.js';
import { plainSql } from '../db/plain-sql.js';

const LOOK_EVERY_MS = 20_000;
const MS_PER_MINUTE = 60_000;
const KEEP_RUNS_DAYS = 60;

/** A call of a feature at every full so many minutes; `run` gives one line on what it did. */
export interface ScheduledJob {
  name: string;
  everyMinutes: number;
  run(now: Date): Promise<string>;
}

export interface JobDeps {
  database: Database;
  logger: Logger;
  clock(): Date;
}

/** Looks three times a minute whether a job is due, and runs it in one process only. @returns how to stop it */
export function startScheduledJobs(deps: JobDeps, jobs: readonly ScheduledJob[]): () => Promise<void> {
  const by = `${hostname()}:${process.pid}`;
  let running: Promise<void> = Promise.resolve();
  let isBusy = false;
  const look = async () => {
    for (const job of jobs) {
      try {
        await runIfDue(deps.database, job, deps.clock(), by);
      } catch (error) {
        deps.logger.error({ err: error, job: job.name }, 'job failed');
      }
    }
  };
  const timer = setInterval(() => {
    if (isBusy) return;
    isBusy = true;
    running = look().finally(() => {
      isBusy = false;
    });
  }, LOOK_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/**
 * Runs a job for its last due time unless some process has taken it; the row of the lease decides. A run that died
 * is not taken up again: the next due time does its work.
 * @returns whether it ran here
 */
export async function runIfDue(
  database: Database,
  job: ScheduledJob,
  now: Date,
  by: string,
): Promise<boolean> {
  const every = job.everyMinutes * MS_PER_MINUTE;
  const dueAt = new Date(Math.floor(now.getTime() / every) * every);
  if (!(await takeLease(database, job.name, dueAt, now, by))) return false;
  let outcome = '';
  try {
    outcome = await job.run(now);
  } catch (error) {
    outcome = `failed: ${error instanceof Error ? error.message : String(error)}`.slice(0, 500);
    throw error;
  } finally {
    const oldest = new Date(now.getTime() - KEEP_RUNS_DAYS * 24 * 60 * MS_PER_MINUTE);
    await database.write(async (tx) => {
      await tx.jobRun.updateMany({ where: { name: job.name, dueAt }, data: { doneAt: now, outcome } });
      await tx.jobRun.deleteMany({ where: { name: job.name, dueAt: { lt: oldest } } });
    });
  }
  return true;
}

/** Most looks find the lease taken; that is read without a write. */
async function takeLease(
  database: Database,
  name: string,
  dueAt: Date,
  now: Date,
  by: string,
): Promise<boolean> {
  const known = await database.sql.first('SELECT "name" FROM "JobRun" WHERE "name" = ? AND "dueAt" = ?', [
    name,
    dueAt,
  ]);
  if (known !== undefined) return false;
  return database.write(async (tx) => {
    const taken = await plainSql(tx).first(
      `INSERT INTO "JobRun" ("name", "dueAt", "takenAt", "takenBy", "outcome") VALUES (?, ?, ?, ?, ?)
       ON CONFLICT ("name", "dueAt") DO NOTHING RETURNING "name"`,
      [name, dueAt, now, by, ''],
    );
    return taken !== undefined;
  });
}
