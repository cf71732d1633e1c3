import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallReach } from '../halls/managed-halls.js';
import { activeForm, departmentForm } from './departments.forms.js';
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
  const newPage = async (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => {
    const { hall } = await hallReach(deps.database, visit, req.query.hall);
    await deps.renderer.page(visit, req, res, 'departments/department', {
      title: '新建部门',
      status: problem.status,
      locals: { problem, hall, department: null, ties: null },
    });
  };
  const editPage = async (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => {
    const { department, reach, ties } = await departmentPage(deps.database, visit, Number(req.params.id));
    const values = Object.keys(problem.values).length === 0 ? { ...department } : problem.values;
    await deps.renderer.page(visit, req, res, 'departments/department', {
      title: department.name,
      status: problem.status,
      locals: { problem: { ...problem, values }, hall: reach.hall, department, ties },
    });
  };

  return [
    get(paths.adminDepartments, 'department.manage', async (visit, req, res) => {
      const locals = await departmentsPage(deps.database, visit, req.query.hall);
      await deps.renderer.page(visit, req, res, 'departments/list', { title: '部门与窗口', locals });
    }),
    get(`${paths.adminDepartments}/new`, 'department.manage', (visit, req, res) =>
      newPage(visit, req, res, noProblem()),
    ),
    post({
      path: paths.adminDepartments,
      permission: 'department.manage',
      form: departmentForm,
      invalid: newPage,
      async handle(visit, req, res, facts) {
        const { administrator, hall } = await hallReach(deps.database, visit, req.query.hall);
        const saved = await saveDepartment(
          deps.database,
          administrator,
          { hallId: hall.id, departmentId: null, facts },
          visit.now,
        );
        if (!saved.ok) return newPage(visit, req, res, problemOf([FAULTS[saved.code]], facts));
        req.session.flash = { kind: 'success', text: `${facts.name}已建立` };
        res.redirect(303, `${paths.adminDepartments}?hall=${hall.id}`);
      },
    }),
    get(`${paths.adminDepartments}/:id`, 'department.manage', (visit, req, res) =>
      editPage(visit, req, res, noProblem()),
    ),
    post({
      path: `${paths.adminDepartments}/:id`,
      permission: 'department.manage',
      form: departmentForm,
      invalid: editPage,
      async handle(visit, req, res, facts) {
        const { reach, department } = await departmentPage(deps.database, visit, Number(req.params.id));
        const given = { hallId: department.hallId, departmentId: department.id, facts };
        const saved = await saveDepartment(deps.database, reach.administrator, given, visit.now);
        if (!saved.ok) return editPage(visit, req, res, problemOf([FAULTS[saved.code]], facts));
        req.session.flash = { kind: 'success', text: `${facts.name}已保存` };
        res.redirect(303, `${paths.adminDepartments}?hall=${department.hallId}`);
      },
    }),
    post({
      path: `${paths.adminDepartments}/:id/use`,
      permission: 'department.manage',
      form: activeForm,
      invalid: editPage,
      async handle(visit, req, res, { active }) {
        const { reach, department } = await departmentPage(deps.database, visit, Number(req.params.id));
        const given = { departmentId: department.id, active };
        const set = await setDepartmentActive(deps.database, reach.administrator, given, visit.now);
        if (!set.ok && set.code === 'not-found') throw new NotFoundError();
        if (!set.ok) {
          return editPage(
            visit,
            req,
            res,
            problemOf([{ field: 'form', text: tiesInWords('这个部门', set) }], {}, 409),
          );
        }
        req.session.flash = { kind: 'success', text: `${department.name}已${active ? '启用' : '停用'}` };
        res.redirect(303, `${paths.adminDepartments}?hall=${department.hallId}`);
      },
    }),
    ...windowRoutes(deps),
  ];
}
