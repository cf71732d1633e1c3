import { randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { recordProceeding } from '../../db/proceedings.js';
import { may } from '../../domain/access/permissions.js';
import { MINUTES_PER_DAY, parseDate, parseTimeOfDay } from '../../domain/calendar/civil-time.js';
import { complaintRefusalInWords } from '../../domain/complaints/complaint-refusal-in-words.js';
import { numberAsTyped, parseCaseNumber } from '../../domain/numbering/case-number.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { homePath } from '../../web/home-path.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import { receivedFiles } from '../../web/uploads.js';
import type { StaffVisit } from '../../web/visit.js';
import { attachmentStore } from '../attachments/attachment-store.js';
import { filePlan } from '../attachments/attachments.routes.js';
import { insertEvidence } from '../attachments/evidence.repository.js';
import { letGo, storeEvidence } from '../attachments/store-evidence.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { findItems } from '../intake/intake.repository.js';
import { COMPLAINT_CHOICES, targetChoices } from './complaint-choices.js';
import { complaintLists } from './complaint-list.routes.js';
import { complaintOrders } from './complaint-orders.routes.js';
import { complaintPapers } from './complaint-papers.routes.js';
import { complaintSteps } from './complaint-steps.routes.js';
import { type ComplaintValues, complaintForm } from './complaints.forms.js';
import { readComplaint } from './complaints.repository.js';
import { redirectComplaint } from './redirect-complaint.js';
import { type RegisterComplaintOutcome, registerComplaint } from './register-complaint.js';
import { showComplaint } from './show-complaint.js';

const TYPEAHEAD = 10;

/** Complaints on the staff's side (S-13): taking down, list, the page with its steps, papers. */
export function complaintRoutes(deps: Deps): Route[] {
  const form = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showForm(deps, visit, req, res, problem);
  return [
    ...complaintLists(deps),
    get(paths.newComplaint, 'complaint.register', (visit, req, res) =>
      form(visit, req, res, noProblem({ confidential: 'on', channel: 'on-the-spot' })),
    ),
    get('/complaints/items', 'complaint.register', async (visit, req, res) => {
      const found = await findItems(deps.database, visit.person, String(req.query.q ?? ''), TYPEAHEAD);
      const options = found.map((item) => ({
        value: String(item.id),
        label: item.name,
        detail: item.departmentName,
      }));
      deps.renderer.fragment(res, 'partials/typeahead-options', { options });
    }),
    post({
      path: paths.complaints,
      permission: 'complaint.register',
      form: complaintForm,
      files: (visit) => filePlan(deps, visit),
      invalid: form,
      handle: (visit, req, res, values) => takeDown(deps, visit, req, res, values),
    }),
    get('/complaints/:number', 'complaint.view', (visit, req, res) =>
      showComplaint(deps, visit, req, res, noProblem()),
    ),
    ...complaintPapers(deps),
    ...complaintOrders(deps),
    ...complaintSteps(deps),
  ];
}

async function showForm(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const values = { submissionKey: randomBytes(16).toString('base64url'), ...problem.values };
  const view = {
    problem: { ...problem, values },
    choices: { ...COMPLAINT_CHOICES, ...(await targetChoices(deps.database, visit.person.hallId)) },
    mayRedirect: may(visit.person.roles, 'complaint.handle'),
    backHref: may(visit.person.roles, 'complaint.view') ? paths.complaints : homePath(visit.person),
  };
  res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'complaints/new', {
    title: '登记投诉',
    status: problem.status,
    locals: { view },
  });
}

async function takeDown(deps: Deps, visit: StaffVisit, req: Request, res: Response, values: ComplaintValues) {
  const { _csrf, ...typed } = req.body as Record<string, unknown>;
  const again = (field: string, text: string, status = 422) =>
    showForm(deps, visit, req, res, problemOf([{ field, text }], typed, status));
  const itemId = await itemOf(deps, visit, values);
  if (itemId === 'unknown') return again('item', '找不到这个事项，请从列表中选择，或者留空');
  const store = attachmentStore(deps.config.dataDir);
  const stored = await storeEvidence(store, receivedFiles(req));
  if (!stored.ok)
    return again('files', `“${stored.fileName}”不是 JPG、PNG、WebP 图片或 PDF 文件，请重新选择`);
  let outcome: RegisterComplaintOutcome;
  try {
    outcome = await registerComplaint(deps, await complaintOf(deps, visit, values, itemId), visit.now);
  } catch (error) {
    await letGo(store, stored.files);
    throw error;
  }
  if (!outcome.ok || outcome.repeated) await letGo(store, stored.files);
  if (!outcome.ok) {
    const { refusal } = outcome;
    visit.log.info({ refusal }, 'refused');
    return again(refusal.field, `${complaintRefusalInWords(refusal)}（${refusal.rule}）`, 409);
  }
  if (!outcome.repeated) await attach(deps, visit, outcome.id, stored.files);
  const redirected = values.outOfScope ? await redirectAtOnce(deps, visit, outcome.number, values) : null;
  await showRegistered(deps, visit, req, res, { outcome, redirected });
}

