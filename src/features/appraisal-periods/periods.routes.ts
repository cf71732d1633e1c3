import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { proceedingsOf } from '../../db/proceedings.js';
import { isProcedureScheme } from '../../domain/appraisal-procedure/procedure-schemes.js';
import { PERIOD_STEPS, type PeriodStep, STEP_REFUSALS } from '../../domain/appraisal-procedure/take-step.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { submittedScores } from '../self-checks/self-checks.repository.js';
import { checkFrozen } from './check-frozen.js';
import { computeAppraisal } from './compute-appraisal.js';
import { openAppraisal } from './open-appraisal.js';
import { periodListView } from './period-list.js';
import { periodPage } from './period-page.js';
import { openForm, type StepValues, stepForm, typedGrades } from './periods.forms.js';
import { countOpenAppeals, findPeriod, periodsOf, resultsOf } from './periods.repository.js';
import { type StepOutcome, takePeriodStep } from './take-period-step.js';

const DONE_WORDS: Readonly<Record<PeriodStep, string>> = {
  propose: '等次建议已提出，送考核组复核',
  review: '已复核，送管委会确定',
  'return-proposal': '已退回督查科修改',
  decide: '等次已确定，可以公布',
  'return-review': '已退回督查科修改',
  publish: '已公布，申诉期限开始计算',
  freeze: '已归档',
};

type Show = (visit: StaffVisit, req: Request, res: Response, problem?: FormProblem) => Promise<void>;

/** The months and years of appraisal (8.3): opened, computed, proposed, reviewed, decided, published, frozen. */
export function appraisalPeriodRoutes(deps: Deps): Route[] {
  const list: Show = (visit, req, res, problem = noProblem()) => showList(deps, visit, req, res, problem);
  const show: Show = (visit, req, res, problem = noProblem()) => showPeriod(deps, visit, req, res, problem);
  return [
    get(paths.appraisal, 'appraisal.view', (visit, req, res) => list(visit, req, res)),
    post({
      path: '/appraisal/periods',
      permission: 'appraisal.propose',
      form: openForm,
      invalid: list,
      async handle(visit, _req, res, values) {
        const id = await openAppraisal(deps.database, visit.person, values, visit.now);
        res.redirect(303, paths.appraisalPeriod(id));
      },
    }),
    get('/appraisal/periods/:id', 'appraisal.view', (visit, req, res) => show(visit, req, res)),
    computationRoute(deps, show),
    ...(Object.keys(PERIOD_STEPS) as PeriodStep[]).map((step) => stepRoute(deps, step, show)),
  ];
}

function computationRoute({ database, logger }: Deps, show: Show): Route {
  return post({
    path: '/appraisal/periods/:id/computations',
    permission: 'appraisal.propose',
    form: z.strictObject({}),
    invalid: show,
    async handle(visit, req, res) {
      const periodId = idIn(req);
      const outcome = await computeAppraisal(database, visit.person, periodId, visit.now, (error) =>
        logger.error({ err: error, periodId }, 'appraisal not computed'),
      );
      if (!outcome.ok) {
        if (outcome.code === 'not-found') throw new NotFoundError('找不到这次考核');
        const error = { field: 'form', text: '建议提出以后不能再计算；要改的请退回修改' };
        return show(visit, req, res, problemOf([error], {}, 409));
      }
      req.session.flash = { kind: 'success', text: '正在计算，刷新页面看进度' };
      res.redirect(303, paths.appraisalPeriod(periodId));
    },
  });
}

function stepRoute({ database }: Deps, step: PeriodStep, show: Show): Route {
  return post({
    path: `/appraisal/periods/:id/${step}`,
    permission: PERIOD_STEPS[step].permission,
    form: stepForm,
    invalid: show,
    async handle(visit, req, res, values) {
      const request = stepRequest(req, step, values);
      const outcome = await takePeriodStep(database, visit.person, request, visit.now);
      if (outcome.ok) {
        req.session.flash = { kind: 'success', text: DONE_WORDS[step] };
        return res.redirect(303, paths.appraisalPeriod(idIn(req)));
      }
      const typed = req.body as Record<string, unknown>;
      await show(visit, req, res, problemOf(problemsIn(outcome), typed, 409));
    },
  });
}

function stepRequest(req: Request, step: PeriodStep, values: StepValues) {
  const { version, reason } = values;
  return { periodId: idIn(req), version, step, reason, grades: typedGrades(values) };
}

function problemsIn(outcome: Exclude<StepOutcome, { ok: true }>): { field: string; text: string }[] {
  switch (outcome.kind) {
    case 'not-found':
      throw new NotFoundError('找不到这次考核');
    case 'changed':
      return [{ field: 'form', text: '这次考核刚刚由同事办过，请看清以后再办' }];
    case 'refused': {
      const { rule, words } = STEP_REFUSALS[outcome.code];
      return [{ field: outcome.code === 'reason-missing' ? 'reason' : 'form', text: `${words}（${rule}）` }];
    }
    case 'grades':
      return outcome.problems.map(({ id, rule, words }) => ({
        field: id === null ? 'form' : `grades.r${id}`,
        text: `${words}（${rule}）`,
      }));
  }
}

async function showList(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
) {
  const { person, now } = visit;
  const asked = String(req.query.scheme ?? '');
  const scheme = isProcedureScheme(asked) ? asked : '';
  const calendar = await hallCalendar(database, person.hallId);
  const rows = await periodsOf(database, person.hallId, scheme);
  const year = Number(req.query.year) || 0;
  const view = periodListView({ person, now, calendar, rows, scheme, year, problem });
  await renderer.page(visit, req, res, 'appraisal-periods/list', {
    title: '考核',
    status: problem.status,
    locals: { view },
  });
}

async function showPeriod(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
) {
  const { person } = visit;
  const period = await findPeriod(database.read, person, idIn(req));
  if (period === null) throw new NotFoundError('找不到这次考核');
  const { sql } = database;
  const view = {
    ...periodPage({
      period,
      rows: await resultsOf(sql, period.id),
      selfScores: await submittedScores(sql, period.hallId, period.scheme, period.period),
      history: await proceedingsOf(sql, period.hallId, 'period', period.id),
      openAppeals: await countOpenAppeals(sql, period.id),
      frozenCheck: period.state === 'frozen' ? await checkFrozen(sql, period) : null,
      calendar: await hallCalendar(database, period.hallId),
      person,
      typed: {
        grades: (problem.values.grades ?? {}) as Record<string, string>,
        reasons: (problem.values.reasons ?? {}) as Record<string, string>,
      },
    }),
    problem,
  };
  await renderer.page(visit, req, res, 'appraisal-periods/period', {
    title: view.title,
    status: problem.status,
    locals: { view },
  });
}

function idIn(req: Request): number {
  const text = String(req.params.id ?? '');
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
