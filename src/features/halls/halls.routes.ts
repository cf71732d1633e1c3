import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { createHall } from './create-hall.js';
import { editHall } from './edit-hall.js';
import { type HallFacts, hallForm, type NewHall, newHallForm } from './halls.forms.js';
import { hallLines, hallOptions, hallToEdit, LEVEL_OPTIONS } from './halls-page.js';
import { hallReach } from './managed-halls.js';

const CREATE_FAULTS = {
  'code-taken': { field: 'code', text: '这个代码已经有大厅在用' },
  'prefix-taken': { field: 'numberPrefix', text: '这个编号前缀已经有大厅在用' },
  'parent-out-of-reach': { field: 'parentId', text: '只能在您管理的大厅下面新建' },
} as const;

/** The hall tree: list, new hall below another, edit. */
export function hallRoutes(deps: Deps): Route[] {
  const newPage: Page = (visit, req, res, problem) => showNew(deps, visit, req, res, problem);
  const editPage: Page = (visit, req, res, problem) => showEdit(deps, visit, req, res, problem);
  return [
    get(paths.adminHalls, 'hall.manage', (visit, req, res) => showList(deps, visit, req, res)),
    get(`${paths.adminHalls}/new`, 'hall.manage', (visit, req, res) =>
      newPage(visit, req, res, noProblem({ parentId: visit.person.hallId, level: 'township' })),
    ),
    post({
      path: paths.adminHalls,
      permission: 'hall.manage',
      form: newHallForm,
      invalid: newPage,
      handle: (visit, req, res, values) => takeNew(deps, visit, req, res, values),
    }),
    get(`${paths.adminHalls}/:id`, 'hall.manage', (visit, req, res) =>
      editPage(visit, req, res, noProblem()),
    ),
    post({
      path: `${paths.adminHalls}/:id`,
      permission: 'hall.manage',
      form: hallForm,
      invalid: editPage,
      handle: (visit, req, res, values) => takeEdit(deps, visit, req, res, values),
    }),
  ];
}

type Page = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>;

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const lines = await hallLines(deps.database, await hallReach(deps.database, visit));
  await deps.renderer.page(visit, req, res, 'halls/list', { title: '大厅', locals: { lines } });
}

async function showNew(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const parents = hallOptions(await hallReach(deps.database, visit));
  await deps.renderer.page(visit, req, res, 'halls/new', {
    title: '新建大厅',
    status: problem.status,
    locals: { problem, parents, levels: LEVEL_OPTIONS },
  });
}

async function takeNew(deps: Deps, visit: StaffVisit, req: Request, res: Response, values: NewHall) {
  const { administrator } = await hallReach(deps.database, visit);
  const made = await createHall(deps.database, administrator, values, visit.now);
  if (!made.ok) return showNew(deps, visit, req, res, problemOf([CREATE_FAULTS[made.code]], values));
  req.session.flash = { kind: 'success', text: `${values.name}已建立，请接着为它设置部门、窗口和人员` };
  res.redirect(303, paths.adminHalls);
}

async function showEdit(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const reach = await hallReach(deps.database, visit, req.params.id);
  const stored = await hallToEdit(deps.database, reach);
  const values = problem.status === 200 && problem.errors.length === 0 ? { ...stored } : problem.values;
  await deps.renderer.page(visit, req, res, 'halls/edit', {
    title: reach.hall.name,
    status: problem.status,
    locals: { problem: { ...problem, values }, hall: stored, levels: LEVEL_OPTIONS },
  });
}

async function takeEdit(deps: Deps, visit: StaffVisit, req: Request, res: Response, values: HallFacts) {
  const { administrator, hall } = await hallReach(deps.database, visit, req.params.id);
  if (!(await editHall(deps.database, administrator, hall.id, values, visit.now))) throw new NotFoundError();
  req.session.flash = { kind: 'success', text: `${values.name}已保存` };
  res.redirect(303, paths.adminHalls);
}
