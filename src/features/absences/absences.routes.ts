import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may, type Permission } from '../../domain/access/permissions.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import {
  dayOf,
  formatDate,
  formatTimeOfDay,
  MINUTES_PER_DAY,
  minuteOfDay,
  parseDate,
  parseTimeOfDay,
} from '../../domain/calendar/civil-time.js';
import { ABSENCE_KINDS } from '../../domain/staffing/absence-kinds.js';
import { absenceRefusalInWords } from '../../domain/staffing/absence-refusal.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, getPublic, post, type Route } from '../../web/routes.js';
import type { StaffVisit, Visit } from '../../web/visit.js';
import { staffReach } from '../attendance/attendance-reach.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { chosenHall, publicHalls } from '../home/public-halls.js';
import { absenceSteps } from './absence-steps.routes.js';
import { type AbsenceValues, absenceForm } from './absences.forms.js';
import { absencesOf, listAbsences, possibleSubstitutes } from './absences.repository.js';
import { absenceLine, boardPage, boardView, staffingTabs } from './absences-page.js';
import { askForAbsence } from './ask-absence.js';
import { whereaboutsBoard } from './whereabouts.repository.js';

/** The whereabouts board (D-11), and absences with their substitutes (S-07, D-29). */
export function absenceRoutes(deps: Deps): Route[] {
  const mine = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem) =>
    showMine(deps, visit, req, res, problem);
  return [
    getPublic('/whereabouts', (visit, req, res) => showPublicBoard(deps, visit, req, res)),
    get(paths.absences, 'whereabouts.view', (visit, req, res) => showBoard(deps, visit, req, res)),
    get(paths.absenceRegister, 'attendance.view', (visit, req, res) => showRegister(deps, visit, req, res)),
    get(paths.myAbsences, 'absence.ask', (visit, req, res) => mine(visit, req, res, noProblem())),
    post({
      path: paths.myAbsences,
      permission: 'absence.ask',
      form: absenceForm,
      invalid: mine,
      handle: (visit, req, res, values) => takeAbsence(deps, visit, req, res, values),
    }),
    ...absenceSteps(deps),
  ];
}

async function showPublicBoard(deps: Deps, visit: Visit, req: Request, res: Response): Promise<void> {
  const halls = await publicHalls(deps.database);
  const hall = chosenHall(halls, typeof req.query.hall === 'string' ? req.query.hall : undefined);
  const calendar = hall && (await hallCalendar(deps.database, hall.id));
  const rows = hall ? await whereaboutsBoard(deps.database, hall.id, visit.now) : [];
  const board = calendar ? boardView(rows, { calendar, isPublic: true, hallPhone: hall.phone }) : [];
  const chosen = { department: asked(req, 'department'), name: asked(req, 'name') };
  const view = {
    hallName: hall?.name ?? '',
    hallCode: hall?.code ?? '',
    isEmpty: board.length === 0,
    chosen,
    ...boardPage(board, chosen),
  };
  await deps.renderer.page(visit, req, res, 'absences/whereabouts', {
    title: '工作人员去向',
    locals: { view },
  });
}

async function showBoard(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { hallId } = visit.person;
  const hall = await deps.database.read.hall.findUniqueOrThrow({ where: { id: hallId } });
  const rows = await whereaboutsBoard(deps.database, hallId, visit.now);
  const calendar = await hallCalendar(deps.database, hallId);
  const view = {
    tabs: staffingTabs(paths.absences, tabsShown(visit)),
    ...boardPage(boardView(rows, { calendar, isPublic: false, hallPhone: hall.phone }), {
      department: asked(req, 'department'),
      name: asked(req, 'name'),
    }),
    publicHref: `/whereabouts?hall=${encodeURIComponent(hall.code)}`,
  };
  await deps.renderer.page(visit, req, res, 'absences/board', { title: '人员去向', locals: { view } });
}

