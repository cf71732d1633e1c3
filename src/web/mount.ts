import { csrfSync } from 'csrf-sync';
import express, {
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { Logger } from 'pino';
import { may } from '../domain/access/permissions.js';
import { ForbiddenError } from './errors.js';
import { formProblem, problemOf } from './forms.js';
import type { PendingForm, PendingForms } from './pending-form.js';
import type { PostRoute, Route } from './routes.js';
import { saveBeforeRedirect } from './save-before-redirect.js';
import { readFieldsOnly, readFiles } from './uploads.js';
import type { Person, Visit } from './visit.js';

export interface MountParts {
  clock(): Date;
  session: RequestHandler;
  loadPerson(staffId: number): Promise<Person | null>;
  pending: PendingForms;
}

const BODY_LIMIT = '300kb';
const body = express.urlencoded({ extended: true, limit: BODY_LIMIT, parameterLimit: 3000 });

const csrf = csrfSync({
  getTokenFromRequest: (req) => (req.body?._csrf as string | undefined) ?? req.get('x-csrf-token'),
});

/**
 * Puts the route table on the application. The order for each request: session, body, who is it, origin and
 * token, may they; then the handler loads within their reach; then the form is checked; then the handler acts.
 */
export function mountRoutes(app: Express, routes: readonly Route[], parts: MountParts): void {
  for (const route of routes) {
    const chain: RequestHandler[] = route.session ? [parts.session, saveBeforeRedirect] : [];
    if (route.method === 'post') chain.push(unlessReplayed(body), unlessReplayed(sameOrigin));
    chain.push(async (req, res) => run(route, req, res, parts));
    if (route.method === 'get') app.get(route.path, ...chain);
    else app.post(route.path, ...chain);
  }
}

async function run(route: Route, req: Request, res: Response, parts: MountParts): Promise<void> {
  const visit = await visitOf(route, req, res, parts);
  if (route.permission !== 'anyone') {
    if (visit.person === null) return signInFirst(route, req, res, parts);
    if (visit.person.mustChangePassword && !route.path.startsWith('/account'))
      return res.redirect(303, '/account/password');
    if (route.permission !== 'signed-in' && !may(visit.person.roles, route.permission))
      throw new ForbiddenError();
  }
  if (route.method === 'get') return route.handle(visit, req, res);
  if (res.locals.replayed === true) return showAgain(route, visit, req, res);
  const fault = route.files
    ? await readFiles(req, res, await route.files(visit, req), () => csrf.isRequestValid(req))
    : null;
  if (route.session && !csrf.isRequestValid(req)) throw new ForbiddenError('页面已过期，请返回刷新后重试');
  if (fault !== null) {
    const { _csrf, ...values } = (req.body ?? {}) as Record<string, unknown>;
    return route.invalid(visit, req, res, problemOf([{ field: 'files', text: fault }], values, 413));
  }
  await act(route, visit, req, res);
}

async function act(route: PostRoute, visit: Visit, req: Request, res: Response): Promise<void> {
  const { _csrf, ...values } = (req.body ?? {}) as Record<string, unknown>;
  const parsed = route.form.safeParse(values);
  if (!parsed.success) return route.invalid(visit, req, res, formProblem(parsed.error, values));
  await route.handle(visit, req, res, parsed.data);
}

/**
 * Shows a form whose sending met an expired session once more, with what was typed. It is not sent by itself:
 * the person looks at it and sends it.
 */
export function replayForm(app: Express, form: PendingForm, req: Request, res: Response): void {
  req.method = 'POST';
  req.url = form.path;
  req.originalUrl = form.path;
  req.body = form.body;
  res.locals.replayed = true;
  app(req, res);
}

async function showAgain(route: PostRoute, visit: Visit, req: Request, res: Response): Promise<void> {
  const values = (req.body ?? {}) as Record<string, unknown>;
  const text = '登录曾经过期，您填写的内容已经找回，还没有提交；请核对后再提交一次';
  await route.invalid(visit, req, res, problemOf([{ field: 'form', text }], values, 200));
}

function unlessReplayed(handler: RequestHandler): RequestHandler {
  return (req, res, next) => (res.locals.replayed === true ? next() : handler(req, res, next));
}

async function visitOf(route: Route, req: Request, res: Response, parts: MountParts): Promise<Visit> {
  const staffId = route.session ? req.session.staffId : undefined;
  return {
    now: parts.clock(),
    requestId: res.locals.requestId as string,
    address: req.ip ?? '',
    person: staffId === undefined ? null : await parts.loadPerson(staffId),
    log: res.locals.log as Logger,
    csrfToken: () => csrf.generateToken(req),
  };
}

/** Keeps what was typed, so that it is there again after signing in. */
async function signInFirst(route: Route, req: Request, res: Response, parts: MountParts): Promise<void> {
  if (req.get('x-csrf-token') !== undefined || req.get('accept')?.startsWith('application/json')) {
    res.status(401).json({ message: '登录已过期，请重新登录' });
    return;
  }
  if (route.method === 'get') {
    req.session.returnTo = req.originalUrl;
  } else {
    if (route.files) await readFieldsOnly(req, res);
    req.session.returnTo = '/resume';
    req.session.pendingForm = parts.pending.keep(req, req.session.expiredStaffId ?? null);
  }
  res.redirect(303, '/sign-in');
}

/** A form may only be sent from a page of this site. */
function sameOrigin(req: Request, _res: Response, next: NextFunction): void {
  const site = req.get('sec-fetch-site');
  const origin = req.get('origin');
  const foreign =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (site === undefined && origin !== undefined && !isOwnOrigin(origin, req.get('host')));
  next(foreign ? new ForbiddenError('请求来自其他网站，已拒绝') : undefined);
}

function isOwnOrigin(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
