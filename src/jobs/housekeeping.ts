import type { Logger } from 'pino';
import type { Database } from '../db/database.js';
import { sweepSessions } from '../web/session-store.js';

const EVERY_MS = 10 * 60_000;

/** Removes what has ended: old sessions and spent limiter counters. @returns how to stop it */
export function startHousekeeping(deps: { database: Database; logger: Logger; clock(): Date }): () => void {
  const sweep = async () => {
    try {
      const now = deps.clock();
      await sweepSessions(deps.database, now);
      await deps.database.write((tx) => tx.limiterCounter.deleteMany({ where: { expireAt: { lt: now } } }));
    } catch (error) {
      deps.logger.error({ err: error }, 'housekeeping failed');
    }
  };
  const timer = setInterval(() => void sweep(), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