async function showRegister(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { person, now } = visit;
  const name = asked(req, 'name');
  const before = /^\d{1,9}$/.test(asked(req, 'before')) ? Number(asked(req, 'before')) : null;
  const { rows, hasMore } = await listAbsences(deps.database, staffReach(person), name, before);
  const calendar = await hallCalendar(deps.database, person.hallId);
  const last = rows.at(-1);
  const href = (change: Record<string, string>) =>
    `${paths.absenceRegister}?${new URLSearchParams({ name, ...change })}`;
  const view = {
    tabs: staffingTabs(paths.absenceRegister, tabsShown(visit)),
    name,
    rows: rows.map((row) => absenceLine(row, calendar, now.getTime())),
    empty: name === '' ? '还没有人登记离岗。' : `没有找到“${name}”的离岗登记。`,
    previousHref: before === null ? null : href({}),
    nextHref: hasMore && last ? href({ before: String(last.id) }) : null,
  };
  await deps.renderer.page(visit, req, res, 'absences/register', { title: '离岗登记', locals: { view } });
}

async function takeAbsence(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  values: AbsenceValues,
): Promise<void> {
  const calendar = await hallCalendar(deps.database, visit.person.hallId);
  const given = { ...values, ...periodOf(values, calendar, visit.now) };
  const outcome = await askForAbsence(deps.database, visit.person, given, visit.now);
  if (!outcome.ok) {
    visit.log.info({ refusal: outcome.refusal }, 'refused');
    const { field, rule } = outcome.refusal;
    const error = {
      field: field === 'untilAt' ? 'untilDate' : field,
      text: `${absenceRefusalInWords(outcome.refusal)}（${rule}）`,
    };
    const typed = req.body as Record<string, unknown>;
    return showMine(deps, visit, req, res, problemOf([error], typed, 409));
  }
  req.session.flash = { kind: 'success', text: '已提交，替岗人员确认以后才能离岗' };
  res.redirect(303, paths.absence(outcome.absenceId));
}

function asked(req: Request, name: string): string {
  const value = req.query[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** Which rooms behind 去向 a person may enter. */
export function tabsShown({ person }: StaffVisit) {
  const mayDo = (permission: Permission) => may(person.roles, permission);
  return {
    bookings: mayDo('booking.handle'),
    mine: mayDo('absence.ask'),
    register: mayDo('attendance.view'),
    availability: mayDo('supervision.view'),
    enquiries: mayDo('enquiry.view') && !mayDo('enquiry.handle'),
  };
}

async function showMine(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { person, now } = visit;
  const calendar = await hallCalendar(deps.database, person.hallId);
  const substitutes = await possibleSubstitutes(deps.database, person.hallId, person.staffId);
  const rows = await absencesOf(deps.database, person.staffId);
  const local = calendar.zone.toLocalMinute(now.getTime());
  const proposed = { fromDate: formatDate(dayOf(local)), fromTime: formatTimeOfDay(minuteOfDay(local)) };
  const view = {
    problem: { ...problem, values: { ...proposed, ...problem.values } },
    tabs: staffingTabs(paths.myAbsences, tabsShown(visit)),
    kinds: Object.entries(ABSENCE_KINDS).map(([value, label]) => ({ value, label })),
    substitutes: substitutes.map((each) => ({
      value: String(each.id),
      label: [each.isNamedB ? 'B角' : '', each.departmentName, each.name].filter(Boolean).join(' · '),
    })),
    rows: rows.map((row) => absenceLine(row, calendar, now.getTime())),
    leaveHref: may(person.roles, 'attendance.sign') ? paths.leaveNew : null,
  };
  await deps.renderer.page(visit, req, res, 'absences/mine', {
    title: '离岗和替岗',
    status: problem.status,
    locals: { view },
  });
}

/** The typed days and times as moments; a return without a time is at the end of that day. */
function periodOf(values: AbsenceValues, calendar: Calendar, now: Date) {
  const moment = (day: string, time: string, without: number) => {
    const minute = time === '' ? without : (parseTimeOfDay(time) ?? without);
    return new Date(calendar.zone.toInstant((parseDate(day) ?? 0) * MINUTES_PER_DAY + minute));
  };
  return {
    fromAt: values.fromDate === '' ? now : moment(values.fromDate, values.fromTime, 0),
    untilAt: values.untilDate === '' ? null : moment(values.untilDate, values.untilTime, MINUTES_PER_DAY),
  };
}
