import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { homePath } from '../../web/home-path.js';
import { createPendingForms } from '../../web/pending-form.js';
import { get, getPublic, type Route } from '../../web/routes.js';

/** Large type and theme of visitors without an account, and the form kept while somebody signed in again. */
export function displayAndResumeRoutes(deps: Deps): Route[] {
  const pending = createPendingForms(deps.vault);
  return [
    getPublic('/display', (_visit, req, res) => keepDisplay(req, res)),
    get('/resume', 'signed-in', (visit, req, res) => {
      const kept = req.session.pendingForm;
      const form = kept ? pending.take(kept, visit.person.staffId) : null;
      delete req.session.pendingForm;
      if (form === null) return res.redirect(303, homePath(visit.person));
      deps.replay(req, res, form);
    }),
  ];
}

/** Visitors without an account keep their wish for large type or a theme in a cookie. */
function keepDisplay(req: Request, res: Response): void {
  const [theme = 'auto', size = 'normal'] =
    /display=([a-z]+\.[a-z]+)/.exec(req.headers.cookie ?? '')?.[1]?.split('.') ?? [];
  const asked = { theme: String(req.query.theme ?? theme), size: String(req.query.type ?? size) };
  const right = /^(auto|light|dark)$/.test(asked.theme) && /^(large|normal)$/.test(asked.size);
  if (right)
    res.cookie('display', `${asked.theme}.${asked.size}`, {
      maxAge: 31_536_000_000,
      sameSite: 'lax',
      httpOnly: true,
    });
  const back = String(req.query.back ?? '/');
  res.redirect(303, /^\/(?![/\\])/.test(back) ? back : '/');
}
