import { join } from 'node:path';
import express, { type Express, type Request, type Response } from 'express';
import session from 'express-session';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import { ROOT } from './config.js';
import type { Database } from './db/database.js';
import type { Vault } from './db/vault.js';
import { createPersonLoader } from './features/accounts/load-person.js';
import { createFrameSource } from './features/desk/frame-source.js';
import { allRoutes } from './route-table.js';
import { errorPages, notFoundPage } from './web/error-pages.js';
import { mountRoutes, replayForm } from './web/mount.js';
import { createPendingForms, type PendingForm } from './web/pending-form.js';
import { createRenderer, type Renderer } from './web/render.js';
import { requestLog } from './web/request-log.js';
import { securityHeaders } from './web/security-headers.js';
import { DatabaseSessionStore } from './web/session-store.js';

export interface AppDeps {
  config: Config;
  database: Database;
  vault: Vault;
  logger: Logger;
  clock: () => Date;
}

/** What the features work with. */
export interface Deps extends AppDeps {
  renderer: Renderer;
  /** Shows a form again that was being sent when the session had expired. */
  replay(req: Request, res: Response, form: PendingForm): void;
}

/** Builds the application: middleware in order, the route table, 404, error page. It does not listen. */
export function createApp(given: AppDeps): Express {
  const { config, database, clock, vault } = given;
  const renderer = createRenderer(ROOT, createFrameSource(given), config.environment === 'production');
  const app = express();
  const deps: Deps = { ...given, renderer, replay: (req, res, form) => replayForm(app, form, req, res) };
  app.disable('x-powered-by');
  app.set('etag', false);
  app.set('trust proxy', config.trustProxy);
  app.use(requestLog(given.logger));
  app.use(securityHeaders(config.cookieSecure));
  mountRoutes(app, allRoutes(deps), {
    clock,
    session: sessions(given),
    loadPerson: createPersonLoader(database, clock),
    pending: createPendingForms(vault),
  });
  // behind the routes, so that a page does not look for a file first
  app.use(express.static(join(ROOT, 'public'), { maxAge: '7d', index: false, redirect: false }));
  app.use(notFoundPage(renderer, clock));
  app.use(errorPages(renderer, clock));
  return app;
}

function sessions({ config, database, clock }: AppDeps) {
  const limits = {
    idleMs: config.sessionIdleMinutes * 60_000,
    absoluteMs: config.sessionAbsoluteHours * 3_600_000,
  };
  return session({
    name: 'banjie',
    secret: config.sessionSecret,
    store: new DatabaseSessionStore(database, limits, clock),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: config.cookieSecure, path: '/' },
  });
}
