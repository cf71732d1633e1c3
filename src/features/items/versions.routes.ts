import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { editVersion } from './edit-item.js';
import type { ItemList } from './item-fields.js';
import { contentForm, moreRowsForm, versionStepForm } from './items.forms.js';
import { publishItem } from './publish-item.js';
import { refusedItem } from './refused-item.js';
import { publicationPage, versionForm, versionInReach, versionText } from './version-page.js';

const VERSIONS = '/admin/item-versions';

/** One version of an item: the form of a draft, the text of a published one, the publication check. */
export function versionRoutes(deps: Deps): Route[] {
  return [...contentRoutes(deps), ...publicationRoutes(deps)];
}

async function showVersion(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
  more: ItemList['name'] | null = null,
): Promise<void> {
  const { version } = await versionInReach(database, visit, Number(req.params.id));
  if (version.status !== 'draft' || !may(visit.person.roles, 'item.edit')) {
    const locals = await versionText(database, version);
    return renderer.page(visit, req, res, 'items/version', {
      title: version.name,
      status: problem.status,
      locals: { ...locals, problem },
    });
  }
  const typed = Object.keys(problem.values).length > 0 ? problem.values : null;
  const { values, ...locals } = await versionForm(database, version, typed, more);
  const rowVersion = problem.status === 409 || typed === null ? version.rowVersion : typed.rowVersion;
  await renderer.page(visit, req, res, 'items/edit', {
    title: `编辑 ${version.name}`,
    status: problem.status,
    locals: { ...locals, problem: { ...problem, values }, rowVersion },
  });
}

function contentRoutes(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showVersion(deps, visit, req, res, problem);
  return [
    get(`${VERSIONS}/:id`, 'item.publish', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: `${VERSIONS}/:id`,
      permission: 'item.edit',
      form: contentForm,
      invalid: show,
      async handle(visit, req, res, { rowVersion, values }) {
        const { version, reach } = await versionInReach(deps.database, visit, Number(req.params.id));
        const given = { versionId: version.id, rowVersion, values };
        const saved = await editVersion(deps.database, reach.administrator, given, visit.now);
        if (!saved.ok) return show(visit, req, res, refusedItem(saved.code, typedIn(req)));
        req.session.flash = { kind: 'success', text: '草稿已保存；下面是公布前的检查' };
        res.redirect(303, `${paths.adminItemVersion(version.id)}/check`);
      },
    }),
    post({
      path: `${VERSIONS}/:id/rows`,
      permission: 'item.edit',
      form: moreRowsForm,
      invalid: show,
      handle: (visit, req, res, { more }) =>
        showVersion(deps, visit, req, res, noProblem(typedIn(req)), more),
    }),
  ];
}

function publicationRoutes(deps: Deps): Route[] {
  const { database } = deps;
  const show = async (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => {
    const locals = await publicationPage(database, visit, Number(req.params.id));
    await deps.renderer.page(visit, req, res, 'items/check', {
      title: '公布前检查',
      status: problem.status,
      locals: { ...locals, problem },
    });
  };
  return [
    get(`${VERSIONS}/:id/check`, 'item.publish', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: `${VERSIONS}/:id/publication`,
      permission: 'item.publish',
      form: versionStepForm,
      invalid: show,
      async handle(visit, req, res, { rowVersion }) {
        const { version, reach } = await versionInReach(database, visit, Number(req.params.id));
        const given = { versionId: version.id, rowVersion };
        const published = await publishItem(database, reach.administrator, given, visit.now);
        if (!published.ok)
          return show(visit, req, res, problemOf(refusedItem(published.code, {}).errors, {}, 409));
        const text = `${version.name}第 ${published.versionNumber} 版已公布，从现在起按这一版办理`;
        req.session.flash = { kind: 'success', text };
        res.redirect(303, paths.adminItem(published.itemId));
      },
    }),
  ];
}

function typedIn(req: Request): Record<string, unknown> {
  const { _csrf, more, ...typed } = req.body as Record<string, unknown>;
  return typed;
}
