import type { Request, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Deps } from '../../app.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { homePath } from '../../web/home-path.js';
import { get, getPublic, post, postPublic, type Route } from '../../web/routes.js';
import type { StaffVisit, Visit } from '../../web/visit.js';
import { leaveWindow, takeWindowAtSignIn } from '../presence/take-window.js';
import {
  type DisplayValues,
  displayForm,
  emptyForm,
  MIN_PASSWORD,
  type PasswordValues,
  passwordForm,
  type SignInValues,
  signInForm,
} from './accounts.forms.js';
import { saveDisplay } from './accounts.repository.js';
import { changePassword } from './change-password.js';
import { displayAndResumeRoutes } from './display-and-resume.routes.js';
import { loadPerson } from './load-person.js';
import { FAILURES_UNTIL_LOCK, LOCK_MINUTES, signIn } from './sign-in.js';

/** All clerks of a hall may share one address, so the limit by address is wide; accounts have their own lock. */
const SIGN_INS_PER_MINUTE = 120;

/** Signing in and out, the own account, and how the pages are shown. */
export function accountRoutes(deps: Deps): Route[] {
  const isBusy = signInLimiter();
  return [
    getPublic('/sign-in', (visit, req, res) => openSignIn(deps, visit, req, res), { session: true }),
    postPublic({
      path: '/sign-in',
      session: true,
      form: signInForm,
      invalid: (visit, req, res, problem) => showSignIn(deps, visit, req, res, problem),
      handle: (visit, req, res, values) => takeSignIn(deps, isBusy, visit, req, res, values),
    }),
    postPublic({
      path: '/sign-out',
      session: true,
      form: emptyForm,
      invalid: (_visit, _req, res) => res.redirect(303, '/sign-in'),
      handle: (visit, req, res) => takeSignOut(deps, visit, req, res),
    }),
    ...ownAccountRoutes(deps),
    ...displayAndResumeRoutes(deps),
  ];
}

function ownAccountRoutes(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showAccount(deps, visit, req, res, problem);
  return [
    get('/account', 'signed-in', (visit, req, res) => show(visit, req, res, noProblem())),
    get('/account/password', 'signed-in', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: '/account/password',
      permission: 'signed-in',
      form: passwordForm,
      invalid: (visit, req, res, problem) => show(visit, req, res, { ...problem, values: {} }),
      handle: (visit, req, res, values) => takePassword(deps, visit, req, res, values),
    }),
    post({
      path: '/account/display',
      permission: 'signed-in',
      form: displayForm,
      invalid: show,
      handle: (visit, req, res, values) => takeDisplay(deps, visit, req, res, values),
    }),
  ];
}

type IsBusy = (req: Request, res: Response) => Promise<boolean>;

/** Tells whether too many sign-ins came from the address of a request. */
function signInLimiter(): IsBusy {
  const limiter = rateLimit({
    windowMs: 60_000,
    limit: SIGN_INS_PER_MINUTE,
    standardHeaders: false,
    legacyHeaders: false,
    validate: false,
    handler: (_req, res, next) => {
      res.locals.tooMany = true;
      next();
    },
  });
  return async (req, res) => {
    await new Promise((resolve) => void limiter(req, res, resolve));
    return res.locals.tooMany === true;
  };
}

function openSignIn(deps: Deps, visit: Visit, req: Request, res: Response) {
  return visit.person
    ? res.redirect(303, homePath(visit.person))
    : showSignIn(deps, visit, req, res, noProblem());
}

function showSignIn(deps: Deps, visit: Visit, req: Request, res: Response, problem: FormProblem) {
  return deps.renderer.page(visit, req, res, 'accounts/sign-in', {
    title: '登录',
    status: problem.status,
    locals: { problem, expired: req.session.expiredStaffId !== undefined, lockMinutes: LOCK_MINUTES },
  });
}

async function takeSignIn(
  deps: Deps,
  isBusy: IsBusy,
  visit: Visit,
  req: Request,
  res: Response,
  values: SignInValues,
): Promise<void> {
  const again = (field: string, text: string, status?: number) =>
    showSignIn(deps, visit, req, res, problemOf([{ field, text }], { account: values.account }, status));
  if (await isBusy(req, res)) return again('form', '这个地址登录太频繁，请一分钟后再试', 429);
  const outcome = await signIn(deps.database, { ...values, address: visit.address }, visit.now);
  if (!outcome.ok)
    return again(
      'account',
      `账号或密码不对，或账号已锁定；连续输错 ${FAILURES_UNTIL_LOCK} 次将锁定 ${LOCK_MINUTES} 分钟`,
    );
  await beginSession(req, outcome.staffId);
  await takeWindowAtSignIn(deps.database, outcome.staffId, visit.now);
  const person = await loadPerson(deps.database, outcome.staffId, visit.now);
  const goTo = req.session.returnTo ?? homePath(person);
  delete req.session.returnTo;
  res.redirect(303, goTo);
}

async function takeSignOut(deps: Deps, visit: Visit, req: Request, res: Response): Promise<void> {
  if (visit.person) await leaveWindow(deps.database, visit.person, visit.now);
  await new Promise<void>((resolve, reject) =>
    req.session.destroy((error) => (error ? reject(error) : resolve())),
  );
  res.clearCookie('banjie').redirect(303, '/sign-in');
}

function showAccount(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  return deps.renderer.page(visit, req, res, 'accounts/account', {
    title: '我的账号',
    status: problem.status,
    locals: { problem, person: visit.person, minPassword: MIN_PASSWORD },
  });
}

async function takePassword(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: PasswordValues,
): Promise<void> {
  const given = { ...values, address: visit.address };
  if (!(await changePassword(deps.database, visit.person, given, visit.now))) {
    const problem = problemOf([{ field: 'current', text: '现在的密码不对' }], {});
    return showAccount(deps, visit, req, res, problem);
  }
  await beginSession(req, visit.person.staffId);
  req.session.flash = { kind: 'success', text: '密码已修改，其他地方的登录已全部退出' };
  res.redirect(303, '/account');
}

async function takeDisplay(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  { theme, largeType }: DisplayValues,
): Promise<void> {
  await deps.database.write((tx) => saveDisplay(tx, visit.person.staffId, theme, largeType));
  req.session.flash = { kind: 'success', text: '显示方式已保存，几秒内生效' };
  res.redirect(303, '/account');
}

/** A new session id for a new person; what was kept for him goes along. */
async function beginSession(req: Request, staffId: number): Promise<void> {
  const { returnTo, pendingForm } = req.session;
  await new Promise<void>((resolve, reject) =>
    req.session.regenerate((error) => (error ? reject(error) : resolve())),
  );
  req.session.staffId = staffId;
  if (returnTo !== undefined) req.session.returnTo = returnTo;
  if (pendingForm !== undefined) req.session.pendingForm = pendingForm;
}
