import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import type { Permission } from '../../domain/access/permissions.js';
import {
  LOOP_STATES,
  LOOP_STEPS,
  type LoopStep,
  loopRefusalInWords,
} from '../../domain/ratings/rating-loop.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, type PostRoute, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { actOnLoop } from './act-on-loop.js';
import { findReach } from './find-reach.js';
import { LOOP_FORMS } from './loop.forms.js';
import { loopPage } from './loop-page.js';
import { findRating } from './ratings.repository.js';
import { type Rater, revealRater } from './reveal-rater.js';

const NOT_FOUND = '找不到这条评价，或者还没有到窗口可以看到的时候';
const CHANGED = '这条差评刚刚由同事办理过，请看清现在的状态再办；您写的内容还在下面';

const PATH = '/ratings/:key';

type LoopForm = keyof typeof LOOP_FORMS;

/** A rating and the loop of a bad one: verified, corrected, answered, visited; disputed and reviewed (S-54). */
export function loopRoutes(deps: Deps): Route[] {
  return [
    get(PATH, 'rating.view', (visit, req, res) => showLoop(deps, visit, req, res)),
    ...(Object.keys(LOOP_FORMS) as LoopForm[]).flatMap((kind) => stepRoutes(deps, kind)),
    get(`${PATH}/disclosures`, 'rating.view', backToRating),
    disclosureRoute(deps),
  ];
}

async function load({ database }: Deps, visit: StaffVisit, req: Request) {
  const found = await findReach(database, visit);
  const row = await findRating(database.sql, found.reach, String(req.params.key));
  if (row === undefined) throw new NotFoundError(NOT_FOUND);
  return { ...found, row };
}

async function showLoop(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem = noProblem(),
  rater: Rater | null = null,
): Promise<void> {
  const { row, reach, calendar } = await load(deps, visit, req);
  const { person, now } = visit;
  const asked = { person, sight: reach.sight, calendar, now: now.getTime(), problem, rater };
  const view = await loopPage(deps.database, row, asked);
  if (rater !== null) res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'ratings/rating', {
    title: `${view.line.level.label}的评价`,
    status: problem.status,
    locals: { view },
  });
}

function permissionFor(kind: LoopForm): Permission {
  if (kind === 'dispute') return 'rating.correct';
  return kind === 'correct' ? 'rating.view' : 'rating.handle';
}

function stepRoutes(deps: Deps, kind: LoopForm): Route[] {
  const form: z.ZodType<{ version: number; step: LoopStep }> = LOOP_FORMS[kind];
  const route: PostRoute = post({
    path: `${PATH}/${kind}`,
    permission: permissionFor(kind),
    form,
    invalid: (visit, req, res, problem) => showLoop(deps, visit, req, res, problem),
    handle: (visit, req, res, given) => act(deps, visit, req, res, given),
  });
  return [get(`${PATH}/${kind}`, 'rating.view', backToRating), route];
}

async function act(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  given: { version: number; step: LoopStep },
): Promise<void> {
  const rowKey = String(req.params.key);
  const outcome = await actOnLoop(deps.database, visit.person, { rowKey, ...given }, visit.now);
  if (outcome.ok) {
    const text = `${LOOP_STEPS[given.step.kind]}已登记，现在是“${LOOP_STATES[outcome.state].name}”`;
    req.session.flash = { kind: 'success', text };
    return res.redirect(303, paths.rating(rowKey));
  }
  if (outcome.code === 'not-found') throw new NotFoundError(NOT_FOUND);
  const text = outcome.code === 'refused' ? loopRefusalInWords(outcome.refusal) : CHANGED;
  const typed = req.body as Record<string, unknown>;
  await showLoop(deps, visit, req, res, problemOf([{ field: 'form', text }], typed, 409));
}

function disclosureRoute(deps: Deps): Route {
  return post({
    path: `${PATH}/disclosures`,
    permission: 'rating.handle',
    form: z.strictObject({}),
    invalid: (visit, req, res, problem) => showLoop(deps, visit, req, res, problem),
    async handle(visit, req, res) {
      const { row } = await load(deps, visit, req);
      const asked = { ratingId: row.id, address: visit.address };
      const rater = await revealRater(deps, visit.person, asked, visit.now);
      if (rater !== null) return showLoop(deps, visit, req, res, noProblem(), rater);
      const text = '只有到了回访这一步，才能查看评价人的姓名和电话（S-54）';
      await showLoop(deps, visit, req, res, problemOf([{ field: 'form', text }], {}, 409));
    },
  });
}

function backToRating(_visit: StaffVisit, req: Request, res: Response): void {
  res.redirect(303, paths.rating(String(req.params.key)));
}
