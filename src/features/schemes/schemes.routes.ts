import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { isProcedureScheme } from '../../domain/appraisal-procedure/procedure-schemes.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { copyScheme, putSchemeInForce, type SchemeOutcome, saveScheme } from './save-scheme.js';
import { contentDifferences } from './scheme-content.js';
import { contentInForce, readEfficiencyContent, readSchemeContent } from './scheme-in-force.js';
import { efficiencyView, schemesView, schemeView } from './scheme-page.js';
import { copyForm, efficiencyForm, inForceForm, schemeForm } from './schemes.forms.js';
import { findSchemeVersion, listSchemeVersions } from './schemes.repository.js';
import { yearInZone } from './year-in-zone.js';

const REFUSALS = {
  changed: '这一版刚被别人改过；您填写的内容还在，核对后再保存',
  'not-a-draft': '这一版已经施行或者停用，不能修改；需要修改的，复制一份新的草稿',
  'same-as-in-force': '这一版和施行的没有不同，不用重新施行',
} as const;

/** The appraisal schemes of a hall by year (S-20): copied, edited as a table, put in force. */
export function schemeRoutes(deps: Deps): Route[] {
  const list = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showList(deps, visit, req, res, problem);
  return [
    get(paths.adminSchemes, 'appraisal.scheme', (visit, req, res) => list(visit, req, res, noProblem())),
    post({
      path: paths.adminSchemes,
      permission: 'appraisal.scheme',
      form: copyForm,
      invalid: list,
      async handle(visit, req, res, values) {
        const outcome = await copyScheme(deps.database, visit.person, values, visit.now);
        await answer(deps, outcome, visit, req, res, `已复制为 ${values.year} 年的草稿，改好以后施行`);
      },
    }),
    ...versionRoutes(deps),
  ];
}

function versionRoutes(deps: Deps): Route[] {
  const path = `${paths.adminSchemes}/:id`;
  const one = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showOne(deps, visit, req, res, problem);
  return [
    get(path, 'appraisal.scheme', (visit, req, res) => one(visit, req, res, noProblem())),
    post({
      path,
      permission: 'appraisal.scheme',
      form: schemeForm,
      invalid: one,
      async handle(visit, req, res, { version, note, ...typed }) {
        const draft = { id: idIn(req), version, note, isScored: true as const, typed };
        const outcome = await saveScheme(deps.database, visit.person, draft, visit.now);
        await answer(deps, outcome, visit, req, res, '草稿已保存');
      },
    }),
    post({
      path: `${path}/efficiency`,
      permission: 'appraisal.scheme',
      form: efficiencyForm,
      invalid: one,
      async handle(visit, req, res, { version, note, ...typed }) {
        const draft = { id: idIn(req), version, note, isScored: false as const, typed };
        const outcome = await saveScheme(deps.database, visit.person, draft, visit.now);
        await answer(deps, outcome, visit, req, res, '草稿已保存');
      },
    }),
    post({
      path: `${path}/in-force`,
      permission: 'appraisal.scheme',
      form: inForceForm,
      invalid: one,
      async handle(visit, req, res, { version }) {
        const draft = { id: idIn(req), version };
        const outcome = await putSchemeInForce(deps.database, visit.person, draft, visit.now);
        const text = '已施行；以后新开的考核按这一版计分，已开的仍按原来的';
        await answer(deps, outcome, visit, req, res, text);
      },
    }),
  ];
}

function idIn(req: Request): number {
  return Number(req.params.id) || 0;
}

async function answer(
  deps: Deps,
  outcome: SchemeOutcome,
  visit: StaffVisit,
  req: Request,
  res: Response,
  done: string,
): Promise<void> {
  if (outcome.ok) {
    req.session.flash = { kind: 'success', text: done };
    return res.redirect(303, paths.adminScheme(outcome.id));
  }
  if (outcome.code === 'not-found') throw new NotFoundError('找不到这一版考核办法');
  const typed = req.body as Record<string, unknown>;
  const problem =
    outcome.code === 'faults'
      ? problemOf(outcome.faults, typed, 422)
      : problemOf([{ field: 'form', text: REFUSALS[outcome.code] }], typed, 409);
  await showOne(deps, visit, req, res, problem);
}

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { hallId } = visit.person;
  const calendar = await hallCalendar(deps.database, hallId);
  const rows = await listSchemeVersions(deps.database, hallId);
  const view = { ...schemesView(rows, calendar, yearInZone(visit.now, calendar)), problem };
  await deps.renderer.page(visit, req, res, 'schemes/schemes', {
    title: '考核办法',
    status: problem.status,
    locals: { view },
  });
}

async function showOne(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { hallId } = visit.person;
  const row = await findSchemeVersion(deps.database, hallId, idIn(req));
  if (row === null || !isProcedureScheme(row.scheme)) throw new NotFoundError('找不到这一版考核办法');
  const inForce = await contentInForce(deps.database.read, hallId, row.scheme, row.year);
  const compared = {
    with: inForce.versionId === null ? '规则手册' : `施行的第${inForce.number}版`,
    differences: contentDifferences(row.scheme, inForce.content, row.content),
  };
  const isEfficiency = row.scheme === 'EFF';
  const view = isEfficiency
    ? efficiencyView(row, readEfficiencyContent(row.content), compared, problem)
    : schemeView(row, readSchemeContent(row.content), compared, problem);
  await deps.renderer.page(visit, req, res, isEfficiency ? 'schemes/efficiency' : 'schemes/scheme', {
    title: view.title,
    status: problem.status,
    locals: { view },
  });
}
