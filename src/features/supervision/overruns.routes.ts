import type { z } from 'zod';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { sinceInWords } from '../cases/carry-out.js';
import type { LoadedCase } from '../cases/load-case.js';
import { stepForm } from '../cases/step-form.js';
import type { StepPage } from '../cases/step-page.js';
import { type ExplainOutcome, enterOverrunMeasure, explainOverdue } from './explain-overdue.js';
import { overdueReasonForm, overrunMeasureForm } from './overruns.forms.js';
import { overdueReasonPage, overrunMeasurePage } from './overruns-page.js';

const PERMISSION = 'case.explain-overdue';

const REFUSALS: Readonly<
  Record<Exclude<Extract<ExplainOutcome, { ok: false }>['code'], 'not-found'>, string>
> = {
  changed: '办件刚刚被其他人员更新。您填写的内容仍在，请看清变化后再提交（S-59）',
  'not-overdue': '办件没有超期，不用登记（SV-02）',
  'not-long-overdue': '办件超期不到 3 个工作日，还不用登记超期处置（SV-03）',
  'not-explained': '请先登记超期原因和办结计划（SV-02）',
};

/** Where the clerk of a late case explains it (SV-02) and enters the way out of a long overrun (SV-03). */
export function overrunRoutes(deps: Deps): Route[] {
  return [
    ...overrunForm(deps, {
      noun: 'overdue-reasons',
      form: overdueReasonForm,
      page: overdueReasonPage,
      save: ({ reason, plan, ...seen }, number, visit) =>
        explainOverdue(deps.database, visit.person, { number, ...seen, reason, plan }, visit.now),
      done: '超期原因和计划已登记，可以继续办理',
    }),
    ...overrunForm(deps, {
      noun: 'overrun-measures',
      form: overrunMeasureForm,
      page: overrunMeasurePage,
      save: ({ way, told, plan, ...seen }, number, visit) =>
        enterOverrunMeasure(deps.database, visit.person, { number, ...seen, way, told, plan }, visit.now),
      done: '超期处置已登记，可以继续办理',
    }),
  ];
}

interface OverrunParts<Schema extends z.ZodType> {
  noun: string;
  form: Schema;
  page(loaded: LoadedCase, problem: FormProblem): StepPage;
  save(values: z.output<Schema>, number: string, visit: StaffVisit): Promise<ExplainOutcome>;
  done: string;
}

function overrunForm<Schema extends z.ZodType>(deps: Deps, parts: OverrunParts<Schema>): Route[] {
  const path = `/cases/:number/${parts.noun}`;
  const show = stepForm(deps, parts.page);
  return [
    get(path, PERMISSION, (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path,
      permission: PERMISSION,
      form: parts.form,
      invalid: (visit, req, res, problem) => show(visit, req, res, problem),
      async handle(visit, req, res, values) {
        const number = String(req.params.number ?? '');
        const outcome = await parts.save(values, number, visit);
        if (outcome.ok) {
          req.session.flash = { kind: 'success', text: parts.done };
          return res.redirect(303, paths.case(number));
        }
        if (outcome.code === 'not-found') throw new NotFoundError('找不到这个办件，或者它不在您的窗口和部门');
        const typed = req.body as Record<string, unknown>;
        const problem = problemOf([{ field: 'form', text: REFUSALS[outcome.code] }], typed, 409);
        const since = outcome.code === 'changed' ? await sinceInWords(deps, visit, outcome.since) : [];
        await show(visit, req, res, problem, since);
      },
    }),
  ];
}
