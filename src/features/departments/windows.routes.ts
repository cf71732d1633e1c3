import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallReach } from '../halls/managed-halls.js';
import { activeForm, type WindowFacts, windowForm } from './departments.forms.js';
import { departmentOptions, tiesInWords, windowPage } from './departments-page.js';
import { saveWindow, setWindowActive } from './save-window.js';

const FAULTS = {
  'not-found': { field: 'form', text: '找不到这个窗口' },
  'number-taken': { field: 'number', text: '这个窗口号已经在用' },
  'department-unknown': { field: 'departmentId', text: '请选择本大厅的部门' },
} as const;

const LIST = '/admin/windows';

/** Windows: new, edit, in and out of use. */
export function windowRoutes(deps: Deps): Route[] {
  const newPage: Page = (visit, req, res, problem) => showNew(deps, visit, req, res, problem);
  const editPage: Page = (visit, req, res, problem) => showEdit(deps, visit, req, res, problem);
  return [
    get(`${LIST}/new`, 'department.manage', (visit, req, res) => newPage(visit, req, res, noProblem())),
    post({
      path: LIST,
      permission: 'department.manage',
      form: windowForm,
      invalid: newPage,
      handle: (visit, req, res, facts) => takeNew(deps, visit, req, res, facts),
    }),
    get(`${LIST}/:id`, 'department.manage', (visit, req, res) => editPage(visit, req, res, noProblem())),
    post({
      path: `${LIST}/:id`,
      permission: 'department.manage',
      form: windowForm,
      invalid: editPage,
      handle: (visit, req, res, facts) => takeEdit(deps, visit, req, res, facts),
    }),
    post({
      path: `${LIST}/:id/use`,
      permission: 'department.manage',
      form: activeForm,
      invalid: editPage,
      handle: (visit, req, res, { active }) => takeUse(deps, visit, req, res, active),
    }),
  ];
}

type Page = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>;

async function showNew(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { hall } = await hallReach(deps.database, visit, req.query.hall);
  const departments = await departmentOptions(deps.database, hall.id);
  await deps.renderer.page(visit, req, res, 'departments/window', {
    title: '新建窗口',
    status: problem.status,
    locals: { problem, hall, departments, window: null, ties: null, items: [], people: [] },
  });
}

async function takeNew(deps: Deps, visit: StaffVisit, req: Request, res: Response, facts: WindowFacts) {
  const { administrator, hall } = await hallReach(deps.database, visit, req.query.hall);
  const given = { hallId: hall.id, windowId: null, facts };
  const saved = await saveWindow(deps.database, administrator, given, visit.now);
  if (!saved.ok) return showNew(deps, visit, req, res, problemOf([FAULTS[saved.code]], facts));
  req.session.flash = { kind: 'success', text: `${facts.number}号窗口已建立` };
  res.redirect(303, `${paths.adminDepartments}?hall=${hall.id}`);
}

async function showEdit(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { reach, ...shown } = await windowPage(deps.database, visit, Number(req.params.id));
  const values = Object.keys(problem.values).length === 0 ? { ...shown.window } : problem.values;
  await deps.renderer.page(visit, req, res, 'departments/window', {
    title: `${shown.window.number}号窗口`,
    status: problem.status,
    locals: { ...shown, problem: { ...problem, values }, hall: reach.hall },
  });
}

async function takeEdit(deps: Deps, visit: StaffVisit, req: Request, res: Response, facts: WindowFacts) {
  const { reach, window } = await windowPage(deps.database, visit, Number(req.params.id));
  const given = { hallId: window.hallId, windowId: window.id, facts };
  const saved = await saveWindow(deps.database, reach.administrator, given, visit.now);
  if (!saved.ok) return showEdit(deps, visit, req, res, problemOf([FAULTS[saved.code]], facts));
  req.session.flash = { kind: 'success', text: `${facts.number}号窗口已保存` };
  res.redirect(303, `${paths.adminDepartments}?hall=${window.hallId}`);
}

async function takeUse(deps: Deps, visit: StaffVisit, req: Request, res: Response, active: boolean) {
  const { reach, window } = await windowPage(deps.database, visit, Number(req.params.id));
  const given = { windowId: window.id, active };
  const set = await setWindowActive(deps.database, reach.administrator, given, visit.now);
  if (!set.ok && set.code === 'not-found') throw new NotFoundError();
  if (!set.ok) {
    const problem = problemOf([{ field: 'form', text: tiesInWords('这个窗口', set) }], {}, 409);
    return showEdit(deps, visit, req, res, problem);
  }
  req.session.flash = { kind: 'success', text: `${window.number}号窗口已${active ? '启用' : '停用'}` };
  res.redirect(303, `${paths.adminDepartments}?hall=${window.hallId}`);
}
