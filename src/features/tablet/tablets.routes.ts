import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { publicUrl } from '../../web/public-url.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { ratingTabs } from '../ratings/rating-tabs.js';
import { endTablet, makeTablet, tabletsOf } from './keep-tablets.js';

const emptyForm = z.strictObject({});
const OUT_OF_REACH = '找不到这个窗口，或者它不归您管';

interface MadeTablet {
  window: string;
  address: string;
}

/** The tablets of windows: made with an address that is shown once, ended when a device is lost (S-54). */
export function tabletsRoutes(deps: Deps): Route[] {
  return [
    get(paths.tablets, 'rating.keep-tablets', (visit, req, res) =>
      showTablets(deps, visit, req, res, noProblem()),
    ),
    get(`${paths.tablets}/:id`, 'rating.keep-tablets', toList),
    makingRoute(deps),
    get(`${paths.tablets}/:id/end`, 'rating.keep-tablets', toList),
    endingRoute(deps),
  ];
}

async function showTablets(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
  made: MadeTablet | null = null,
): Promise<void> {
  const { zone } = await hallCalendar(database, visit.person.hallId);
  const rows = await tabletsOf(database, visit.person);
  const view = {
    tabs: ratingTabs(visit.person, 'tablets'),
    problem,
    made,
    hasHalls: new Set(rows.map(({ hallName }) => hallName)).size > 1,
    rows: rows.map((row) => ({
      window: `${row.number}号窗口 ${row.name}`,
      hallName: row.hallName,
      made: row.madeAt === null ? '' : `${shortMomentInWords(row.madeAt, zone)} ${row.madeBy ?? ''}`,
      makeAction: `${paths.tablets}/${row.windowId}`,
      endAction: row.tabletId === null ? null : `${paths.tablets}/${row.windowId}/end`,
    })),
  };
  await renderer.page(visit, req, res, 'ratings/tablets', {
    title: '评价平板',
    status: problem.status,
    locals: { view },
  });
}

function makingRoute(deps: Deps): Route {
  const { database, config } = deps;
  return post({
    path: `${paths.tablets}/:id`,
    permission: 'rating.keep-tablets',
    form: emptyForm,
    invalid: (visit, req, res, problem) => showTablets(deps, visit, req, res, problem),
    async handle(visit, req, res) {
      const asked = askedIn(visit, req);
      const secret = await makeTablet(deps, visit.person, asked, visit.now);
      if (secret === null) throw new NotFoundError(OUT_OF_REACH);
      const windows = await tabletsOf(database, visit.person);
      const number = windows.find(({ windowId }) => windowId === asked.windowId)?.number ?? '';
      res.setHeader('cache-control', 'no-store');
      const address = `${publicUrl(config, req)}${paths.tablet(secret)}`;
      await showTablets(deps, visit, req, res, noProblem(), { window: `${number}号窗口`, address });
    },
  });
}

function endingRoute(deps: Deps): Route {
  return post({
    path: `${paths.tablets}/:id/end`,
    permission: 'rating.keep-tablets',
    form: emptyForm,
    invalid: (visit, req, res, problem) => showTablets(deps, visit, req, res, problem),
    async handle(visit, req, res) {
      const isEnded = await endTablet(deps.database, visit.person, askedIn(visit, req), visit.now);
      if (!isEnded) throw new NotFoundError(OUT_OF_REACH);
      req.session.flash = { kind: 'success', text: '平板已停用，它的地址不再有效' };
      toList(visit, req, res);
    },
  });
}

function askedIn(visit: StaffVisit, req: Request) {
  return { windowId: Number(req.params.id) || 0, address: visit.address };
}

function toList(_visit: StaffVisit, _req: Request, res: Response): void {
  res.redirect(303, paths.tablets);
}
