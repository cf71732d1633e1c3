import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { signForm } from './attendance.forms.js';
import { attendanceTabs } from './attendance-tabs.js';
import { boardRoutes } from './board.routes.js';
import { entryRoutes } from './entries.routes.js';
import { attendanceEventRoutes } from './events.routes.js';
import { monthAsked, ownMonth } from './own-month.js';
import { signInAt, signOutFrom } from './sign-attendance.js';
import { signPanel } from './sign-panel.js';

/** Signing in and out, the own month, and what supervision and heads see of attendance (S-28, SV-13). */
export function attendanceRoutes(deps: Deps): Route[] {
  const { database } = deps;
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem = noProblem()) =>
    showOwnMonth(deps, visit, req, res, problem);
  return [
    get(paths.attendance, 'record.own', (visit, req, res) => show(visit, req, res)),
    get(paths.attendanceSigns, 'attendance.sign', (_visit, _req, res) => res.redirect(303, paths.attendance)),
    post({
      path: paths.attendanceSigns,
      permission: 'attendance.sign',
      form: signForm,
      invalid: show,
      async handle(visit, req, res, { act, place, back }) {
        if (act === 'in') {
          const chosen = place.startsWith('w')
            ? { windowId: Number(place.slice(1)) }
            : { site: place.slice(1) };
          if (!(await signInAt(database, visit.person, chosen, visit.now))) {
            const text = '请选择自己的窗口、替岗的窗口或者大厅的一处地点（S-28）';
            return show(visit, req, res, problemOf([{ field: 'place', text }], {}, 409));
          }
        } else await signOutFrom(database, visit.person, visit.now);
        req.session.flash = { kind: 'success', text: act === 'in' ? '已签到' : '已签退' };
        res.redirect(303, back === 'desk' ? paths.desk : paths.attendance);
      },
    }),
    ...boardRoutes(deps),
    ...attendanceEventRoutes(deps),
    ...entryRoutes(deps),
  ];
}

async function showOwnMonth(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
) {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const calendar = await hallCalendar(database, person.hallId);
  const month = monthAsked(req.query.month, calendar, now);
  const { days, counts } = await ownMonth(database, person, month, calendar);
  const view = {
    problem,
    tabs: attendanceTabs(paths.attendance, person.roles),
    sign: await signPanel(database, visit, 'attendance'),
    leaveHref: may(person.roles, 'attendance.sign') ? paths.leaveNew : null,
    month: month.words,
    previousHref: paths.attendanceMonth(month.previous),
    nextHref: month.next === null ? null : paths.attendanceMonth(month.next),
    days,
    counts: counts.map(({ label, confirmed, waiting }) => ({
      label: waiting === 0 ? label : `${label}（另有 ${waiting} 次待核定）`,
      figure: confirmed,
    })),
  };
  await renderer.page(visit, req, res, 'attendance/own', {
    title: '我的考勤',
    status: problem.status,
    locals: { view },
  });
}
