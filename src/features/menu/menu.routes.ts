import type { Deps } from '../../app.js';
import { get, type Route } from '../../web/routes.js';
import { NAV_GROUPS, navWordsFor } from '../desk/nav-words.js';

/** Every page a person may start from, in groups: what the eight words of the left side leave out. */
export function menuRoutes(deps: Deps): Route[] {
  return [
    get('/menu', 'signed-in', (visit, req, res) => {
      const words = navWordsFor(visit.person.roles);
      const groups = NAV_GROUPS.map((name) => ({
        name,
        words: words.filter((word) => word.group === name),
      })).filter((group) => group.words.length > 0);
      return deps.renderer.page(visit, req, res, 'menu/menu', { title: '全部功能', locals: { groups } });
    }),
  ];
}
