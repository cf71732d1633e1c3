import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { parsePhone } from '../../domain/identity/phone.js';
import { bookingRefusalInWords } from '../../domain/staffing/booking.js';
import { actingIds } from '../../domain/staffing/substitution.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { tabsShown } from '../absences/absences.routes.js';
import { staffingTabs } from '../absences/absences-page.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { bookingListPage, listAsked } from './booking-list-page.js';
import { bookingPage } from './booking-page.js';
import {
  type BookingValues,
  bookingForm,
  noFieldsForm,
  type ReplyValues,
  replyForm,
} from './bookings.forms.js';
import { countBookings, findBooking, listBookings, listWanted } from './bookings.repository.js';
import { openBookingPhone } from './open-booking-phone.js';
import { replyBooking } from './reply-booking.js';
import { takeBooking } from './take-booking.js';

/** The booking log for visitors who find nobody, and what citizens booked online (S-08, D-10). */
export function bookingRoutes(deps: Deps): Route[] {
  const list = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showList(deps, visit, req, res, problem);
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showBooking(deps, visit, req, res, problem);
  return [
    get(paths.bookings, 'booking.handle', (visit, req, res) => list(visit, req, res, noProblem())),
    post({
      path: paths.bookings,
      permission: 'booking.handle',
      form: bookingForm,
      invalid: list,
      handle: (visit, req, res, values) => takeNew(deps, visit, req, res, values),
    }),
    get('/bookings/:id', 'booking.handle', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: '/bookings/:id/reply',
      permission: 'booking.handle',
      form: replyForm,
      invalid: show,
      handle: (visit, req, res, values) => takeReply(deps, visit, req, res, values),
    }),
    post({
      path: '/bookings/:id/phone',
      permission: 'booking.handle',
      form: noFieldsForm,
      invalid: show,
      handle: (visit, req, res) => takePhone(deps, visit, req, res),
    }),
  ];
}

async function takeNew(deps: Deps, visit: StaffVisit, req: Request, res: Response, values: BookingValues) {
  const phone = parsePhone(values.phone);
  if (!phone.ok) {
    const text = '请填写手机号码，或者带区号的固定电话';
    return showList(deps, visit, req, res, problemOf([{ field: 'phone', text }], typedIn(req)));
  }
  const given = { ...values, phone: phone.value.number };
  const made = await takeBooking(deps, visit.person, given, visit.now);
  req.session.flash = { kind: 'success', text: `预约已登记，由${made.handler}回复` };
  res.redirect(303, paths.bookings);
}

async function takeReply(deps: Deps, visit: StaffVisit, req: Request, res: Response, values: ReplyValues) {
  const outcome = await replyBooking(deps, visit.person, { bookingId: idIn(req), ...values }, visit.now);
  if (outcome.ok) {
    req.session.flash = { kind: 'success', text: '预约已回复' };
    return res.redirect(303, paths.bookings);
  }
  if (outcome.kind === 'not-found') throw new NotFoundError();
  const { field, rule } = outcome.refusal;
  const text = `${bookingRefusalInWords(outcome.refusal)}（${rule}）`;
  return showBooking(deps, visit, req, res, problemOf([{ field, text }], typedIn(req), 409));
}

async function takePhone(deps: Deps, visit: StaffVisit, req: Request, res: Response) {
  const asked = { bookingId: idIn(req), address: visit.address };
  const phone = await openBookingPhone(deps, visit.person, asked, visit.now);
  if (phone === null) throw new NotFoundError();
  await showBooking(deps, visit, req, res, noProblem(), phone);
}

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database } = deps;
  const { hallId } = visit.person;
  const name = listAsked(req.query.list);
  const calendar = await hallCalendar(database, hallId);
  const view = {
    problem,
    tabs: staffingTabs(paths.bookings, tabsShown(visit)),
    ...bookingListPage({
      name,
      rows: await listBookings(database, hallId, name, visit.now),
      counts: await countBookings(database, hallId, visit.now),
      wanted: await listWanted(database.read, hallId),
      calendar,
      now: visit.now,
    }),
  };
  await deps.renderer.page(visit, req, res, 'bookings/list', {
    title: '预约登记',
    status: problem.status,
    locals: { view },
  });
}

async function showBooking(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
  openedPhone: string | null = null,
) {
  const { database, vault } = deps;
  const row = await findBooking(database.read, visit.person.hallId, idIn(req));
  if (row === null) throw new NotFoundError('找不到这份预约');
  const calendar = await hallCalendar(database, row.hallId);
  const sealed = row.phoneCipher;
  const view = bookingPage({
    row,
    phone: openedPhone ?? (sealed === null ? '' : vault.open(sealed, `Booking.phone:${row.rowKey}`)),
    isOpened: openedPhone !== null,
    actsFor: actingIds(visit.person),
    calendar,
    now: visit.now,
  });
  res.setHeader('cache-control', 'no-store');
  await deps.renderer.page(visit, req, res, 'bookings/booking', {
    title: `预约：${row.matter}`,
    status: problem.status,
    locals: { view: { problem, ...view } },
  });
}

function typedIn(req: Request): Record<string, unknown> {
  return req.body as Record<string, unknown>;
}

function idIn(req: Request): number {
  const text = String(req.params.id ?? '');
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
