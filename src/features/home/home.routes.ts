import type { Deps } from '../../app.js';
import { getPublic, type Route } from '../../web/routes.js';
import { homePage } from './home-page.js';
import { showHome } from './show-home.js';

/** The first page of citizens; without a session. */
export function homeRoutes(deps: Deps): Route[] {
  return [
    getPublic('/', async (visit, req, res) => {
      const code = typeof req.query.hall === 'string' ? req.query.hall : undefined;
      const home = await showHome(deps.database, code);
      if (home === null) {
        return deps.renderer.page(visit, req, res, 'home/empty', { title: '大厅还没有建立' });
      }
      await deps.renderer.page(visit, req, res, 'home/home', {
        title: '首页',
        locals: { home: homePage(home, visit.now.getTime(), code === home.hall.code) },
        hallId: home.hall.id,
      });
    }),
  ];
}
