import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { type FormProblem, problemOf } from '../../web/forms.js';
import { post, type Route } from '../../web/routes.js';
import { receivedFiles } from '../../web/uploads.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { attachmentStore } from './attachment-store.js';
import { attachTo } from './attachments.forms.js';
import { deleteDraftAttachment, listDraftAttachments } from './attachments.repository.js';
import { filePlan, megabytes } from './attachments.routes.js';
import { type AttachmentPanel, attachmentPanel } from './attachments-page.js';
import { keepFiles } from './keep-files.js';
import { keptInWords } from './kept-in-words.js';

const ACTION = '/intake/attachments';
const key = z.string().regex(/^[A-Za-z0-9_-]{10,40}$/, '表单已失效，请重新打开收件页面');
const draftForm = z.looseObject({ submissionKey: key, attachTo });
const removeForm = z.looseObject({ submissionKey: key, remove: z.coerce.number().int().positive() });

/** What the intake form does around its files. */
export interface IntakeFormParts {
  show(visit: StaffVisit, req: Request, res: Response, problem: FormProblem): Promise<void>;
  /** Keeps the half-written form, so that it is there again after the files were sent without a script. */
  keepDraft(visit: StaffVisit, req: Request): Promise<void>;
  materialsOf(visit: StaffVisit, req: Request): Promise<readonly { position: number; name: string }[]>;
}

/** The scans and photos of a form that is not sent yet; empty without a key. */
export async function draftAttachmentPanel(
  deps: Deps,
  visit: StaffVisit,
  submissionKey: string | null,
  materials: readonly { position: number; name: string }[],
  error = '',
): Promise<AttachmentPanel> {
  return attachmentPanel({
    rows:
      submissionKey === null ? [] : await listDraftAttachments(deps.database, visit.person, submissionKey),
    materials,
    action: ACTION,
    removeAction: `${ACTION}/delete`,
    megabytes: await megabytes(deps, visit),
    error,
    now: visit.now,
    calendar: await hallCalendar(deps.database, visit.person.hallId),
  });
}

/** Files sent from the intake form belong to the draft of its key and to the clerk, until it becomes a case. */
export function draftAttachmentRoutes(deps: Deps, form: IntakeFormParts): Route[] {
  const store = attachmentStore(deps.config.dataDir);
  const invalid: InvalidFiles = (visit, req, res, problem) =>
    answer(deps, form, visit, req, res, problem, '');
  return [
    post({
      path: ACTION,
      permission: 'intake.submit',
      form: draftForm,
      files: (visit) => filePlan(deps, visit),
      invalid,
      async handle(visit, req, res, values) {
        const owner = { kind: 'draft' as const, key: values.submissionKey, position: values.attachTo };
        const house = { database: deps.database, store };
        const outcome = await keepFiles(house, visit.person, owner, receivedFiles(req), visit.now);
        const { _csrf, ...typed } = req.body as Record<string, unknown>;
        const words = keptInWords(outcome);
        const problem = outcome.ok ? null : problemOf([{ field: 'files', text: words }], typed, 422);
        await answer(deps, form, visit, req, res, problem, words);
      },
    }),
    post({
      path: `${ACTION}/delete`,
      permission: 'intake.submit',
      form: removeForm,
      invalid,
      async handle(visit, req, res, values) {
        const storedName = await deps.database.write((tx) =>
          deleteDraftAttachment(tx, visit.person, values.submissionKey, values.remove),
        );
        if (storedName !== null) await store.remove(storedName);
        const words = storedName === null ? '文件已经不在了' : '文件已删除';
        await answer(deps, form, visit, req, res, null, words);
      },
    }),
  ];
}

type InvalidFiles = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>;

/** The list of files for a script, or the form again; without a script the typed values are kept as a draft. */
async function answer(
  deps: Deps,
  form: IntakeFormParts,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem | null,
  done: string,
): Promise<void> {
  const submissionKey = String((req.body as { submissionKey?: unknown }).submissionKey ?? '');
  if (req.get('x-fragment') !== undefined) {
    const error = problem?.errors[0]?.text ?? '';
    const materials = await form.materialsOf(visit, req);
    const panel = await draftAttachmentPanel(deps, visit, submissionKey, materials, error);
    res.status(problem?.status ?? 200);
    return deps.renderer.fragment(res, 'attachments/list', { panel });
  }
  if (problem !== null) return form.show(visit, req, res, problem);
  await form.keepDraft(visit, req);
  req.session.flash = { kind: 'success', text: done };
  res.redirect(303, `/intake?draft=${submissionKey}#attachments`);
}
