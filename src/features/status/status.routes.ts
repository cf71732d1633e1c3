import type { Request, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Deps } from '../../app.js';
import { isCaseState, isTerminal } from '../../domain/cases/states.js';
import { mayCaseBeRated } from '../../domain/ratings/rating-levels.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { getPublic, postPublic, type Route } from '../../web/routes.js';
import type { Visit } from '../../web/visit.js';
import { createCaseFinder, WRONG_TRIES_PERIOD_MINUTES } from './find-case.js';
import { showCase } from './show-case.js';
import { statusForm } from './status.forms.js';
import type { PublicCaseRow } from './status.repository.js';
import { statusPage } from './status-page.js';

/** A hall's visitors may share one address, so this limit is wide; each case number has its own, strict one. */
const TRIES_PER_ADDRESS_AND_MINUTE = 120;

const NOT_FOUND = '办件编号和查询码对不上，请对照通知书再输一次';
const LATER = `查询次数太多，请过 ${WRONG_TRIES_PERIOD_MINUTES} 分钟再试，或者到窗口查询；扫通知书上的二维码不受影响`;

/** The query form of citizens and the public page of a case; both without a session. */
export function statusRoutes(deps: Deps): Route[] {
  const findCase = createCaseFinder(deps);
  const isAddressBusy = addressLimiter();
  const form = (visit: Visit, req: Request, res: Response, problem: FormProblem) =>
    showQuery(deps, visit, req, res, problem);
  return [
    getPublic('/s/:token', (visit, req, res) => showStatus(deps, visit, req, res)),
    getPublic('/status', (visit, req, res) => form(visit, req, res, noProblem())),
    postPublic({
      path: '/status',
      form: statusForm,
      invalid: form,
      async handle(visit, req, res, values) {
        const again = (text: string, status: number) =>
          form(visit, req, res, problemOf([{ field: 'number', text }], { number: values.number }, status));
        if (await isAddressBusy(req, res)) return again(LATER, 429);
        const found = await findCase(values, visit.now);
        if (found.kind === 'wrong') return again(NOT_FOUND, 422);
        if (found.kind === 'limited') return again(`${NOT_FOUND}。${LATER}`, 429);
        keepPrivate(res);
        res.redirect(303, paths.publicStatus(found.token));
      },
    }),
  ];
}

function showQuery(deps: Deps, visit: Visit, req: Request, res: Response, problem: FormProblem) {
  keepPrivate(res);
  return deps.renderer.page(visit, req, res, 'status/query', {
    title: '办件查询',
    status: problem.status,
    locals: { problem },
  });
}

async function showStatus(deps: Deps, visit: Visit, req: Request, res: Response): Promise<void> {
  const token = String(req.params.token);
  const record = await showCase(deps.database, token);
  keepPrivate(res);
  if (record === null) {
    return deps.renderer.page(visit, req, res, 'status/unknown', { title: '查不到这件办件', status: 404 });
  }
  await deps.renderer.page(visit, req, res, 'status/status', {
    title: '办理进度',
    hallId: record.row.hallId,
    locals: {
      status: statusPage(record, visit.now.getTime()),
      complainHref: paths.complainAbout(token),
      rateHref: isRateable(record.row) ? paths.rateCase(token) : null,
    },
  });
}

function isRateable({ state, acceptedAt }: PublicCaseRow): boolean {
  return mayCaseBeRated({ acceptedAt, isOpen: !(isCaseState(state) && isTerminal(state)) });
}

function addressLimiter(): (req: Request, res: Response) => Promise<boolean> {
  const limiter = rateLimit({
    windowMs: 60_000,
    limit: TRIES_PER_ADDRESS_AND_MINUTE,
    standardHeaders: false,
    legacyHeaders: false,
    validate: false,
    handler: (_req, res, next) => {
      res.locals.tooMany = true;
      next();
    },
  });
  return async (req, res) => {
    await new Promise((resolve) => limiter(req, res, resolve));
    return res.locals.tooMany === true;
  };
}

/** Pages of one person's affairs are neither kept by browsers nor listed by search engines. */
function keepPrivate(res: Response): void {
  res.setHeader('cache-control', 'no-store');
  res.setHeader('x-robots-tag', 'noindex, nofollow');
}
