import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { formatDate, MINUTES_PER_DAY, parseDate, parseTimeOfDay } from '../../domain/calendar/civil-time.js';
import { parsePhone } from '../../domain/identity/phone.js';
import { slotRefusalInWords } from '../../domain/staffing/booking-slots.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { getPublic, postPublic, type Route } from '../../web/routes.js';
import type { Visit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { chosenHall, type PublicHall, publicHalls } from '../home/public-halls.js';
import { createFloodGate } from '../public-complaints/flood-gate.js';
import { keepPrivate } from '../public-complaints/private-page.js';
import { hallSettings } from '../settings/hall-settings.js';
import { bookOnline } from './book-online.js';
import { bookingOffer, daysToBook } from './booking-offer.js';
import { bookingPass } from './booking-pass.js';
import { ownBookingRoutes } from './own-booking.routes.js';
import { dayInWords, dayLinks, slotChoices, slotInWords } from './web-booking-page.js';
import { type BookValues, bookForm, OTHER_TIME } from './web-bookings.forms.js';
import { findBookedItem, findOwnBooking } from './web-bookings.repository.js';

const TOO_OFTEN = '这里提交得太频繁了，请过一会儿再试，或者打咨询电话预约';

/** Booking of a time at the window by citizens, without an account (S-08). */
export function webBookingRoutes(deps: Deps): Route[] {
  const gate = createFloodGate();
  const show = (visit: Visit, req: Request, res: Response, problem: FormProblem) =>
    showBook(deps, visit, req, res, problem);
  return [
    getPublic(paths.book, (visit, req, res) => show(visit, req, res, noProblem())),
    postPublic({
      path: paths.book,
      form: bookForm,
      invalid: show,
      handle(visit, req, res, values) {
        if (gate.isFlooding(visit.address, visit.now))
          return show(visit, req, res, problemOf([{ field: 'form', text: TOO_OFTEN }], typedOf(req), 429));
        return takeBook(deps, visit, req, res, values);
      },
    }),
    getPublic(paths.bookReceived, (visit, req, res) => showReceived(deps, visit, req, res)),
    ...ownBookingRoutes(deps),
  ];
}

/** The days first, then the times of the chosen day with the form; each is a page of its own, for phones. */
async function showBook(deps: Deps, visit: Visit, req: Request, res: Response, problem: FormProblem) {
  keepPrivate(res);
  const asked = (name: string) => {
    const value = problem.values[name] ?? req.query[name];
    return typeof value === 'string' ? value : '';
  };
  const hall = chosenHall(await publicHalls(deps.database), asked('hall'));
  if (hall === undefined)
    return deps.renderer.page(visit, req, res, 'home/empty', { title: '大厅还没有建立' });
  const offer = bookingOffer(await hallSettings(deps.database, hall.id));
  const page = (view: string, locals: object, title = '预约办事') =>
    deps.renderer.page(visit, req, res, view, {
      title,
      status: problem.status,
      hallId: hall.id,
      locals: { view: { problem, hall, ...locals } },
    });
  if (offer === null) return page('bookings/closed', {});
  const calendar = await hallCalendar(deps.database, hall.id);
  const days = await daysToBook(deps.database.read, hall.id, offer, calendar, visit.now);
  const item = await itemAsked(deps, hall, asked('item'));
  const links = dayLinks(days, { hall: hall.code, item: item === null ? '' : String(item.id) });
  const chosen = days.find(({ day }) => formatDate(day) === asked('day'));
  const isOther = asked('day') === OTHER_TIME;
  if (chosen === undefined && !isOther) return page('bookings/book-days', { ...links, item });
  await page('bookings/book', {
    item,
    day: isOther ? OTHER_TIME : formatDate(chosen?.day ?? 0),
    dayText: chosen === undefined ? '非办公时间' : dayInWords(chosen.day),
    slots: chosen === undefined ? [] : slotChoices(chosen),
    backHref: `${paths.book}?${new URLSearchParams({ hall: hall.code, ...(item && { item: String(item.id) }) })}`,
  });
}

async function takeBook(deps: Deps, visit: Visit, req: Request, res: Response, values: BookValues) {
  const again = (field: string, text: string, status = 422) =>
    showBook(deps, visit, req, res, problemOf([{ field, text }], typedOf(req), status));
  if (values.website !== '') return again('website', '最后一格请留空，再提交一次');
  const phone = parsePhone(values.phone);
  if (!phone.ok) return again('phone', '请填写手机号码，或者带区号的固定电话');
  const hall = chosenHall(await publicHalls(deps.database), values.hall);
  if (hall === undefined) return again('form', '大厅还没有建立');
  const outcome = await bookOnline(
    deps,
    {
      hallId: hall.id,
      itemId: values.item,
      visitorName: values.visitorName,
      phone: phone.value.number,
      matter: values.matter,
      message: values.message,
      slotFrom: slotFromOf(values),
    },
    visit.now,
  );
  if (!outcome.ok) {
    const { field, code, rule } = outcome.refusal;
    visit.log.info({ refusal: { rule, code } }, 'refused');
    return again(field, slotRefusalInWords(code), 409);
  }
  bookingPass.give(deps, res, { id: outcome.id, number: outcome.number, code: outcome.code }, visit.now);
  res.redirect(303, paths.bookReceived);
}

async function showReceived(deps: Deps, visit: Visit, req: Request, res: Response) {
  const pass = bookingPass.read(deps, req, visit.now);
  keepPrivate(res);
  const row = pass === null ? null : await findOwnBooking(deps.database.read, pass.id);
  if (pass === null || row === null) return res.redirect(303, paths.bookStatus);
  const { zone } = await hallCalendar(deps.database, row.hallId);
  const view = { number: pass.number, code: pass.code, slotText: slotInWords(row, zone), itemId: row.itemId };
  await deps.renderer.page(visit, req, res, 'bookings/received', {
    title: '预约成功',
    hallId: row.hallId,
    locals: { view },
  });
}

async function itemAsked(deps: Deps, hall: PublicHall, asked: string) {
  return /^[1-9]\d{0,8}$/.test(asked) ? findBookedItem(deps.database.read, hall.id, Number(asked)) : null;
}

function slotFromOf({ day, slot }: BookValues): number | null {
  if (day === OTHER_TIME) return null;
  return (parseDate(day) ?? 0) * MINUTES_PER_DAY + (parseTimeOfDay(slot) ?? 0);
}

function typedOf(req: Request): Record<string, unknown> {
  return req.body as Record<string, unknown>;
}
