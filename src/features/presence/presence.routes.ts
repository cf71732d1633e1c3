import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf } from '../../domain/calendar/civil-time.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { officeTime } from '../../domain/reports/availability.js';
import { endOf } from '../../domain/staffing/window-availability.js';
import { type FormProblem, id, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { tabsShown } from '../absences/absences.routes.js';
import { staffingTabs } from '../absences/absences-page.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { availabilityRoutes } from './availability.routes.js';
import { listSeats, listUnattended, type SeatRow, seatOf } from './presence.repository.js';
import { leaveWindow, takeWindow } from './take-window.js';
import { watchedWindows } from './watched-windows.js';

const windowForm = z.strictObject({ windowId: id('请选择窗口') });
const leaveForm = z.strictObject({});

/** Who sits at which window, sitting down and leaving, and for supervision the unattended windows (S-56, SV-12). */
export function presenceRoutes(deps: Deps): Route[] {
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showSeats(deps, visit, req, res, problem);
  return [
    get(paths.presence, 'whereabouts.view', (visit, req, res) => show(visit, req, res, noProblem())),
    post({
      path: paths.presence,
      permission: 'intake.submit',
      form: windowForm,
      invalid: show,
      async handle(visit, req, res, { windowId }) {
        if (!(await takeWindow(deps.database, visit.person, windowId, visit.now))) {
          const text = '这不是您的窗口，也不是您替岗的窗口（S-56）';
          return show(visit, req, res, problemOf([{ field: 'windowId', text }], {}, 409));
        }
        req.session.flash = { kind: 'success', text: '已到岗' };
        res.redirect(303, paths.presence);
      },
    }),
    post({
      path: '/presence/leave',
      permission: 'intake.submit',
      form: leaveForm,
      invalid: show,
      async handle(visit, req, res) {
        await leaveWindow(deps.database, visit.person, visit.now);
        req.session.flash = { kind: 'success', text: '已离开窗口，回来以后请再到岗' };
        res.redirect(303, paths.presence);
      },
    }),
    ...availabilityRoutes(deps),
  ];
}

async function showSeats(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database } = deps;
  const { person } = visit;
  const calendar = await hallCalendar(database, person.hallId);
  const seats = await listSeats(database, person.hallId);
  const held = await seatOf(database.read, person.staffId, person.hallId);
  const moment = (at: number) => shortMomentInWords(at, calendar.zone);
  const mayWatch = may(person.roles, 'supervision.view');
  const events = mayWatch ? await listUnattended(database, ...watchedWindows(visit.person, seats)) : [];
  const view = {
    problem,
    tabs: staffingTabs(paths.presence, tabsShown(visit)),
    seats: bySeat(seats).map((seat) => ({
      window: `${seat.number}号 ${seat.name}`,
      isTaken: seat.people.length > 0,
      people: seat.people.map((each) => `${each.staff}（${moment(each.since)} 起）`).join('、'),
    })),
    held: seats.find((seat) => seat.windowId === held?.windowId)?.name ?? null,
    choices: may(person.roles, 'intake.submit')
      ? bySeat(seats)
          .filter((seat) => person.windowIds.includes(seat.windowId))
          .map((seat) => ({ value: String(seat.windowId), label: `${seat.number}号 ${seat.name}` }))
      : [],
    chosen: String(held?.windowId ?? person.windowIds[0] ?? ''),
    mayWatch,
    events: events.map((event) => unattendedLine(event.evidence, calendar, visit.now.getTime())),
  };
  await deps.renderer.page(visit, req, res, 'presence/presence', {
    title: '窗口在岗',
    status: problem.status,
    locals: { view },
  });
}

/** An unattended stretch; one never seen to end was over at the closing of its office window. */
function unattendedLine(json: string, calendar: Calendar, now: number) {
  const { window, ...stretch } = JSON.parse(json) as { window: string; from: number; to: number | null };
  const moment = (at: number) => shortMomentInWords(at, calendar.zone);
  const day = dayOf(calendar.zone.toLocalMinute(stretch.from));
  const end = endOf(officeTime(day, day, calendar), stretch);
  const isOver = stretch.to !== null || end <= now;
  return {
    window,
    from: moment(stretch.from),
    to: isOver ? moment(end) : '仍无人在岗',
    minutes: isOver ? String(Math.round((end - stretch.from) / MINUTE_MS)) : '',
  };
}

const MINUTE_MS = 60_000;

/** The windows, each once, with everybody who sits there. */
function bySeat(rows: readonly SeatRow[]) {
  const windows = new Map<number, SeatRow & { people: { staff: string; since: number }[] }>();
  for (const row of rows) {
    const known = windows.get(row.windowId) ?? { ...row, people: [] };
    if (row.staff !== null && row.since !== null) known.people.push({ staff: row.staff, since: row.since });
    windows.set(row.windowId, known);
  }
  return [...windows.values()];
}
