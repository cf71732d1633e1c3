import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { post, type Route } from '../../web/routes.js';
import { receivedFiles } from '../../web/uploads.js';
import type { StaffVisit } from '../../web/visit.js';
import { requireCase } from '../cases/carry-out.js';
import type { LoadedCase } from '../cases/load-case.js';
import { attachmentStore } from './attachment-store.js';
import { attachTo, caseAttachmentsForm } from './attachments.forms.js';
import { listCaseAttachments } from './attachments.repository.js';
import { filePlan, megabytes } from './attachments.routes.js';
import { type AttachmentPanel, attachmentPanel } from './attachments-page.js';
import { type KeptFiles, keepFiles } from './keep-files.js';
import { keptInWords } from './kept-in-words.js';

type Show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => Promise<void>;

/** The scans and photos of a case; files may be added while it is open. */
export async function caseAttachmentPanel(
  deps: Deps,
  visit: StaffVisit,
  { row, materials, calendar, now }: LoadedCase,
  given: { action?: string; error?: string } = {},
): Promise<AttachmentPanel> {
  const canAdd = row.isOpen === 1 && may(visit.person.roles, 'case.attach');
  return attachmentPanel({
    rows: await listCaseAttachments(deps.database, row.hallId, row.id),
    materials,
    action: canAdd ? (given.action ?? paths.caseAction(row.number, 'attachments')) : '',
    megabytes: await megabytes(deps, visit),
    error: given.error ?? '',
    now,
    calendar,
  });
}

/** Files sent from the page of a case. */
export function caseAttachmentRoutes(deps: Deps, show: Show): Route[] {
  return [
    post({
      path: '/cases/:number/attachments',
      permission: 'case.attach',
      form: caseAttachmentsForm,
      files: (visit, req) => planFor(deps, visit, req),
      invalid: (visit, req, res, problem) => refuse(deps, visit, req, res, problem, show),
      async handle(visit, req, res, values) {
        const { loaded, outcome } = await keep(deps, visit, req, values.attachTo);
        if (!outcome.ok) {
          const problem = problemOf([{ field: 'files', text: keptInWords(outcome) }], {}, 422);
          return refuse(deps, visit, req, res, problem, show);
        }
        if (isScript(req)) return showPanel(deps, visit, res, loaded, '');
        req.session.flash = { kind: 'success', text: keptInWords(outcome) };
        res.redirect(303, `${paths.case(loaded.row.number)}#attachments`);
      },
    }),
  ];
}

/** Files sent from the page on which papers are ticked: it is shown again with its ticks. */
export function paperAttachmentRoutes(deps: Deps, noun: string, show: Show): Route[] {
  return [
    post({
      path: `/cases/:number/${noun}/attachments`,
      permission: 'case.attach',
      form: caseAttachmentsForm.pick({ attachTo: true }).loose(),
      files: (visit, req) => planFor(deps, visit, req),
      invalid: (visit, req, res, problem) => refuse(deps, visit, req, res, problem, show),
      async handle(visit, req, res) {
        const typed = req.body as Record<string, unknown>;
        const { loaded, outcome } = await keep(deps, visit, req, attachTo.parse(typed.attachTo));
        const problem = outcome.ok
          ? noProblem(typed)
          : problemOf([{ field: 'files', text: keptInWords(outcome) }], typed, 422);
        if (isScript(req))
          return showPanel(deps, visit, res, loaded, problem.byField.files ?? '', problem.status);
        await show(visit, req, res, problem);
      },
    }),
  ];
}

async function planFor(deps: Deps, visit: StaffVisit, req: Request) {
  await requireCase(deps, visit, req);
  return filePlan(deps, visit);
}

async function keep(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  position: number,
): Promise<{ loaded: LoadedCase; outcome: KeptFiles }> {
  const loaded = await requireCase(deps, visit, req);
  const owner = { kind: 'case' as const, caseId: loaded.row.id, position };
  const house = { database: deps.database, store: attachmentStore(deps.config.dataDir) };
  return { loaded, outcome: await keepFiles(house, visit.person, owner, receivedFiles(req), visit.now) };
}

async function refuse(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
  show: Show,
): Promise<void> {
  if (!isScript(req)) return show(visit, req, res, problem);
  const loaded = await requireCase(deps, visit, req);
  await showPanel(deps, visit, res, loaded, problem.errors[0]?.text ?? '', problem.status);
}

async function showPanel(
  deps: Deps,
  visit: StaffVisit,
  res: Response,
  loaded: LoadedCase,
  error: string,
  status = 200,
): Promise<void> {
  const panel = await caseAttachmentPanel(deps, visit, loaded, { error });
  res.status(status);
  deps.renderer.fragment(res, 'attachments/list', { panel });
}

function isScript(req: Request): boolean {
  return req.get('x-fragment') !== undefined;
}