/** The files belong to the complaint from here on; who took it down cannot open them any more. */
async function attach(
  deps: Deps,
  visit: StaffVisit,
  complaintId: number,
  files: Parameters<typeof insertEvidence>[3],
): Promise<void> {
  if (files.length === 0) return;
  const { hallId, staffId, name } = visit.person;
  await deps.database.write(async (tx) => {
    await insertEvidence(tx, { hallId, kind: 'complaint', id: complaintId }, null, files, visit.now);
    await recordProceeding(tx, {
      hallId,
      about: 'complaint',
      aboutId: complaintId,
      kind: 'files-attached',
      staffId,
      actorName: name,
      at: visit.now,
      note: `${files.length} 个文件`,
    });
  });
}

/** @returns null when done, or why it was not redirected */
async function redirectAtOnce(deps: Deps, visit: StaffVisit, number: string, values: ComplaintValues) {
  const outcome = await redirectComplaint(deps, visit.person, { number, version: 1 }, values, visit.now);
  if (outcome.ok) return { done: true, why: '' };
  return {
    done: false,
    why: outcome.kind === 'refused' ? complaintRefusalInWords(outcome.refusal) : '这件投诉不归您办理',
  };
}

async function showRegistered(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  given: {
    outcome: { number: string; queryCode: string | null };
    redirected: { done: boolean; why: string } | null;
  },
) {
  const { number, queryCode } = given.outcome;
  const isOpenTo =
    may(visit.person.roles, 'complaint.view') &&
    (await readComplaint(deps.database, visit.person, number)) !== null;
  res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'complaints/registered', {
    title: `投诉已登记 ${number}`,
    status: 201,
    locals: {
      view: {
        number,
        queryCode,
        redirected: given.redirected,
        hallName: visit.person.hallName,
        href: isOpenTo ? paths.complaint(number) : null,
      },
    },
  });
}

async function complaintOf(deps: Deps, visit: StaffVisit, values: ComplaintValues, itemId: number | null) {
  const { person } = visit;
  const calendar = await hallCalendar(deps.database, person.hallId);
  const moment = (day: string, time: string) =>
    day === ''
      ? null
      : new Date(
          calendar.zone.toInstant(
            (parseDate(day) ?? 0) * MINUTES_PER_DAY + (time === '' ? 0 : (parseTimeOfDay(time) ?? 0)),
          ),
        );
  const parsed = parseCaseNumber(values.caseNumber);
  return {
    hallId: person.hallId,
    channel: values.channel,
    category: values.category,
    severity: values.severity,
    anonymous: values.anonymous,
    confidential: values.confidential,
    name: values.name,
    phone: values.phone,
    address: values.address,
    content: values.content,
    target: {
      kind: values.targetKind,
      staffId: values.targetStaffId,
      windowId: values.targetWindowId,
      departmentId: values.targetDepartmentId,
    },
    caseNumber: values.caseNumber === '' ? '' : parsed.ok ? parsed.number : numberAsTyped(values.caseNumber),
    itemId,
    levelSkipping: values.levelSkipping,
    occurredAt: moment(values.occurredDate, values.occurredTime),
    receivedAt: moment(values.receivedDate, values.receivedTime),
    receivedBy: { staffId: person.staffId, name: person.name },
    submissionKey: values.submissionKey,
  };
}

/** The item chosen from the list, or the only one that the typed words find. */
async function itemOf(
  deps: Deps,
  visit: StaffVisit,
  values: ComplaintValues,
): Promise<number | null | 'unknown'> {
  if (values.item === '') return null;
  const found = await findItems(deps.database, visit.person, values.item, TYPEAHEAD);
  const chosen =
    found.find((item) => item.id === values.itemId) ??
    found.find((item) => item.name === values.item) ??
    (found.length === 1 ? found[0] : undefined);
  return chosen?.id ?? 'unknown';
}
