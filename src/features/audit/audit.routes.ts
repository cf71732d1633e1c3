import type { Deps } from '../../app.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import { auditPage } from './audit-page.js';

/** The audit log: who did what outside a case. */
export function auditRoutes(deps: Deps): Route[] {
  return [
    get(paths.adminAudit, 'audit.view', async (visit, req, res) => {
      const locals = await auditPage(deps.database, visit, req.query);
      await deps.renderer.page(visit, req, res, 'audit/list', { title: '操作记录', locals });
    }),
  ];
}
