import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem } from '../../web/forms.js';
import { getPublic, postPublic, type Route } from '../../web/routes.js';
import type { Visit } from '../../web/visit.js';
import { createFirstAdministrator, isSetupOffered } from './first-administrator.js';
import { setupForm } from './setup.forms.js';

export function setupRoutes(deps: Deps): Route[] {
  const page = async (visit: Visit, req: Request, res: Response, problem: FormProblem) => {
    const token = String(req.params.token);
    if (!(await isSetupOffered(deps.database, token, visit.now)))
      throw new NotFoundError('这个链接已经用过或过期。重新启动服务可得到新的链接。');
    const { password, again, ...values } = problem.values;
    await deps.renderer.page(visit, req, res, 'setup/setup', {
      title: '建立大厅',
      status: problem.status,
      locals: { problem: { ...problem, values }, token },
    });
  };
  return [
    getPublic('/setup/:token', (visit, req, res) => page(visit, req, res, noProblem()), { session: true }),
    postPublic({
      path: '/setup/:token',
      session: true,
      form: setupForm,
      invalid: page,
      async handle(visit, req, res, values) {
        const done = await createFirstAdministrator(
          deps.database,
          String(req.params.token),
          values,
          visit.now,
        );
        if (!done) throw new NotFoundError('这个链接已经用过或过期。');
        req.session.flash = { kind: 'success', text: '大厅已建立，请用刚才的账号登录' };
        res.redirect(303, '/sign-in');
      },
    }),
  ];
}
