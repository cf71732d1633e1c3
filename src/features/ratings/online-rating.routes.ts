import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { RATING_LEVELS, ratingLevel } from '../../domain/ratings/rating-levels.js';
import { isLoopState, LOOP_STATES } from '../../domain/ratings/rating-loop.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { getPublic, postPublic, type Route } from '../../web/routes.js';
import type { Visit } from '../../web/visit.js';
import { createCaseFinder } from '../status/find-case.js';
import { statusForm } from '../status/status.forms.js';
import { findRateableCase, type RateableCase, rateCase } from './rate-case.js';
import { caseRatingForm } from './rating-words.forms.js';
import { faceLinks, levelAsked, wordsPage } from './rating-words-page.js';

const NOT_FOUND = '办件编号和查询码对不上，请对照通知书再输一次';
const LATER = '试的次数太多，请过一小时再试；扫通知书上的二维码不受影响';
const UNKNOWN = '找不到这件办件，请扫通知书上的二维码，或者凭编号和查询码进入';

/** Rating a case online, by the QR code of its notices or by number and query code; without an account (S-54). */
export function onlineRatingRoutes(deps: Deps): Route[] {
  return [...enteringRoutes(deps), ...ratingRoutes(deps)];
}

/** The way in without a QR code. */
function enteringRoutes(deps: Deps): Route[] {
  const findCase = createCaseFinder(deps);
  const enter = (visit: Visit, req: Request, res: Response, problem: FormProblem) => {
    keepPrivate(res);
    return deps.renderer.page(visit, req, res, 'ratings/enter', {
      title: '评价我的办件',
      status: problem.status,
      locals: { problem },
    });
  };
  return [
    getPublic('/rate', (visit, req, res) => enter(visit, req, res, noProblem())),
    postPublic({
      path: '/rate',
      form: statusForm,
      invalid: enter,
      async handle(visit, req, res, values) {
        const found = await findCase(values, visit.now);
        if (found.kind === 'found') return res.redirect(303, `${paths.rateCase(found.token)}?via=online`);
        const [text, status] = found.kind === 'limited' ? [LATER, 429] : [NOT_FOUND, 422];
        const typed = { number: values.number };
        await enter(visit, req, res, problemOf([{ field: 'number', text }], typed, status));
      },
    }),
  ];
}

function ratingRoutes(deps: Deps): Route[] {
  const { database, vault } = deps;
  const show = (visit: Visit, req: Request, res: Response, problem: FormProblem = noProblem()) =>
    showCaseRating(deps, visit, req, res, problem);
  return [
    getPublic('/rate/:token', (visit, req, res) => show(visit, req, res)),
    postPublic({
      path: '/rate/:token',
      form: caseRatingForm,
      invalid: show,
      async handle(visit, req, res, { via, ...words }) {
        const token = String(req.params.token);
        const outcome = await rateCase({ database, vault }, { token, channel: via, words }, visit.now);
        if (outcome.ok) return res.redirect(303, paths.rateCase(token));
        if (outcome.code === 'not-found') throw new NotFoundError(UNKNOWN);
        const text =
          outcome.code === 'rated-already'
            ? '这件办件已经评价过了，每件办件在网上评价一次（S-54）'
            : '受理以后才能评价（S-54）';
        await show(visit, req, res, problemOf([{ field: 'form', text }], {}, 409));
      },
    }),
  ];
}

async function showCaseRating(
  { database, renderer }: Deps,
  visit: Visit,
  req: Request,
  res: Response,
  problem: FormProblem,
): Promise<void> {
  keepPrivate(res);
  const token = String(req.params.token);
  const found = await findRateableCase(database.sql, token);
  if (found === null) throw new NotFoundError(UNKNOWN);
  const via = (problem.values.via ?? req.query.via) === 'online' ? 'online' : 'qr';
  const level = found.level === null ? levelAsked(problem.values.level ?? req.query.level) : null;
  const view = {
    number: found.number,
    itemName: found.itemName,
    action: paths.rateCase(token),
    statusHref: paths.publicStatus(token),
    via,
    mayBeRated: found.mayBeRated,
    given: givenWords(found),
    faces: faceLinks((each) => `${paths.rateCase(token)}?level=${each}&via=${via}`),
    words: level === null || !found.mayBeRated ? null : wordsPage(level, problem),
  };
  await renderer.page(visit, req, res, 'ratings/rate', {
    title: '评价这次服务',
    status: problem.status,
    locals: { view },
  });
}

/** The rating that was given, and what became of it; null before. */
function givenWords({
  level,
  state,
  answer,
}: RateableCase): { word: string; stand: string; answer: string } | null {
  const known = level === null ? null : ratingLevel(level);
  if (known === null) return null;
  const stand = state !== null && isLoopState(state) ? LOOP_STATES[state].name : '';
  return { word: RATING_LEVELS[known].word, stand, answer: answer ?? '' };
}

function keepPrivate(res: Response): void {
  res.setHeader('cache-control', 'no-store');
  res.setHeader('x-robots-tag', 'noindex, nofollow');
}
