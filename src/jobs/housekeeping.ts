import type { Logger } from 'pino';
import type { Database } from '../db/database.js';
import { attachmentStore } from '../features/attachments/attachment-store.js';
import { sweepAttachments } from '../features/attachments/sweep-attachments.js';
import { sweepSessions } from '../web/session-store.js';

const EVERY_MS = 10 * 60_000;

/** Removes what has ended: old sessions, spent limiter counters, dead drafts and their files. @returns how to stop it */
export function startHousekeeping(deps: {
  database: Database;
  logger: Logger;
  clock(): Date;
  dataDir: string;
}): () => void {
  const store = attachmentStore(deps.dataDir);
  const sweep = async () => {
    try {
      const now = deps.clock();
      await sweepSessions(deps.database, now);
      await deps.database.write((tx) => tx.limiterCounter.deleteMany({ where: { expireAt: { lt: now } } }));
      await sweepAttachments(deps.database, store, now);
    } catch (error) {
      deps.logger.error({ err: error }, 'housekeeping failed');
    }
  };
  const timer = setInterval(() => void sweep(), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
