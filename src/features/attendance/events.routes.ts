import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { proceedingsOf } from '../../db/proceedings.js';
import { may } from '../../domain/access/permissions.js';
import { attendanceRefusalInWords, mayExcuse } from '../../domain/attendance/decide-event.js';
import {
  ATTENDANCE_KINDS,
  ATTENDANCE_STATES,
  isAttendanceKind,
  isAttendanceState,
} from '../../domain/attendance/event-words.js';
import { NotFoundError } from '../../web/errors.js';
import { type FormProblem, noProblem, problemOf } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { get, post, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { typed } from '../cases/step-page.js';
import { decideForm, excuseForm } from './attendance.forms.js';
import { isInReach, staffReach } from './attendance-reach.js';
import { attendanceTabs } from './attendance-tabs.js';
import { decideEvent } from './decide-event.js';
import { departmentChoices } from './department-choices.js';
import { eventLine, eventView } from './event-page.js';
import { countAttendanceEvents, findAttendanceEvent, listAttendanceEvents } from './events.repository.js';
import { type EventOutcome, excuseEvent } from './excuse-event.js';

const ROWS_PER_PAGE = 50;
const NOT_FOUND = '找不到这条考勤记录';

/** What the rule found: the list, one event, its explanation and its decision (SV-13). */
export function attendanceEventRoutes(deps: Deps): Route[] {
  const { database } = deps;
  const show = (visit: StaffVisit, req: Request, res: Response, problem: FormProblem = noProblem()) =>
    showEvent(deps, visit, req, res, problem);
  return [
    get(paths.attendanceEvents, 'attendance.view', (visit, req, res) => showEvents(deps, visit, req, res)),
    get('/attendance/events/:id', 'record.own', (visit, req, res) => show(visit, req, res)),
    get('/attendance/events/:id/excuse', 'record.own', (visit, req, res) => show(visit, req, res)),
    post({
      path: '/attendance/events/:id/excuse',
      permission: 'record.own',
      form: excuseForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const given = { eventId: idIn(req), ...values };
        const outcome = await excuseEvent(database, visit.person, given, visit.now);
        await answer(deps, visit, req, res, outcome, '说明已提交，由督查科核定');
      },
    }),
    post({
      path: '/attendance/events/:id',
      permission: 'attendance.decide',
      form: decideForm,
      invalid: show,
      async handle(visit, req, res, values) {
        const given = { eventId: idIn(req), ...values };
        const outcome = await decideEvent(database, visit.person, given, visit.now);
        await answer(deps, visit, req, res, outcome, '已核定');
      },
    }),
  ];
}

async function answer(
  deps: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
  outcome: EventOutcome,
  done: string,
): Promise<void> {
  if (outcome.ok) {
    req.session.flash = { kind: 'success', text: done };
    return res.redirect(303, paths.attendanceEvent(idIn(req)));
  }
  if (outcome.kind === 'not-found') throw new NotFoundError(NOT_FOUND);
  const text = attendanceRefusalInWords(outcome.code);
  const problem = problemOf([{ field: 'form', text }], req.body as Record<string, unknown>, 409);
  await showEvent(deps, visit, req, res, problem);
}

async function showEvent(deps: Deps, visit: StaffVisit, req: Request, res: Response, problem: FormProblem) {
  const { database, renderer } = deps;
  const { person } = visit;
  const row = await findAttendanceEvent(database, idIn(req));
  const isOwn = row?.staffId === person.staffId;
  const sees =
    row !== undefined && may(person.roles, 'attendance.view') && isInReach(staffReach(person), row);
  if (row === undefined || !(isOwn || sees)) throw new NotFoundError(NOT_FOUND);
  const calendar = await hallCalendar(database, row.hallId);
  const history = await proceedingsOf(database.sql, row.hallId, 'attendance', row.id);
  const view = {
    ...eventView(row, history, calendar),
    problem,
    backHref: isOwn ? paths.attendanceMonth(row.day.slice(0, 7)) : paths.attendanceEvents,
    action: paths.attendanceEvent(row.id),
    mayExcuse: mayExcuse(row, person.staffId) === null,
    mayDecide: !isOwn && may(person.roles, 'attendance.decide'),
    choices: (['excused', 'confirmed'] as const)
      .filter((verdict) => verdict !== row.state)
      .map((value) => ({ value, label: value === 'excused' ? '有正当理由，不计' : '没有正当理由，核定' })),
    excuse: typed(problem, 'excuse', row.excuse),
    verdict: typed(problem, 'verdict'),
    note: typed(problem, 'note'),
  };
  await renderer.page(visit, req, res, 'attendance/event', {
    title: view.title,
    status: problem.status,
    locals: { view },
  });
}

/** The filter in the address; what waits for a decision unless another state is asked for. */
function eventsAsked(req: Request) {
  const asked = (name: string) => (typeof req.query[name] === 'string' ? req.query[name] : '');
  const number = (name: string) => (/^\d{1,9}$/.test(asked(name)) ? Number(asked(name)) : null);
  const state = isAttendanceState(asked('state')) ? asked('state') : 'found';
  return {
    state: asked('state') === 'all' ? '' : state,
    kind: isAttendanceKind(asked('kind')) ? asked('kind') : '',
    before: number('before'),
    departmentId: number('department'),
  };
}

async function showEvents(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database, renderer } = deps;
  const { person } = visit;
  const { state, kind, before, departmentId } = eventsAsked(req);
  const filter = { reach: staffReach(person), state, kind, departmentId };
  const rows = await listAttendanceEvents(database, filter, { before, limit: ROWS_PER_PAGE + 1 });
  const counts = await countAttendanceEvents(database, filter);
  const calendar = await hallCalendar(database, person.hallId);
  const shown = rows.slice(0, ROWS_PER_PAGE);
  const href = (change: Record<string, string>) =>
    `${paths.attendanceEvents}?${new URLSearchParams({ state: state || 'all', kind, department: String(departmentId ?? ''), ...change })}`;
  const last = shown.at(-1);
  const view = {
    tabs: attendanceTabs(paths.attendanceEvents, person.roles),
    stateTabs: [
      ...Object.entries(ATTENDANCE_STATES).map(([value, { name }]) => ({
        href: href({ state: value }),
        label: name,
        count: counts.find((each) => each.state === value)?.n ?? 0,
        current: state === value,
      })),
      { href: href({ state: 'all' }), label: '全部', current: state === '' },
    ],
    filter: {
      action: paths.attendanceEvents,
      hidden: [{ name: 'state', value: state || 'all' }],
      fields: [kindField(kind), await departmentChoices(database, filter.reach, departmentId)],
      clearHref: `${paths.attendanceEvents}?state=${state || 'all'}`,
    },
    rows: shown.map((row) => eventLine(row, calendar)),
    nextHref: rows.length > ROWS_PER_PAGE && last ? href({ before: String(last.id) }) : null,
    previousHref: before === null ? null : href({}),
    countText: `本页 ${shown.length} 条`,
  };
  await renderer.page(visit, req, res, 'attendance/events', { title: '考勤情况', locals: { view } });
}

function kindField(value: string) {
  const kinds = Object.entries(ATTENDANCE_KINDS).map(([code, { name }]) => ({ value: code, label: name }));
  return {
    kind: 'select',
    label: '情况',
    name: 'kind',
    value,
    options: [{ value: '', label: '全部' }, ...kinds],
  };
}

function idIn(req: Request): number {
  const text = String(req.params.id ?? '');
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}
