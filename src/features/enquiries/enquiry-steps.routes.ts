import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { hallSettings } from '../settings/hall-settings.js';
import { takeOverEnquiry } from './answer-handover.js';
import { disposeOfEnquiry } from './dispose-of-enquiry.js';
import {
  type DispositionValues,
  dispositionForm,
  noFieldsForm,
  type TakeOverValues,
  takeOverForm,
} from './enquiries.forms.js';
import { findEnquiry, listReceivers, listSaid } from './enquiries.repository.js';
import { dispositionChoices, refusalError } from './enquiry-form.js';
import { noticeRoutesOfEnquiry } from './enquiry-notice.routes.js';
import { enquiryPage } from './enquiry-page.js';
import { enquiryReach } from './enquiry-reach.js';
import { registrationRoutes } from './enquiry-registration.routes.js';
import { type Contact, openPhone } from './open-phone.js';

const CHANGED = '这件咨询刚刚被其他人员处理过，您填写的内容仍在，请看清变化后再提交';
const NO_ENQUIRY = '找不到这件咨询，或者它不归您负责';

/** The page of an enquiry and its steps. */
export function enquirySteps(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showEnquiry(deps, visit, req, res, problem);
  return [
    ...noticeRoutesOfEnquiry(deps),
    ...registrationRoutes(deps),
    get('/enquiries/:number', 'enquiry.view', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: '/enquiries/:number/disposition',
      permission: 'enquiry.handle',
      form: dispositionForm,
      invalid: show,
      handle: (visit, req, res, values) => takeDisposition(deps, visit, req, res, values),
    }),
    post({
      path: '/enquiries/:number/takeover',
      permission: 'enquiry.handle',
      form: takeOverForm,
      invalid: show,
      handle: (visit, req, res, values) => takeTakeover(deps, visit, req, res, values),
    }),
    post({
      path: '/enquiries/:number/phone',
      permission: 'enquiry.handle',
      form: noFieldsForm,
      invalid: show,
      handle: (visit, req, res) => showPhone(deps, visit, req, res),
    }),
  ];
}

async function takeDisposition(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  { version, ...input }: DispositionValues,
): Promise<void> {
  const request = { number: numberIn(req), version, input };
  const outcome = await disposeOfEnquiry(deps, visit.person, request, visit.now);
  if (!outcome.ok) return showNo(deps, visit, req, res, outcome);
  const words = { close: '咨询已答复', 'hand-over': '已移交，等待对方接收', keep: '答复期限已登记' };
  req.session.flash = { kind: 'success', text: words[outcome.effect] };
  const goTo = outcome.noticeNumber === '' ? paths.enquiry : paths.enquiryNotice;
  res.redirect(303, goTo(outcome.number));
}

async function takeTakeover(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  { version, answer, reason }: TakeOverValues,
): Promise<void> {
  const accepts = answer === 'accept';
  const request = { number: numberIn(req), version, accepts, reason };
  const outcome = await takeOverEnquiry(deps.database, visit.person, request, visit.now);
  if (!outcome.ok) return showNo(deps, visit, req, res, outcome);
  const text = accepts ? '已接收，由您负责答复' : '已退回，由首问人继续负责';
  req.session.flash = { kind: 'success', text };
  res.redirect(303, accepts ? paths.enquiry(request.number) : paths.enquiries);
}

type No = Exclude<
  Awaited<ReturnType<typeof disposeOfEnquiry>> | Awaited<ReturnType<typeof takeOverEnquiry>>,
  { ok: true }
>;

/** Tells why nothing was done, with what was typed. */
async function showNo(deps: Deps, visit: StaffVisit, req: Request, res: Response, no: No): Promise<void> {
  if (no.kind === 'not-found') throw new NotFoundError(NO_ENQUIRY);
  if (no.kind === 'refused') visit.log.info({ refusal: no.refusal }, 'refused');
  const error = no.kind === 'changed' ? { field: 'form', text: CHANGED } : refusalError(no.refusal);
  const typed = req.body as Record<string, unknown>;
  await showEnquiry(deps, visit, req, res, problemOf([error], typed, 409));
}

async function showPhone(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const asked = { number: numberIn(req), address: visit.address };
  const opened = await openPhone(deps, visit.person, asked, visit.now);
  if (opened === null) throw new NotFoundError(NO_ENQUIRY);
  await showEnquiry(deps, visit, req, res, noProblem(), opened);
}

async function showEnquiry(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
  opened: Contact | null = null,
): Promise<void> {
  const { database, vault } = deps;
  const { person, now } = visit;
  const found = await findEnquiry(database.read, await enquiryReach(database, person), numberIn(req));
  if (found === null) throw new NotFoundError(NO_ENQUIRY);
  const calendar = await hallCalendar(database, found.hallId);
  const settings = await hallSettings(database, found.hallId);
  const item =
    found.itemId === null ? null : await database.read.item.findUnique({ where: { id: found.itemId } });
  const phone =
    found.phoneCipher === null ? '' : vault.open(found.phoneCipher, `Enquiry.phone:${found.rowKey}`);
  const said = await listSaid(database.read, found);
  res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'enquiries/enquiry', {
    title: `咨询 ${found.number}`,
    status: problem.status,
    locals: {
      view: {
        problem,
        ...enquiryPage({ found, said, item, person, calendar, now, phone, opened }),
        longest: settings.number('enquiryLongestWorkingDays'),
        ...dispositionChoices(visit, await listReceivers(database.read, found.hallId)),
      },
    },
  });
}

function numberIn(req: Request): string {
  return String(req.params.number ?? '');
}
