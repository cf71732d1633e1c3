import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { numberAsTyped, parseCaseNumber } from '../../domain/numbering/case-number.js';
import { MEDIA_LEVELS, PRAISE_KINDS, PRAISE_REFUSALS } from '../../domain/praise/praise.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import { receivedFiles } from '../../web/uploads.js';
import type { StaffVisit } from '../../web/visit.js';
import { attachmentStore } from '../attachments/attachment-store.js';
import { filePlan } from '../attachments/attachments.routes.js';
import { letGo, storeEvidence } from '../attachments/store-evidence.js';
import { scopeSql } from '../cases/case-scope.js';
import { type PraiseValues, praiseForm } from './praise.forms.js';
import { findPraisedCase, praiseChoices } from './praise.repository.js';
import { praiseList } from './praise-list.routes.js';
import { praisePages } from './praise-pages.routes.js';
import { registerPraise } from './register-praise.js';

/** Praise of the hall's people (section 6): taken down like a complaint, verified, listed, printed. */
export function praiseRoutes(deps: Deps): Route[] {
  const form = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showForm(deps, visit, req, res, problem);
  return [
    praiseList(deps),
    get('/praise/new', 'complaint.register', (visit, req, res) => form(visit, req, res, noProblem())),
    post({
      path: paths.praise,
      permission: 'complaint.register',
      form: praiseForm,
      files: (visit) => filePlan(deps, visit),
      invalid: form,
      handle: (visit, req, res, values) => takeDown(deps, visit, req, res, values),
    }),
    ...praisePages(deps),
  ];
}

async function takeDown(deps: Deps, visit: StaffVisit, req: Request, res: Response, values: PraiseValues) {
  const { _csrf, ...typed } = req.body as Record<string, unknown>;
  const again = (field: string, text: string, status = 422) =>
    showForm(deps, visit, req, res, problemOf([{ field, text }], typed, status));
  const { files: _names, caseNumber, ...praise } = values;
  const found = caseNumber === '' ? null : await caseOf(deps, visit, caseNumber);
  if (found === undefined) return again('caseNumber', '找不到这个办件编号，请核对，或者留空');
  const store = attachmentStore(deps.config.dataDir);
  const stored = await storeEvidence(store, receivedFiles(req));
  if (!stored.ok)
    return again('files', `“${stored.fileName}”不是 JPG、PNG、WebP 图片或 PDF 文件，请重新选择`);
  const given = { ...praise, case: found, files: stored.files };
  try {
    const outcome = await registerPraise(deps.database, visit.person, given, visit.now);
    if (!outcome.ok) {
      await letGo(store, stored.files);
      const { code, field, rule } = outcome.refusal;
      visit.log.info({ refusal: outcome.refusal }, 'refused');
      return again(field, `${PRAISE_REFUSALS[code]}（${rule}）`, 409);
    }
    req.session.flash = { kind: 'success', text: `表扬已登记，编号 ${outcome.number}` };
    res.redirect(303, paths.praiseOf(outcome.number));
  } catch (error) {
    await letGo(store, stored.files);
    throw error;
  }
}

function caseOf(deps: Deps, visit: StaffVisit, text: string) {
  const scope = scopeSql(visit.person, 'c');
  if (scope === null) return Promise.resolve(undefined);
  const parsed = parseCaseNumber(text);
  return findPraisedCase(deps.database, scope, [parsed.ok ? parsed.number : text, numberAsTyped(text)]);
}

async function showForm(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { staff, windows, departments } = await praiseChoices(deps.database, visit.person.hallId);
  const options = (table: Readonly<Record<string, string>>) =>
    Object.entries(table).map(([value, label]) => ({ value, label }));
  await deps.renderer.page(visit, req, res, 'praise/new', {
    title: '登记表扬',
    status: problem.status,
    locals: {
      view: {
        problem,
        kinds: options(PRAISE_KINDS),
        levels: options(MEDIA_LEVELS),
        staff: staff.map((each) => ({
          value: String(each.id),
          label: [each.department?.name, each.name].filter(Boolean).join(' · '),
        })),
        windows: windows.map((each) => ({
          value: String(each.id),
          label: `${each.number}号窗口 ${each.name}`,
        })),
        departments: departments.map((each) => ({ value: String(each.id), label: each.name })),
        maySearchCases: may(visit.person.roles, 'case.search'),
      },
    },
  });
}
