import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { momentInWords, shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { maskPersonName, maskPhone } from '../../domain/identity/masks.js';
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
import { bookingForm, noFieldsForm, replyForm } from './bookings.forms.js';
import {
  type BookingListName,
  countBookings,
  findBooking,
  listBookings,
  listWanted,
} from './bookings.repository.js';
import { openBookingPhone, replyBooking, takeBooking } from './take-booking.js';

const LISTS: Readonly<Record<BookingListName, { title: string; empty: string }>> = {
  open: { title: '待回复', empty: '没有等待回复的预约。' },
  late: { title: '超时未回复', empty: '没有超时未回复的预约。' },
  done: { title: '已回复', empty: '还没有已回复的预约。' },
};

/** The booking log for visitors who find nobody (S-08, D-10). */
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
      async handle(visit, req, res, values) {
        const phone = parsePhone(values.phone);
        if (!phone.ok) {
          const text = '请填写手机号码，或者带区号的固定电话';
          const typed = req.body as Record<string, unknown>;
          return list(visit, req, res, problemOf([{ field: 'phone', text }], typed));
        }
        const given = { ...values, phone: phone.value.number };
        const made = await takeBooking(deps, visit.person, given, visit.now);
        req.session.flash = { kind: 'success', text: `预约已登记，由${made.handler}回复` };
        res.redirect(303, paths.bookings);
      },
    }),
    get('/bookings/:id', 'booking.handle', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: '/bookings/:id/reply',
      permission: 'booking.handle',
      form: replyForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const outcome = await replyBooking(
          deps,
          visit.person,
          { bookingId: idIn(req), ...values },
          visit.now,
        );
        if (outcome.ok) {
          req.session.flash = { kind: 'success', text: '预约已回复' };
          return res.redirect(303, paths.bookings);
        }
        if (outcome.kind === 'not-found') throw new NotFoundError();
        const { field, rule } = outcome.refusal;
        const text = `${bookingRefusalInWords(outcome.refusal)}（${rule}）`;
        return show(visit, req, res, problemOf([{ field, text }], req.body as Record<string, unknown>, 409));
      },
    }),
    post({
      path: '/bookings/:id/phone',
      permission: 'booking.handle',
      form: noFieldsForm,
      invalid: show,
      async handle(visit, req, res) {
        const asked = { bookingId: idIn(req), address: visit.address };
        const phone = await openBookingPhone(deps, visit.person, asked, visit.now);
        if (phone === null) throw new NotFoundError();
        await showBooking(deps, visit, req, res, noProblem(), phone);
      },
    }),
  ];
}

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database } = deps;
  const { hallId } = visit.person;
  const name = (Object.keys(LISTS) as BookingListName[]).find((each) => each === req.query.list) ?? 'open';
  const calendar = await hallCalendar(database, hallId);
  const counts: Partial<Record<BookingListName, number>> = await countBookings(database, hallId, visit.now);
  const rows = await listBookings(database, hallId, name, visit.now);
  const wanted = await listWanted(database.read, hallId);
  const moment = (at: Date | null) => (at === null ? '' : shortMomentInWords(at.getTime(), calendar.zone));
  const view = {
    problem,
    tabs: staffingTabs(paths.bookings, tabsShown(visit)),
    lists: (Object.keys(LISTS) as BookingListName[]).map((each) => ({
      href: `${paths.bookings}?list=${each}`,
      label: LISTS[each].title,
      current: each === name,
      ...(counts[each] === undefined ? {} : { count: counts[each] }),
    })),
    empty: LISTS[name].empty,
    wanted: wanted.map((each) => ({
      value: String(each.id),
      label: [each.department?.name ?? '', each.name].filter(Boolean).join(' · '),
    })),
    rows: rows.map((row) => ({
      href: paths.booking(row.id),
      visitor: maskPersonName(row.visitorName),
      matter: row.matter,
      wanted: row.wanted,
      handler: row.handler,
      createdText: moment(row.createdAt),
      byText: moment(row.repliedAt ?? row.replyBy),
      isLate: row.repliedAt === null && row.replyBy !== null && row.replyBy < visit.now,
    })),
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
  const found = await findBooking(database.read, visit.person.hallId, idIn(req));
  if (found === null) throw new NotFoundError('找不到这份预约');
  const calendar = await hallCalendar(database, found.hallId);
  const moment = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), calendar.zone));
  const phone =
    found.phoneCipher === null ? '' : vault.open(found.phoneCipher, `Booking.phone:${found.rowKey}`);
  res.setHeader('cache-control', 'no-store');
  const view = {
    problem,
    id: found.id,
    isOpen: found.repliedAt === null,
    isMine: found.handlerId === null || actingIds(visit.person).includes(found.handlerId),
    isLate: found.repliedAt === null && found.replyBy !== null && found.replyBy < visit.now,
    mayOpenPhone: openedPhone === null && phone !== '',
    facts: [
      {
        key: '单位或姓名',
        value: openedPhone === null ? maskPersonName(found.visitorName) : found.visitorName,
      },
      { key: '电话', value: openedPhone ?? maskPhone(phone), figures: true },
      ...(openedPhone !== null && found.address !== '' ? [{ key: '地址', value: found.address }] : []),
      { key: '事由', value: found.matter },
      ...(found.message === '' ? [] : [{ key: '留言', value: found.message }]),
      { key: '要找', value: found.wanted || '（没有指明）' },
      { key: '回复人', value: found.handler },
      { key: '登记', value: `${moment(found.createdAt)} ${found.createdBy}` },
      { key: '应回复', value: moment(found.replyBy) },
      ...(found.repliedAt === null
        ? []
        : [
            { key: '已回复', value: moment(found.repliedAt) },
            { key: '结果', value: found.result },
            { key: '是否当场办理', value: found.doneDirectly ? '是' : '否' },
          ]),
    ],
  };
  await deps.renderer.page(visit, req, res, 'bookings/booking', {
    title: `预约：${found.matter}`,
    status: problem.status,
    locals: { view },
  });
}

function idIn(req: Request): number {
  const text = String(req.params.id ?? '');
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
