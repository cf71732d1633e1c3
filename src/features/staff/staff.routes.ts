import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallReach } from '../halls/managed-halls.js';
import { editStaff } from './change-staff.js';
import { createStaff } from './create-staff.js';
import { refusedStaff } from './refused-staff.js';
import { type NewStaffFacts, newStaffForm, type StaffFacts, staffForm } from './staff.forms.js';
import { staffChoices, staffListPage, staffMember, staffValues, storedStaffRows } from './staff-page.js';
import { staffStepRoutes } from './staff-steps.routes.js';

const CREATE_FAULTS = {
  'account-taken': { field: 'account', text: '这个账号已经有人在用，请换一个' },
  'out-of-reach': { field: 'form', text: '部门或者窗口不在这个大厅里，请重新选择' },
} as const;

/** Staff: list, new, edit, and the single steps on an account. */
export function staffRoutes(deps: Deps): Route[] {
  const newPage: Page = (visit, req, res, problem) => showNew(deps, visit, req, res, problem);
  const editPage: Page = (visit, req, res, problem) => showEdit(deps, visit, req, res, problem);
  return [
    get(paths.adminStaff, 'staff.manage', (visit, req, res) => showList(deps, visit, req, res)),
    get(`${paths.adminStaff}/new`, 'staff.manage', (visit, req, res) =>
      newPage(visit, req, res, noProblem()),
    ),
    post({
      path: paths.adminStaff,
      permission: 'staff.manage',
      form: newStaffForm,
      invalid: newPage,
      handle: (visit, req, res, facts) => takeNew(deps, visit, req, res, facts),
    }),
    get(`${paths.adminStaff}/:id`, 'staff.manage', (visit, req, res) =>
      editPage(visit, req, res, noProblem()),
    ),
    post({
      path: `${paths.adminStaff}/:id`,
      permission: 'staff.manage',
      form: staffForm,
      invalid: editPage,
      handle: (visit, req, res, values) => takeEdit(deps, visit, req, res, values),
    }),
    ...staffStepRoutes(deps, editPage),
  ];
}

type Page = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>;

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const locals = await staffListPage(deps.database, visit, req.query, visit.now);
  await deps.renderer.page(visit, req, res, 'staff/list', { title: '人员', locals });
}

async function showNew(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { hall } = await hallReach(deps.database, visit, req.query.hall);
  const choices = await staffChoices(deps.database, hall.id);
  await deps.renderer.page(visit, req, res, 'staff/new', {
    title: '新建人员',
    status: problem.status,
    locals: { problem, hall, ...choices },
  });
}

async function takeNew(deps: Deps, visit: StaffVisit, req: Request, res: Response, facts: NewStaffFacts) {
  const { administrator, hall } = await hallReach(deps.database, visit, req.query.hall);
  const made = await createStaff(deps.database, administrator, { hallId: hall.id, facts }, visit.now);
  if (!made.ok) return showNew(deps, visit, req, res, problemOf([CREATE_FAULTS[made.code]], req.body));
  const text = `${facts.name}的账号 ${facts.account} 已建立。临时密码 ${made.password} 只显示这一次，请当面交给本人；首次登录时必须修改。`;
  req.session.flash = { kind: 'success', text };
  res.redirect(303, paths.adminStaffMember(made.staffId));
}

async function showEdit(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { person, reach } = await staffMember(deps.database, visit, Number(req.params.id));
  const choices = await staffChoices(deps.database, person.hallId);
  const typed = problem.values.name !== undefined;
  const conflict = problem.status === 409 && typed;
  const values = typed
    ? { ...problem.values, version: conflict ? person.version : problem.values.version }
    : staffValues(person);
  await deps.renderer.page(visit, req, res, 'staff/edit', {
    title: person.name,
    status: problem.status,
    locals: {
      problem: { ...problem, values },
      hall: reach.hall,
      person: { ...person, locked: person.lockedUntil !== null && person.lockedUntil > visit.now },
      stored: conflict ? storedStaffRows(person, choices) : null,
      ...choices,
    },
  });
}

async function takeEdit(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  { version, ...facts }: StaffFacts & { version: number },
): Promise<void> {
  const { person, reach } = await staffMember(deps.database, visit, Number(req.params.id));
  const target = { staffId: person.id, version, facts };
  const changed = await editStaff(deps.database, reach.administrator, target, visit.now);
  if (!changed.ok) return showEdit(deps, visit, req, res, refusedStaff(changed.code, req.body));
  req.session.flash = { kind: 'success', text: `${facts.name}已保存，几秒内生效` };
  res.redirect(303, paths.adminStaffMember(person.id));
}
