import type { Request, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Deps } from '../../app.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { createPendingForms } from '../../web/pending-form.js';
import { get, getPublic, post, postPublic, type Route } from '../../web/routes.js';
import type { StaffVisit, Visit } from '../../web/visit.js';
import { leaveWindow, takeWindowAtSignIn } from '../presence/take-window.js';
import { displayForm, emptyForm, MIN_PASSWORD, passwordForm, signInForm } from './accounts.forms.js';
import { saveDisplay } from './accounts.repository.js';
import { changePassword } from './change-password.js';
import { LOCK_MINUTES, signIn } from './sign-in.js';

/** All clerks of a hall may share one address, so the limit by address is wide; accounts have their own lock. */
const SIGN_INS_PER_MINUTE = 120;

export function accountRoutes(deps: Deps): Route[] {
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

  const signInPage = (visit: Visit, req: Request, res: Response, problem: FormProblem) =>
    deps.renderer.page(visit, req, res, 'accounts/sign-in', {
      title: '登录',
      status: problem.status,
      locals: { problem, expired: req.session.expiredStaffId !== undefined, lockMinutes: LOCK_MINUTES },
    });
  const accountPage = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    deps.renderer.page(visit, req, res, 'accounts/account', {
      title: '我的账号',
      status: problem.status,
      locals: { problem, person: visit.person, minPassword: MIN_PASSWORD },
    });

  return [
    getPublic(
      '/sign-in',
      (visit, req, res) =>
        visit.person ? res.redirect(303, '/desk') : signInPage(visit, req, res, noProblem()),
      { session: true },
    ),
    postPublic({
      path: '/sign-in',
      session: true,
      form: signInForm,
      invalid: signInPage,
      async handle(visit, req, res, values) {
        await new Promise((resolve) => void limiter(req, res, resolve));
        if (res.locals.tooMany === true) {
          const busy = [{ field: 'form', text: '这个地址登录太频繁，请一分钟后再试' }];
          return signInPage(visit, req, res, problemOf(busy, { account: values.account }, 429));
        }
        const outcome = await signIn(deps.database, { ...values, address: visit.address }, visit.now);
        if (!outcome.ok) {
          const failed = problemOf(
            [
              {
                field: 'account',
                text: `账号或密码不对，或账号已锁定；连续输错 5 次将锁定 ${LOCK_MINUTES} 分钟`,
              },
            ],
            { account: values.account },
          );
          return signInPage(visit, req, res, failed);
        }
        await beginSession(req, outcome.staffId);
        await takeWindowAtSignIn(deps.database, outcome.staffId, visit.now);
        const goTo = req.session.returnTo ?? '/desk';
        delete req.session.returnTo;
        res.redirect(303, goTo);
      },
    }),
    postPublic({
      path: '/sign-out',
      session: true,
      form: emptyForm,
      invalid: (_visit, _req, res) => res.redirect(303, '/sign-in'),
      async handle(visit, req, res) {
        if (visit.person) await leaveWindow(deps.database, visit.person, visit.now);
        await new Promise<void>((resolve, reject) =>
          req.session.destroy((error) => (error ? reject(error) : resolve())),
        );
        res.clearCookie('banjie').redirect(303, '/sign-in');
      },
    }),
    get('/account', 'signed-in', (visit, req, res) => accountPage(visit, req, res, noProblem())),
    get('/account/password', 'signed-in', (visit, req, res) => accountPage(visit, req, res, noProblem())),
    post({
      path: '/account/password',
      permission: 'signed-in',
      form: passwordForm,
      invalid: (visit, req, res, problem) => accountPage(visit, req, res, { ...problem, values: {} }),
      async handle(visit, req, res, values) {
        const changed = await changePassword(
          deps.database,
          visit.person,
          { ...values, address: visit.address },
          visit.now,
        );
        if (!changed)
          return accountPage(visit, req, res, problemOf([{ field: 'current', text: '现在的密码不对' }], {}));
        await beginSession(req, visit.person.staffId);
        req.session.flash = { kind: 'success', text: '密码已修改，其他地方的登录已全部退出' };
        res.redirect(303, '/account');
      },
    }),
    post({
      path: '/account/display',
      permission: 'signed-in',
      form: displayForm,
      invalid: accountPage,
      async handle(visit, req, res, values) {
        await deps.database.write((tx) =>
          saveDisplay(tx, visit.person.staffId, values.theme, values.largeType),
        );
        req.session.flash = { kind: 'success', text: '显示方式已保存，几秒内生效' };
        res.redirect(303, '/account');
      },
    }),
    getPublic('/display', (_visit, req, res) => keepDisplay(req, res)),
    ...resumeRoutes(deps),
  ];
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

/** Visitors without an account keep their wish for large type or a theme in a cookie. */
function keepDisplay(req: Request, res: Response): void {
  const [theme = 'auto', size = 'normal'] =
    /display=([a-z]+\.[a-z]+)/.exec(req.headers.cookie ?? '')?.[1]?.split('.') ?? [];
  const asked = { theme: String(req.query.theme ?? theme), size: String(req.query.type ?? size) };
  const right = /^(auto|light|dark)$/.test(asked.theme) && /^(large|normal)$/.test(asked.size);
  if (right)
    res.cookie('display', `${asked.theme}.${asked.size}`, {
      maxAge: 31_536_000_000,
      sameSite: 'lax',
      httpOnly: true,
    });
  const back = String(req.query.back ?? '/');
  res.redirect(303, /^\/(?![/\\])/.test(back) ? back : '/');
}

/** After signing in again: the form that was being sent, with what was typed, to be checked and sent again. */
function resumeRoutes(deps: Deps): Route[] {
  const pending = createPendingForms(deps.vault);
  return [
    get('/resume', 'signed-in', (visit, req, res) => {
      const kept = req.session.pendingForm;
      const form = kept ? pending.take(kept, visit.person.staffId) : null;
      delete req.session.pendingForm;
      if (form === null) return res.redirect(303, '/desk');
      deps.replay(req, res, form);
    }),
  ];
}
