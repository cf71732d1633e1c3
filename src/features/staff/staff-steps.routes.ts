import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import type { FormProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { type PostRoute, post } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import type { Administrator } from '../halls/managed-halls.js';
import { type ChangedStaff, resetPassword, setStaffActive, unlockStaff } from './change-staff.js';
import { refusedStaff } from './refused-staff.js';
import { staffStepForm } from './staff.forms.js';
import { staffMember } from './staff-page.js';

type EditPage = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>;
type Step<More> = (
  by: Administrator,
  target: { staffId: number; version: number },
  now: Date,
) => Promise<ChangedStaff<More>>;

/** One button each: new password, out of use, in use again, unlock. */
export function staffStepRoutes(deps: Deps, editPage: EditPage): PostRoute[] {
  const { database } = deps;
  const step = <More>(
    noun: string,
    act: Step<More>,
    words: (name: string, done: { ok: true } & More) => string,
  ) =>
    post({
      path: `${paths.adminStaff}/:id/${noun}`,
      permission: 'staff.manage',
      form: staffStepForm,
      invalid: (visit, req, res, problem) => editPage(visit, req, res, { ...problem, values: {} }),
      async handle(visit, req, res, { version }) {
        const { person, reach } = await staffMember(database, visit, Number(req.params.id));
        const done = await act(reach.administrator, { staffId: person.id, version }, visit.now);
        if (!done.ok) return editPage(visit, req, res, refusedStaff(done.code, {}));
        req.session.flash = { kind: 'success', text: words(person.name, done) };
        res.redirect(303, paths.adminStaffMember(person.id));
      },
    });
  return [
    step(
      'password',
      (by, target, now) => resetPassword(database, by, target, now),
      (name, done) =>
        `${name}的临时密码是 ${done.password}，只显示这一次，请当面交给本人；原来的登录已全部退出。`,
    ),
    step(
      'disabling',
      (by, target, now) => setStaffActive(database, by, { ...target, active: false }, now),
      (name) => `${name}的账号已停用，登录已全部退出`,
    ),
    step(
      'enabling',
      (by, target, now) => setStaffActive(database, by, { ...target, active: true }, now),
      (name) => `${name}的账号已启用`,
    ),
    step(
      'unlocking',
      (by, target, now) => unlockStaff(database, by, target, now),
      (name) => `${name}的账号已解锁`,
    ),
  ];
}
