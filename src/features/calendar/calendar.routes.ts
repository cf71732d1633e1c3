import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallReach } from '../halls/managed-halls.js';
import {
  changeForm,
  changeFromText,
  changeText,
  dayForm,
  type Hours,
  hoursForm,
  yearsForm,
} from './calendar.forms.js';
import type { CalendarChange } from './calendar-change.js';
import { calendarPage, planPage } from './calendar-page.js';
import { applyCalendarChange, type CalendarPlan, planCalendarChange } from './change-calendar.js';
import { readCalendarText } from './read-calendar-text.js';

/** The calendar: a year at a time, and every change first as a preview of what it moves. */
export function calendarRoutes(deps: Deps): Route[] {
  const { database } = deps;
  const page = async (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) => {
    const { hours, ...locals } = await calendarPage(database, visit, req.query);
    await deps.renderer.page(visit, req, res, 'calendar/calendar', {
      title: '工作日历',
      status: problem.status,
      locals: {
        ...locals,
        problem,
        hours: problem.values.seasons === undefined ? hours : { ...hours, ...problem.values },
      },
    });
  };
  const preview = async (
    visit: StaffVisit,
    req: Request,
    res: Response,
    shown: { change: CalendarChange; plan: CalendarPlan; status: number },
  ) => {
    const { hall } = await hallReach(database, visit, req.query.hall);
    const locals = await planPage(database, shown.plan);
    await deps.renderer.page(visit, req, res, 'calendar/preview', {
      title: '日历变更预览',
      status: shown.status,
      locals: {
        ...locals,
        hall,
        change: changeText(shown.change),
        source: shown.change.source,
        isStale: shown.status === 409,
      },
    });
  };
  const show = async (visit: StaffVisit, req: Request, res: Response, change: CalendarChange) => {
    const { hall } = await hallReach(database, visit, req.query.hall);
    const plan = await planCalendarChange(database, hall.id, change, visit.now);
    await preview(visit, req, res, { change, plan, status: 200 });
  };

  return [
    get(paths.adminCalendar, 'calendar.manage', (visit, req, res) => page(visit, req, res, noProblem())),
    post({
      path: `${paths.adminCalendar}/years`,
      permission: 'calendar.manage',
      form: yearsForm,
      invalid: page,
      async handle(visit, req, res, values) {
        const read = readCalendarText(values.text, values.source);
        if (read.ok) return show(visit, req, res, read.change);
        const shown = read.errors.slice(0, 10).join('\n');
        const more = read.errors.length > 10 ? `\n另有 ${read.errors.length - 10} 处` : '';
        return page(visit, req, res, problemOf([{ field: 'text', text: shown + more }], values));
      },
    }),
    post({
      path: `${paths.adminCalendar}/days`,
      permission: 'calendar.manage',
      form: dayForm,
      invalid: page,
      handle: (visit, req, res, values) => show(visit, req, res, dayChange(values)),
    }),
    post({
      path: `${paths.adminCalendar}/hours`,
      permission: 'calendar.manage',
      form: hoursForm,
      invalid: page,
      handle: (visit, req, res, values) => show(visit, req, res, hoursChange(values)),
    }),
    post({
      path: `${paths.adminCalendar}/changes`,
      permission: 'calendar.manage',
      form: changeForm,
      invalid: (visit, req, res, problem) => page(visit, req, res, { ...problem, values: {} }),
      async handle(visit, req, res, values) {
        const { hall } = await hallReach(database, visit, req.query.hall);
        const change = changeFromText(values.change);
        if (change === null)
          return page(visit, req, res, problemOf([{ field: 'form', text: '页面已过期，请重新预览' }], {}));
        const actor = { hallId: hall.id, staffId: visit.person.staffId, name: visit.person.name };
        const { ok, plan } = await applyCalendarChange(database, actor, change, values.hash, visit.now);
        if (!ok) return preview(visit, req, res, { change, plan, status: 409 });
        const text = `日历已保存，${plan.moved.length} 件办件的期限已变动，${plan.marked.length} 件的“暂定”已更新，都记入各件的经过`;
        req.session.flash = { kind: 'success', text };
        res.redirect(
          303,
          `${paths.adminCalendar}?hall=${hall.id}${change.years[0] === undefined ? '' : `&year=${change.years[0]}`}`,
        );
      },
    }),
  ];
}

function dayChange({
  date,
  kind,
  name,
}: {
  date: string;
  kind: 'off' | 'work' | 'plain';
  name: string;
}): CalendarChange {
  const days = kind === 'plain' ? [] : [{ date, kind, name }];
  return {
    years: [],
    days,
    plainDates: kind === 'plain' ? [date] : [],
    officeHours: null,
    source: `${date} ${name}`,
  };
}

function hoursChange({ windows, seasons, specials }: Hours): CalendarChange {
  const specialDays = new Map(
    specials.map(({ date, name, windows: open }) => [date, { name, windows: open }]),
  );
  return {
    years: [],
    days: [],
    plainDates: [],
    officeHours: { windows, seasons, specialDays },
    source: '办公时间调整',
  };
}
