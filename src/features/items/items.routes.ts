import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, type PostRoute, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallReach } from '../halls/managed-halls.js';
import { changeItemStatus, ITEM_STEPS, type ItemStep } from './change-item-status.js';
import { createItem, editItemPlace, openDraft } from './edit-item.js';
import { emptyForm, itemPlaceForm, itemStepForm, newItemForm } from './items.forms.js';
import { itemInReach, itemListPage, itemPage, placeChoices } from './items-page.js';
import { refusedItem } from './refused-item.js';
import { comparisonPage, completenessPage } from './version-page.js';
import { versionRoutes } from './versions.routes.js';

type Show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>;

/** Items: list, new, place and windows, status, versions. */
export function itemRoutes(deps: Deps): Route[] {
  const { database } = deps;
  const overview: Show = (visit, req, res, problem) => showItem(deps, visit, req, res, problem);
  return [
    get(paths.adminItems, 'item.publish', async (visit, req, res) => {
      const locals = await itemListPage(database, visit, req.query);
      await deps.renderer.page(visit, req, res, 'items/list', { title: '事项管理', locals });
    }),
    get(`${paths.adminItems}/completeness`, 'item.publish', async (visit, req, res) => {
      const locals = await completenessPage(database, visit, req.query.hall);
      await deps.renderer.page(visit, req, res, 'items/completeness', { title: '公开内容完整度', locals });
    }),
    ...newItemRoutes(deps),
    get(`${paths.adminItems}/:id`, 'item.publish', (visit, req, res) =>
      overview(visit, req, res, noProblem()),
    ),
    placeRoute(deps, overview),
    draftRoute(deps, overview),
    ...(Object.keys(ITEM_STEPS) as ItemStep[]).map((step) => stepRoute(deps, step, overview)),
    get(`${paths.adminItems}/:id/comparison`, 'item.publish', async (visit, req, res) => {
      const locals = await comparisonPage(database, visit, Number(req.params.id), req.query);
      await deps.renderer.page(visit, req, res, 'items/comparison', { title: '比较版本', locals });
    }),
    ...versionRoutes(deps),
  ];
}

async function showItem(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
): Promise<void> {
  const locals = await itemPage(database, visit, Number(req.params.id));
  const typed = problem.values.departmentId !== undefined;
  const values = typed ? problem.values : locals.values;
  const version =
    problem.status === 422 ? (problem.values.version ?? locals.item.version) : locals.item.version;
  await renderer.page(visit, req, res, 'items/item', {
    title: locals.item.name,
    status: problem.status,
    locals: {
      ...locals,
      problem: { ...problem, values: { ...values, version, reason: problem.values.reason } },
    },
  });
}

function newItemRoutes(deps: Deps): Route[] {
  const { database } = deps;
  const show: Show = async (visit, req, res, problem) => {
    const reach = await hallReach(database, visit, req.query.hall);
    const choices = await placeChoices(database, reach);
    await deps.renderer.page(visit, req, res, 'items/new', {
      title: '新建事项',
      status: problem.status,
      locals: { problem, hall: reach.hall, ...choices },
    });
  };
  return [
    get(`${paths.adminItems}/new`, 'item.edit', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: paths.adminItems,
      permission: 'item.edit',
      form: newItemForm,
      invalid: show,
      async handle(visit, req, res, item) {
        const { administrator, hall } = await hallReach(database, visit, req.query.hall);
        const made = await createItem(database, administrator, { hallId: hall.id, item }, visit.now);
        if (!made.ok) return show(visit, req, res, refusedItem(made.code, req.body));
        req.session.flash = {
          kind: 'success',
          text: `${item.name}已建立草稿，请接着填写内容；填好以后检查、公布`,
        };
        res.redirect(303, paths.adminItemVersion(made.versionId));
      },
    }),
  ];
}

function placeRoute({ database }: Deps, overview: Show): Route {
  return post({
    path: `${paths.adminItems}/:id`,
    permission: 'item.edit',
    form: itemPlaceForm,
    invalid: overview,
    async handle(visit, req, res, { version, ...place }) {
      const { item, reach } = await itemInReach(database, visit, Number(req.params.id));
      const given = { itemId: item.id, version, place };
      const saved = await editItemPlace(database, reach.administrator, given, visit.now);
      if (!saved.ok) return overview(visit, req, res, refusedItem(saved.code, req.body));
      req.session.flash = { kind: 'success', text: '部门和窗口已保存' };
      res.redirect(303, paths.adminItem(item.id));
    },
  });
}

function draftRoute({ database }: Deps, overview: Show): Route {
  return post({
    path: `${paths.adminItems}/:id/versions`,
    permission: 'item.edit',
    form: emptyForm,
    invalid: overview,
    async handle(visit, req, res) {
      const { item, reach } = await itemInReach(database, visit, Number(req.params.id));
      const opened = await openDraft(database, reach.administrator, item.id, visit.now);
      if (!opened.ok) return overview(visit, req, res, refusedItem(opened.code, {}));
      res.redirect(303, paths.adminItemVersion(opened.versionId));
    },
  });
}

function stepRoute(deps: Deps, step: ItemStep, overview: Show): PostRoute {
  return post({
    path: `${paths.adminItems}/:id/${step}`,
    permission: 'item.publish',
    form: itemStepForm,
    invalid: overview,
    async handle(visit, req, res, { version, reason }) {
      const { item, reach } = await itemInReach(deps.database, visit, Number(req.params.id));
      const given = { itemId: item.id, version, step, reason };
      const changed = await changeItemStatus(deps.database, reach.administrator, given, visit.now);
      if (!changed.ok) {
        const text = refusedItem(changed.code, {}).errors[0]?.text ?? '';
        return overview(visit, req, res, problemOf([{ field: 'form', text }], { reason }, 409));
      }
      req.session.flash = {
        kind: 'success',
        text: `${changed.name}：${ITEM_STEPS[step].label}，已记入操作记录`,
      };
      res.redirect(303, paths.adminItem(item.id));
    },
  });
}
