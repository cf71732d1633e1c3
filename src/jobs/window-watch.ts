import type { Logger } from 'pino';
import type { Database } from '../db/database.js';
import { watchWindows } from '../features/presence/watch-windows.js';

const EVERY_MS = 60_000;

/** Looks every minute for windows without anybody in office hours (S-56). @returns how to stop it */
export function startWindowWatch(deps: { database: Database; logger: Logger; clock(): Date }): () => void {
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      await watchWindows(deps.database, deps.clock());
    } catch (error) {
      deps.logger.error({ err: error }, 'window watch failed');
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
