import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { bundleFault, bundleFaultInWords, bundleLimit, mergeMaterials } from '../../domain/bundles/bundle.js';
import { limitInWords } from '../../domain/items/compare-limits.js';
import { AUDIENCES } from '../../domain/items/item-content.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallReach } from '../halls/managed-halls.js';
import { BUNDLE_ROWS, bundleForm } from './bundles.forms.js';
import { findBundle, listBundles, type StoredBundle } from './bundles.repository.js';
import { type SavedBundle, saveBundle } from './save-bundle.js';

const MOST_BUNDLES = 200;

const AUDIENCE_OPTIONS = Object.entries(AUDIENCES).map(([value, label]) => ({ value, label }));

/** Bundles, 一件事 (S-42): list, new, edit. */
export function bundleRoutes(deps: Deps): Route[] {
  const editor = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showEditor(deps, visit, req, res, problem);
  const savingAt = (path: string) =>
    post({
      path,
      permission: 'item.edit',
      form: bundleForm,
      invalid: editor,
      handle: (visit, req, res, values) => save(deps, visit, req, res, values),
    });
  const editorAt = (path: string) =>
    get(path, 'item.edit', (visit, req, res) => editor(visit, req, res, noProblem()));
  return [
    get(paths.adminBundles, 'item.publish', (visit, req, res) => showList(deps, visit, req, res)),
    editorAt(`${paths.adminBundles}/new`),
    savingAt(paths.adminBundles),
    editorAt(`${paths.adminBundles}/:id`),
    savingAt(`${paths.adminBundles}/:id`),
  ];
}

async function showEditor(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
): Promise<void> {
  const bundle = await bundleIn(deps, visit, req);
  const isFresh = problem.status === 200 && problem.errors.length === 0;
  const values = isFresh ? storedValues(bundle) : problem.values;
  const title = bundle === null ? '新建一件事' : bundle.name;
  const view = {
    problem: { ...problem, values },
    rows: rowsTyped(values),
    names: new Map((bundle?.items ?? []).map(({ code, name }) => [code, name])),
    audiences: AUDIENCE_OPTIONS,
    action: bundle === null ? paths.adminBundles : paths.adminBundle(bundle.id),
    title,
    version: problem.status === 409 ? (bundle?.version ?? 0) : (values.version ?? bundle?.version ?? 0),
    preview: bundle === null ? null : previewOf(bundle),
  };
  await deps.renderer.page(visit, req, res, 'bundles/edit', {
    title,
    status: problem.status,
    locals: { view },
  });
}

async function save(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: BundleValues,
): Promise<void> {
  const { administrator } = await hallReach(deps.database, visit);
  const bundle = await bundleIn(deps, visit, req);
  const given = { hallId: visit.person.hallId, bundleId: bundle?.id ?? null, ...values };
  const saved = await saveBundle(deps.database, administrator, given, visit.now);
  const { _csrf, ...typed } = req.body as Record<string, unknown>;
  if (!saved.ok) return showEditor(deps, visit, req, res, refusedBundle(saved, typed));
  req.session.flash = { kind: 'success', text: `${values.entered.name}已保存` };
  res.redirect(303, paths.adminBundle(saved.bundleId));
}

type BundleValues = { version: number; entered: Parameters<typeof saveBundle>[2]['entered'] };

async function bundleIn(deps: Deps, visit: StaffVisit, req: Request): Promise<StoredBundle | null> {
  if (req.params.id === undefined) return null;
  const bundle = await findBundle(deps.database.sql, visit.person.hallId, Number(req.params.id) || 0);
  if (bundle === null) throw new NotFoundError('找不到这个一件事');
  return bundle;
}

function refusedBundle(
  saved: Extract<SavedBundle, { ok: false }>,
  typed: Record<string, unknown>,
): FormProblem {
  switch (saved.code) {
    case 'fault':
      return problemOf([{ field: 'items', text: `${bundleFaultInWords(saved.fault)}（S-42）` }], typed);
    case 'code-taken':
      return problemOf([{ field: 'code', text: '这个编码已经有一件事在用' }], typed);
    case 'unknown-item':
      return problemOf(
        [{ field: `items.${saved.row}.code`, text: '没有这个编码的已公布事项，或者重复了' }],
        typed,
      );
    case 'changed':
      return problemOf([{ field: 'form', text: '刚刚被其他人修改过，请看清后再保存一次' }], typed, 409);
    case 'not-found':
      throw new NotFoundError('找不到这个一件事');
  }
}

function storedValues(bundle: StoredBundle | null): Record<string, unknown> {
  if (bundle === null) return { audience: 'both', active: 'on' };
  return {
    code: bundle.code,
    name: bundle.name,
    description: bundle.description,
    audience: bundle.audience,
    active: bundle.active === 1 ? 'on' : '',
    items: bundle.items.map(({ code, group }) => ({ code, group: String(group) })),
  };
}

function rowsTyped(values: Record<string, unknown>): { code: string; group: string }[] {
  const given = typeof values.items === 'object' && values.items !== null ? Object.values(values.items) : [];
  const rows = given.map((each) => {
    const { code = '', group = '1' } = (each ?? {}) as { code?: unknown; group?: unknown };
    return { code: String(code), group: String(group) };
  });
  const spare = Array.from({ length: Math.max(0, BUNDLE_ROWS - rows.length) }, () => ({
    code: '',
    group: '1',
  }));
  return [...rows, ...spare].slice(0, BUNDLE_ROWS);
}

/** What the window will see of a bundle: the merged papers and the promise of the whole. */
function previewOf({ items }: StoredBundle) {
  const merged = mergeMaterials(items);
  const asked = items.reduce((sum, item) => sum + item.materials.length, 0);
  return {
    limit: limitInWords(bundleLimit(items)),
    saved: asked - merged.length,
    materials: merged.map(({ name, sharedBy }) => ({ name, sharedBy: sharedBy.join('、') })),
  };
}

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const given = { offered: false, who: null, limit: MOST_BUNDLES };
  const bundles = await listBundles(deps.database.sql, visit.person.hallId, given);
  const mayEdit = may(visit.person.roles, 'item.edit');
  await deps.renderer.page(visit, req, res, 'bundles/list', {
    title: '一件事',
    locals: {
      view: {
        mayEdit,
        rows: bundles.map((bundle) => {
          const fault = bundleFault(bundle.items);
          return {
            code: bundle.code,
            name: bundle.name,
            href: mayEdit ? paths.adminBundle(bundle.id) : null,
            items: bundle.items.map(({ name }) => name).join('、'),
            used: bundle.usedCount,
            state:
              bundle.active !== 1
                ? { label: '停用', tone: 'neutral' }
                : fault === null
                  ? { label: '可以收件', tone: 'green' }
                  : { label: '暂不能收件', tone: 'amber' },
            fault: fault === null ? '' : bundleFaultInWords(fault),
          };
        }),
      },
    },
  });
}
