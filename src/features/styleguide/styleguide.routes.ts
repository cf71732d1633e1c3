import type { Deps } from '../../app.js';
import { get, type Route } from '../../web/routes.js';

/** The components of the look on one page, for staff outside production. */
export function styleguideRoutes(deps: Deps): Route[] {
  if (deps.config.environment === 'production') return [];
  return [
    get('/styleguide', 'styleguide.view', (visit, req, res) =>
      deps.renderer.page(visit, req, res, 'styleguide/styleguide', { title: '界面样式' }),
    ),
  ];
}
