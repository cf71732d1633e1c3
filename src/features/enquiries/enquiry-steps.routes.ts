import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { ENQUIRY_CHANNELS, isEnquiryChannel } from '../../domain/enquiries/channels.js';
import { maskPersonName, maskPhone } from '../../domain/identity/masks.js';
import { actingIds } from '../../domain/staffing/substitution.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { hallSettings } from '../settings/hall-settings.js';
import { takeOverEnquiry } from './answer-handover.js';
import { disposeOfEnquiry } from './dispose-of-enquiry.js';
import { dispositionForm, noFieldsForm, takeOverForm } from './enquiries.forms.js';
import { findEnquiry, listReceivers } from './enquiries.repository.js';
import { enquiryHistory, enquiryState } from './enquiries-page.js';
import { dispositionChoices, refusalError } from './enquiry-form.js';
import { noticeRoutesOfEnquiry } from './enquiry-notice.routes.js';
import { enquiryReach } from './enquiry-reach.js';
import { openPhone } from './open-phone.js';

const CHANGED = '这件咨询刚刚被其他人员处理过，您填写的内容仍在，请看清变化后再提交';
const NO_ENQUIRY = '找不到这件咨询，或者它不归您负责';

/** The page of an enquiry and its steps. */
export function enquirySteps(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showEnquiry(deps, visit, req, res, problem);
  const again = (visit: StaffVisit, req: Request, res: Response, text: string) =>
    show(visit, req, res, problemOf([{ field: 'form', text }], req.body as Record<string, unknown>, 409));
  return [
    ...noticeRoutesOfEnquiry(deps),
    get('/enquiries/:number', 'enquiry.view', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: '/enquiries/:number/disposition',
      permission: 'enquiry.handle',
      form: dispositionForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const { version, ...input } = values;
        const request = { number: numberIn(req), version, input };
        const outcome = await disposeOfEnquiry(deps, visit.person, request, visit.now);
        if (outcome.ok) {
          const words = { close: '咨询已答复', 'hand-over': '已移交，等待对方接收', keep: '答复期限已登记' };
          req.session.flash = { kind: 'success', text: words[outcome.effect] };
          const goTo = outcome.noticeNumber === '' ? paths.enquiry : paths.enquiryNotice;
          return res.redirect(303, goTo(outcome.number));
        }
        if (outcome.kind === 'not-found') throw new NotFoundError(NO_ENQUIRY);
        if (outcome.kind === 'changed') return again(visit, req, res, CHANGED);
        visit.log.info({ refusal: outcome.refusal }, 'refused');
        const typed = req.body as Record<string, unknown>;
        return show(visit, req, res, problemOf([refusalError(outcome.refusal)], typed, 409));
      },
    }),
    post({
      path: '/enquiries/:number/takeover',
      permission: 'enquiry.handle',
      form: takeOverForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const request = {
          number: numberIn(req),
          version: values.version,
          accepts: values.answer === 'accept',
          reason: values.reason,
        };
        const outcome = await takeOverEnquiry(deps.database, visit.person, request, visit.now);
        if (outcome.ok) {
          const text = request.accepts ? '已接收，由您负责答复' : '已退回，由首问人继续负责';
          req.session.flash = { kind: 'success', text };
          return res.redirect(303, request.accepts ? paths.enquiry(request.number) : paths.enquiries);
        }
        if (outcome.kind === 'not-found') throw new NotFoundError(NO_ENQUIRY);
        if (outcome.kind === 'changed') return again(visit, req, res, CHANGED);
        const typed = req.body as Record<string, unknown>;
        return show(visit, req, res, problemOf([refusalError(outcome.refusal)], typed, 409));
      },
    }),
    post({
      path: '/enquiries/:number/phone',
      permission: 'enquiry.handle',
      form: noFieldsForm,
      invalid: show,
      async handle(visit, req, res) {
        const phone = await openPhone(
          deps,
          visit.person,
          { number: numberIn(req), address: visit.address },
          visit.now,
        );
        if (phone === null) throw new NotFoundError(NO_ENQUIRY);
        await showEnquiry(deps, visit, req, res, noProblem(), phone);
      },
    }),
  ];
}

async function showEnquiry(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
  openedPhone: string | null = null,
): Promise<void> {
  const { database, vault } = deps;
  const { person, now } = visit;
  const found = await findEnquiry(database.read, await enquiryReach(database, person), numberIn(req));
  if (found === null) throw new NotFoundError(NO_ENQUIRY);
  const calendar = await hallCalendar(database, found.hallId);
  const settings = await hallSettings(database, found.hallId);
  const item =
    found.itemId === null
      ? null
      : await database.read.item.findUnique({
          where: { id: found.itemId },
          select: { id: true, name: true },
        });
  const ids = actingIds(person);
  const open = found.handovers.filter((each) => each.acknowledgedAt === null && each.declinedAt === null);
  const handles = found.closedAt === null && may(person.roles, 'enquiry.handle');
  const phone =
    found.phoneCipher === null ? '' : vault.open(found.phoneCipher, `Enquiry.phone:${found.rowKey}`);
  const moment = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), calendar.zone));
  res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'enquiries/enquiry', {
    title: `咨询 ${found.number}`,
    status: problem.status,
    locals: {
      view: {
        problem,
        number: found.number,
        version: found.version,
        matter: found.matter,
        state: enquiryState({ ...found, handovers: open }, now),
        isLate: found.closedAt === null && found.answerBy !== null && found.answerBy < now,
        facts: [
          {
            key: '咨询方式',
            value: isEnquiryChannel(found.channel) ? ENQUIRY_CHANNELS[found.channel] : found.channel,
          },
          { key: '单位或姓名', value: maskPersonName(found.visitorName) || '（没有留）' },
          {
            key: '电话',
            value: openedPhone ?? (phone === '' ? '（没有留）' : maskPhone(phone)),
            figures: true,
          },
          ...(item ? [{ key: '事项', value: item.name, href: paths.guide(item.id) }] : []),
          { key: '首问人', value: found.firstClerk },
          { key: '现在负责', value: found.owner },
          { key: found.closedAt === null ? '应在此前答复' : '答复期限', value: moment(found.answerBy) },
          ...(found.answer === '' ? [] : [{ key: '答复', value: found.answer }]),
        ],
        mayOpenPhone: phone !== '' && openedPhone === null && may(person.roles, 'enquiry.handle'),
        history: enquiryHistory(found, calendar),
        mayDispose: handles && ids.includes(found.ownerId),
        waitsFor: handles && open.some((each) => ids.includes(each.toId)) ? open[0] : null,
        noticeHref: found.noticeNumber === '' ? null : paths.enquiryNotice(found.number),
        noticeNumber: found.noticeNumber,
        intakeHref: may(person.roles, 'intake.open')
          ? item
            ? paths.intakeFor(item.id)
            : paths.intake
          : null,
        longest: settings.number('enquiryLongestWorkingDays'),
        ...dispositionChoices(visit, await listReceivers(database.read, found.hallId)),
      },
    },
  });
}

function numberIn(req: Request): string {
  return String(req.params.number ?? '');
}
