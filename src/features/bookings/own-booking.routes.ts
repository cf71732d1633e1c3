import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { getPublic, postPublic, type Route } from '../../web/routes.js';
import type { Visit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { createFloodGate } from '../public-complaints/flood-gate.js';
import { keepPrivate } from '../public-complaints/private-page.js';
import { bookingPass } from './booking-pass.js';
import { cancelBooking } from './cancel-booking.js';
import { BOOKING_TRIES_PERIOD_MINUTES, findOwnBookingByCode } from './find-own-booking.js';
import { ownBookingPage } from './web-booking-page.js';
import { emptyForm, ownBookingForm } from './web-bookings.forms.js';
import { findOwnBooking, type OwnBooking } from './web-bookings.repository.js';

/** Visitors of a hall may share an address; each number has its own, strict limit. */
const TRIES_PER_ADDRESS_AND_HOUR = 600;

const NOT_FOUND = '预约编号和查询码对不上，请对照预约时给您的再输一次';
const LATER = `查询次数太多，请过 ${BOOKING_TRIES_PERIOD_MINUTES} 分钟再试，或者打咨询电话`;
const TOO_LATE = '预约的时间已经到了，或者已经取消、办完，不能再取消';

/** A booking in the hands of who made it: by number and code, looked at or taken back (S-08). */
export function ownBookingRoutes(deps: Deps): Route[] {
  const gate = createFloodGate(TRIES_PER_ADDRESS_AND_HOUR);
  const query = (visit: Visit, req: Request, res: Response, problem: FormProblem) =>
    showQuery(deps, visit, req, res, problem);
  const own = (visit: Visit, req: Request, res: Response, problem: FormProblem) =>
    showOwn(deps, visit, req, res, problem);
  return [
    getPublic(paths.bookStatus, (visit, req, res) => query(visit, req, res, noProblem())),
    postPublic({
      path: paths.bookStatus,
      form: ownBookingForm,
      invalid: query,
      async handle(visit, req, res, values) {
        const again = (text: string, status: number) =>
          query(visit, req, res, problemOf([{ field: 'number', text }], { number: values.number }, status));
        if (gate.isFlooding(visit.address, visit.now)) return again(LATER, 429);
        const found = await findOwnBookingByCode(deps, values, visit.now);
        if (found.kind === 'wrong') return again(NOT_FOUND, 422);
        if (found.kind === 'limited') return again(`${NOT_FOUND}。${LATER}`, 429);
        bookingPass.give(deps, res, { id: found.id, number: found.number, code: null }, visit.now);
        res.redirect(303, paths.ownBooking);
      },
    }),
    getPublic(paths.ownBooking, (visit, req, res) => own(visit, req, res, noProblem())),
    postPublic({
      path: '/book/mine/cancellation',
      form: emptyForm,
      invalid: own,
      handle: (visit, req, res) => takeCancellation(deps, visit, req, res),
    }),
    postPublic({
      path: '/book/leave',
      form: emptyForm,
      invalid: own,
      handle(_visit, _req, res) {
        bookingPass.take(res);
        res.redirect(303, '/');
      },
    }),
  ];
}

function showQuery(deps: Deps, visit: Visit, req: Request, res: Response, problem: FormProblem) {
  keepPrivate(res);
  return deps.renderer.page(visit, req, res, 'bookings/query', {
    title: '查询我的预约',
    status: problem.status,
    locals: { problem },
  });
}

async function showOwn(deps: Deps, visit: Visit, req: Request, res: Response, problem: FormProblem) {
  keepPrivate(res);
  const row = await ownBookingOf(deps, req, visit.now);
  if (row === null) return res.redirect(303, paths.bookStatus);
  const calendar = await hallCalendar(deps.database, row.hallId);
  await deps.renderer.page(visit, req, res, 'bookings/own', {
    title: `预约 ${row.number ?? ''}`,
    status: problem.status,
    hallId: row.hallId,
    locals: { view: { problem, ...ownBookingPage(row, calendar, visit.now) } },
  });
}

async function takeCancellation(deps: Deps, visit: Visit, req: Request, res: Response) {
  const row = await ownBookingOf(deps, req, visit.now);
  if (row === null) return res.redirect(303, paths.bookStatus);
  if (await cancelBooking(deps.database, row.id, visit.now)) return res.redirect(303, paths.ownBooking);
  await showOwn(deps, visit, req, res, problemOf([{ field: 'form', text: TOO_LATE }], {}, 409));
}

async function ownBookingOf(deps: Deps, req: Request, now: Date): Promise<OwnBooking | null> {
  const pass = bookingPass.read(deps, req, now);
  return pass === null ? null : findOwnBooking(deps.database.read, pass.id);
}
