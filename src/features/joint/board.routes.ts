import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, refusalProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { publicUrl, requireCase } from '../cases/carry-out.js';
import { caseClock } from '../cases/case-clock.js';
import { caseHead } from '../cases/case-page.js';
import type { LegOutcome } from './act-on-leg.js';
import { handOnLeg } from './hand-on-leg.js';
import { copyForm, urgingForm } from './joint.forms.js';
import { lastOfLeg } from './last-of-leg.js';
import { loadJointView } from './leg-views.js';
import { urgeLeg } from './urge-leg.js';

/** The board of a joint case with every leg and its clock, and what the lead does on it. */
export function boardRoutes(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showBoard(deps, visit, req, res, problem);
  const answer = (
    outcome: LegOutcome,
    done: string,
    visit: StaffVisit,
    req: Request,
    res: Response,
  ): Promise<void> | void => {
    if (outcome.ok) {
      req.session.flash = { kind: 'success', text: done };
      return res.redirect(303, paths.caseAction(String(req.params.number), 'board'));
    }
    if (!('refusal' in outcome)) throw new NotFoundError('找不到这个联办环节');
    const { version: _stale, ...typed } = req.body as Record<string, unknown>;
    return show(visit, req, res, refusalProblem(outcome.refusal, { ...typed, legId: askedIn(req).legId }));
  };
  return [
    get('/cases/:number/board', 'case.view', (visit, req, res) => show(visit, req, res, noProblem())),
    get('/cases/:number/legs/:legId/urgings', 'case.view', toBoard),
    get('/cases/:number/legs/:legId/copies', 'case.view', toBoard),
    post({
      path: '/cases/:number/legs/:legId/urgings',
      permission: 'case.lead-joint',
      form: urgingForm,
      invalid: show,
      async handle(visit, req, res, { version, words }) {
        const outcome = await urgeLeg(deps, visit.person, { ...askedIn(req), version }, words, visit.now);
        await answer(outcome, '已催办，该部门的工作台会看到', visit, req, res);
      },
    }),
    post({
      path: '/cases/:number/legs/:legId/copies',
      permission: 'case.lead-joint',
      form: copyForm,
      invalid: show,
      async handle(visit, req, res, { version }) {
        const house = { database: deps.database, vault: deps.vault, publicUrl: publicUrl(deps, req) };
        const outcome = await handOnLeg(house, visit.person, { ...askedIn(req), version }, visit.now);
        await answer(outcome, '已抄告，该部门开始计时', visit, req, res);
      },
    }),
  ];
}

/** The case and the leg in the address. */
export function askedIn(req: Request): { number: string; legId: number } {
  return { number: String(req.params.number ?? ''), legId: Number(req.params.legId) };
}

function toBoard(_visit: StaffVisit, req: Request, res: Response): void {
  res.redirect(303, paths.caseAction(String(req.params.number), 'board'));
}

async function showBoard(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
): Promise<void> {
  const loaded = await requireCase(deps, visit, req);
  const joint = await loadJointView(deps.database, loaded, visit.person);
  if (joint === null) throw new NotFoundError('这个办件不是联办件，没有联办看板');
  const limits = {
    amberAbovePercent: loaded.settings.number('amberAbovePercent'),
    orangeAbovePercent: loaded.settings.number('orangeAbovePercent'),
  };
  const head = caseHead(loaded);
  await deps.renderer.page(visit, req, res, 'joint/board', {
    title: `联办看板 ${head.number}`,
    status: problem.status,
    locals: {
      view: {
        head,
        joint,
        problem,
        since: problem.status === 409 ? lastOfLeg(loaded, askedIn(req).legId) : [],
        base: `${head.href}/legs`,
        whole: caseClock(loaded.row, loaded.calendar, loaded.now.getTime(), 'full', limits),
      },
    },
  });
}
