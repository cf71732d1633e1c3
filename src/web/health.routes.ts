import type { Deps } from '../app.js';
import { getPublic, type Route } from './routes.js';

/** /healthz: the process runs. /readyz: the database answers too. */
export function healthRoutes({ database }: Pick<Deps, 'database'>): Route[] {
  return [
    getPublic('/healthz', (_visit, _req, res) => {
      res.json({ status: 'ok' });
    }),
    getPublic('/readyz', async (visit, _req, res) => {
      try {
        await database.ping();
        res.json({ status: 'ready' });
      } catch (error) {
        visit.log.error({ err: error }, 'not ready');
        res.status(503).json({ status: 'database unavailable' });
      }
    }),
  ];
}
