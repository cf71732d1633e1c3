import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { getPublic, postPublic, type Route } from '../../web/routes.js';
import type { Visit } from '../../web/visit.js';
import { tabletForm } from '../ratings/rating-words.forms.js';
import { faceLinks, levelAsked, wordsPage } from '../ratings/rating-words-page.js';
import { rateVisit } from './rate-visit.js';
import { findTablet, findTicket } from './tablet.repository.js';
import { isTabletSecret, tabletSecretHash } from './tablet-secret.js';

/** Without scripts the tablet asks again after so many seconds. */
const ASK_AGAIN_SECONDS = 15;
const THANKS_SECONDS = 6;

/** The tablet that stands at a window: no account, it waits for a visit and takes its rating (S-54). */
export function tabletRoutes(deps: Deps): Route[] {
  const { database, vault, renderer } = deps;
  const show = (visit: Visit, req: Request, res: Response, problem: FormProblem = noProblem()) =>
    showTablet(deps, visit, req, res, problem);
  return [
    getPublic('/tablet/:secret', (visit, req, res) => show(visit, req, res)),
    getPublic('/tablet/:secret/ticket', async (visit, req, res) => {
      keepPrivate(res);
      const { tablet } = await tabletIn(deps, req);
      const ticket = await findTicket(database.sql, tablet.windowId, visit.now);
      res.json({ handle: ticket?.handle ?? '' });
    }),
    postPublic({
      path: '/tablet/:secret',
      form: tabletForm,
      invalid: show,
      async handle(visit, req, res, { handle, ...words }) {
        const { secret } = await tabletIn(deps, req);
        const outcome = await rateVisit({ database, vault }, { secret, handle, words }, visit.now);
        if (!outcome.ok && outcome.code === 'no-tablet') throw new NotFoundError('这个平板已经停用');
        if (outcome.ok) return res.redirect(303, `${paths.tablet(secret)}?done=1`);
        keepPrivate(res);
        const view = {
          href: paths.tablet(secret),
          ticketHref: paths.tabletTicket(secret),
          refresh: homeSoon(secret),
        };
        await renderer.page(visit, req, res, 'tablet/over', {
          title: '评价已经结束',
          status: 409,
          locals: { view },
        });
      },
    }),
  ];
}

/** For a tablet without scripts: back to the first page when the words were read. */
function homeSoon(secret: string): string {
  return `${THANKS_SECONDS}; url=${paths.tablet(secret)}`;
}

async function tabletIn({ database, vault }: Deps, req: Request) {
  const secret = String(req.params.secret);
  const tablet = isTabletSecret(secret)
    ? await findTablet(database.sql, tabletSecretHash(vault, secret))
    : undefined;
  if (tablet === undefined) throw new NotFoundError('这个平板已经停用，请督查科或者窗口负责人重新设置');
  return { secret, tablet };
}

async function showTablet(
  deps: Deps,
  visit: Visit,
  req: Request,
  res: Response,
  problem: FormProblem,
): Promise<void> {
  keepPrivate(res);
  const { secret, tablet } = await tabletIn(deps, req);
  const ticket = await findTicket(deps.database.sql, tablet.windowId, visit.now);
  const level = levelAsked(problem.values.level ?? req.query.level);
  const isDone = req.query.done === '1';
  const isWorded = ticket !== undefined && level !== null && !isDone;
  const refresh = isDone ? homeSoon(secret) : ticket === undefined ? String(ASK_AGAIN_SECONDS) : '';
  const view = {
    hallName: tablet.hallName,
    window: `${tablet.windowNumber}号窗口 ${tablet.windowName}`,
    action: paths.tablet(secret),
    ticketHref: paths.tabletTicket(secret),
    refresh,
    handle: ticket?.handle ?? '',
    itemName: ticket?.itemName ?? '',
    isDone,
    isOpen: ticket !== undefined,
    faces: faceLinks((each) => `${paths.tablet(secret)}?level=${each}`),
    words: isWorded ? wordsPage(level, problem) : null,
  };
  await deps.renderer.page(visit, req, res, 'tablet/tablet', {
    title: view.words === null ? '服务评价' : `${view.words.word} 服务评价`,
    status: problem.status,
    locals: { view },
  });
}

/** The page of a device is neither kept nor listed. */
function keepPrivate(res: Response): void {
  res.setHeader('cache-control', 'no-store');
  res.setHeader('x-robots-tag', 'noindex, nofollow');
}
