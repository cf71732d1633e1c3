import type { Deps } from '../../app.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import { listRunningSuspensions } from './list-running-suspensions.js';
import { suspensionListPage } from './suspension-list-page.js';

/** The running suspensions within a person's reach, those beyond their own limit first (SV-01). */
export function overdueSuspensionRoutes(deps: Deps): Route[] {
  return [
    get(paths.suspensions, 'supervision.view', async (visit, req, res) => {
      const list = await listRunningSuspensions(deps.database, visit.person);
      const view = suspensionListPage(list, visit.now.getTime());
      await deps.renderer.page(visit, req, res, 'suspensions/list', { title: '暂停计时', locals: { view } });
    }),
  ];
}
