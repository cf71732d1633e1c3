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
  const page = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showCalendar(deps, visit, req, res, problem);
  return [
    get(paths.adminCalendar, 'calendar.manage', (visit, req, res) => page(visit, req, res, noProblem())),
    post({
      path: `${paths.adminCalendar}/years`,
      permission: 'calendar.manage',
      form: yearsForm,
      invalid: page,
      handle: (visit, req, res, values) => takeYears(deps, visit, req, res, values),
    }),
    post({
      path: `${paths.adminCalendar}/days`,
      permission: 'calendar.manage',
      form: dayForm,
      invalid: page,
      handle: (visit, req, res, values) => previewChange(deps, visit, req, res, dayChange(values)),
    }),
    post({
      path: `${paths.adminCalendar}/hours`,
      permission: 'calendar.manage',
      form: hoursForm,
      invalid: page,
      handle: (visit, req, res, values) => previewChange(deps, visit, req, res, hoursChange(values)),
    }),
    post({
      path: `${paths.adminCalendar}/changes`,
      permission: 'calendar.manage',
      form: changeForm,
      invalid: (visit, req, res, problem) => page(visit, req, res, { ...problem, values: {} }),
      handle: (visit, req, res, values) => takeChange(deps, visit, req, res, values),
    }),
  ];
}

async function showCalendar(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  problem: FormProblem,
): Promise<void> {
  const { hours, ...locals } = await calendarPage(deps.database, visit, req.query);
  await deps.renderer.page(visit, req, res, 'calendar/calendar', {
    title: '工作日历',
    status: problem.status,
    locals: {
      ...locals,
      problem,
      hours: problem.values.seasons === undefined ? hours : { ...hours, ...problem.values },
    },
  });
}

const SHOWN_FAULTS = 10;

async function takeYears(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: { text: string; source: string },
): Promise<void> {
  const read = readCalendarText(values.text, values.source);
  if (read.ok) return previewChange(deps, visit, req, res, read.change);
  const shown = read.errors.slice(0, SHOWN_FAULTS).join('\n');
  const more = read.errors.length > SHOWN_FAULTS ? `\n另有 ${read.errors.length - SHOWN_FAULTS} 处` : '';
  await showCalendar(deps, visit, req, res, problemOf([{ field: 'text', text: shown + more }], values));
}

async function previewChange(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  change: CalendarChange,
): Promise<void> {
  const { hall } = await hallReach(deps.database, visit, req.query.hall);
  const plan = await planCalendarChange(deps.database, hall.id, change, visit.now);
  await showPreview(deps, visit, req, res, { change, plan, status: 200 });
}

async function showPreview(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  { change, plan, status }: { change: CalendarChange; plan: CalendarPlan; status: number },
): Promise<void> {
  const { hall } = await hallReach(deps.database, visit, req.query.hall);
  const locals = await planPage(deps.database, plan);
  await deps.renderer.page(visit, req, res, 'calendar/preview', {
    title: '日历变更预览',
    status,
    locals: {
      ...locals,
      hall,
      change: changeText(change),
      source: change.source,
      isStale: status === 409,
    },
  });
}

async function takeChange(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: { change: string; hash: string },
): Promise<void> {
  const { hall } = await hallReach(deps.database, visit, req.query.hall);
  const change = changeFromText(values.change);
  if (change === null) {
    const problem = problemOf([{ field: 'form', text: '页面已过期，请重新预览' }], {});
    return showCalendar(deps, visit, req, res, problem);
  }
  const actor = { hallId: hall.id, staffId: visit.person.staffId, name: visit.person.name };
  const { ok, plan } = await applyCalendarChange(deps.database, actor, change, values.hash, visit.now);
  if (!ok) return showPreview(deps, visit, req, res, { change, plan, status: 409 });
  const text = `日历已保存，${plan.moved.length} 件办件的期限已变动，${plan.marked.length} 件的“暂定”已更新，都记入各件的经过`;
  req.session.flash = { kind: 'success', text };
  const [year] = change.years;
  res.redirect(303, `${paths.adminCalendar}?hall=${hall.id}${year === undefined ? '' : `&year=${year}`}`);
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
