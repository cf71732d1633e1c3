import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallReach } from '../halls/managed-halls.js';
import { activeForm, type DepartmentFacts, departmentForm } from './departments.forms.js';
import { departmentPage, departmentsPage, tiesInWords } from './departments-page.js';
import { saveDepartment, setDepartmentActive } from './save-department.js';
import { windowRoutes } from './windows.routes.js';

const FAULTS = {
  'not-found': { field: 'form', text: '找不到这个部门' },
  'code-taken': { field: 'code', text: '这个代码已经有部门在用' },
  'name-taken': { field: 'name', text: '这个名称已经有部门在用' },
} as const;

/** Departments and windows of the halls within reach. */
export function departmentRoutes(deps: Deps): Route[] {
  const newPage: Page = (visit, req, res, problem) => showNew(deps, visit, req, res, problem);
  const editPage: Page = (visit, req, res, problem) => showEdit(deps, visit, req, res, problem);
  const one = `${paths.adminDepartments}/:id`;
  return [
    get(paths.adminDepartments, 'department.manage', (visit, req, res) => showList(deps, visit, req, res)),
    get(`${paths.adminDepartments}/new`, 'department.manage', (visit, req, res) =>
      newPage(visit, req, res, noProblem()),
    ),
    post({
      path: paths.adminDepartments,
      permission: 'department.manage',
      form: departmentForm,
      invalid: newPage,
      handle: (visit, req, res, facts) => takeNew(deps, visit, req, res, facts),
    }),
    get(one, 'department.manage', (visit, req, res) => editPage(visit, req, res, noProblem())),
    post({
      path: one,
      permission: 'department.manage',
      form: departmentForm,
      invalid: editPage,
      handle: (visit, req, res, facts) => takeEdit(deps, visit, req, res, facts),
    }),
    post({
      path: `${one}/use`,
      permission: 'department.manage',
      form: activeForm,
      invalid: editPage,
      handle: (visit, req, res, { active }) => takeUse(deps, visit, req, res, active),
    }),
    ...windowRoutes(deps),
  ];
}

type Page = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>;

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const locals = await departmentsPage(deps.database, visit, req.query.hall);
  await deps.renderer.page(visit, req, res, 'departments/list', { title: '部门与窗口', locals });
}

async function showNew(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { hall } = await hallReach(deps.database, visit, req.query.hall);
  await deps.renderer.page(visit, req, res, 'departments/department', {
    title: '新建部门',
    status: problem.status,
    locals: { problem, hall, department: null, ties: null },
  });
}

async function takeNew(deps: Deps, visit: StaffVisit, req: Request, res: Response, facts: DepartmentFacts) {
  const { administrator, hall } = await hallReach(deps.database, visit, req.query.hall);
  const given = { hallId: hall.id, departmentId: null, facts };
  const saved = await saveDepartment(deps.database, administrator, given, visit.now);
  if (!saved.ok) return showNew(deps, visit, req, res, problemOf([FAULTS[saved.code]], facts));
  req.session.flash = { kind: 'success', text: `${facts.name}已建立` };
  res.redirect(303, `${paths.adminDepartments}?hall=${hall.id}`);
}

async function showEdit(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { department, reach, ties } = await departmentPage(deps.database, visit, Number(req.params.id));
  const values = Object.keys(problem.values).length === 0 ? { ...department } : problem.values;
  await deps.renderer.page(visit, req, res, 'departments/department', {
    title: department.name,
    status: problem.status,
    locals: { problem: { ...problem, values }, hall: reach.hall, department, ties },
  });
}

async function takeEdit(deps: Deps, visit: StaffVisit, req: Request, res: Response, facts: DepartmentFacts) {
  const { reach, department } = await departmentPage(deps.database, visit, Number(req.params.id));
  const given = { hallId: department.hallId, departmentId: department.id, facts };
  const saved = await saveDepartment(deps.database, reach.administrator, given, visit.now);
  if (!saved.ok) return showEdit(deps, visit, req, res, problemOf([FAULTS[saved.code]], facts));
  req.session.flash = { kind: 'success', text: `${facts.name}已保存` };
  res.redirect(303, `${paths.adminDepartments}?hall=${department.hallId}`);
}

async function takeUse(deps: Deps, visit: StaffVisit, req: Request, res: Response, active: boolean) {
  const { reach, department } = await departmentPage(deps.database, visit, Number(req.params.id));
  const given = { departmentId: department.id, active };
  const set = await setDepartmentActive(deps.database, reach.administrator, given, visit.now);
  if (!set.ok && set.code === 'not-found') throw new NotFoundError();
  if (!set.ok) {
    const problem = problemOf([{ field: 'form', text: tiesInWords('这个部门', set) }], {}, 409);
    return showEdit(deps, visit, req, res, problem);
  }
  req.session.flash = { kind: 'success', text: `${department.name}已${active ? '启用' : '停用'}` };
  res.redirect(303, `${paths.adminDepartments}?hall=${department.hallId}`);
}
