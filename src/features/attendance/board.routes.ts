import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { recordAudit } from '../../db/events.js';
import { dayOf, formatDate, parseDate } from '../../domain/calendar/civil-time.js';
import { holidayNameOf, isWorkingDay } from '../../domain/calendar/working-time.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { hallSettings } from '../settings/hall-settings.js';
import { type StaffReach, staffReach } from './attendance-reach.js';
import { attendanceTabs } from './attendance-tabs.js';
import { BOARD_STATES, type BoardState, dayBoard } from './day-board.js';
import { departmentChoices } from './department-choices.js';
import { monthTable, monthWorkbook } from './month-table.js';
import { monthAsked } from './own-month.js';

/** Who is in today, and the month of everybody within reach (S-28). */
export function boardRoutes(deps: Deps): Route[] {
  return [
    get(paths.attendanceDay, 'attendance.view', (visit, req, res) => showDay(deps, visit, req, res)),
    get(paths.attendanceTable, 'attendance.view', (visit, req, res) => showTable(deps, visit, req, res)),
    get(`${paths.attendanceTable}.xlsx`, 'attendance.view', (visit, req, res) =>
      sendWorkbook(deps, visit, req, res),
    ),
  ];
}

async function sendWorkbook(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { rows, month } = await tableAsked(deps, visit, req);
  const { person, now, address } = visit;
  await deps.database.write((tx) =>
    recordAudit(tx, {
      hallId: person.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'attendance-exported',
      subject: month.code,
      address,
      at: now,
    }),
  );
  const title = `${month.words}考勤表`;
  res.attachment(`${title}.xlsx`);
  res.send(await monthWorkbook(rows, title, person.hallName));
}

async function showDay(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const calendar = await hallCalendar(database, person.hallId);
  const settings = await hallSettings(database, person.hallId);
  const today = dayOf(calendar.zone.toLocalMinute(now.getTime()));
  const day = Math.min(parseDate(String(req.query.day ?? '')) ?? today, today);
  const reach = reachOfHall(visit);
  const departmentId = numberIn(req.query.department);
  const all = (
    await dayBoard(database, { hallId: person.hallId, day, reach, calendar, settings, now: now.getTime() })
  ).filter((row) => departmentId === null || row.departmentId === departmentId);
  const state = String(req.query.state ?? '');
  const href = (of: string) =>
    `${paths.attendanceDay}?${new URLSearchParams({ day: formatDate(day), department: String(departmentId ?? ''), state: of })}`;
  const view = {
    tabs: attendanceTabs(paths.attendanceDay, person.roles),
    title: day === today ? '今天' : formatDate(day),
    closedWords: isWorkingDay(day, calendar) ? null : `${holidayNameOf(day, calendar) ?? '休息日'}，不考勤`,
    counts: dayCounts(all, state, href),
    filter: {
      action: paths.attendanceDay,
      hidden: [{ name: 'state', value: state }],
      fields: [
        { kind: 'date', label: '日期', name: 'day', value: formatDate(day) },
        await departmentChoices(database, reach, departmentId),
      ],
      clearHref: paths.attendanceDay,
    },
    rows: all
      .filter((row) => state === '' || isIn(state, row))
      .map((row) => ({ ...row, tag: BOARD_STATES[row.state] })),
  };
  await renderer.page(visit, req, res, 'attendance/day', { title: '当日考勤', locals: { view } });
}

type BoardRow = Awaited<ReturnType<typeof dayBoard>>[number];

/** Everybody by where he is, and those with findings; a figure pressed again shows all. */
function dayCounts(rows: readonly BoardRow[], state: string, href: (state: string) => string) {
  const count = (of: string, label: string, tone?: 'red' | 'amber') => ({
    label,
    figure: rows.filter((row) => isIn(of, row)).length,
    href: href(state === of ? '' : of),
    current: state === of,
    ...(tone === undefined ? {} : { tone }),
  });
  return [
    ...(Object.keys(BOARD_STATES) as BoardState[]).map((each) =>
      count(each, BOARD_STATES[each].label, each === 'missing' ? 'red' : undefined),
    ),
    count('late', '有迟到、早退或者离岗', 'amber'),
  ];
}

function isIn(state: string, row: BoardRow): boolean {
  return state === 'late' ? row.findings.length > 0 : row.state === state;
}

async function tableAsked(deps: Deps, visit: StaffVisit, req: Request) {
  const { database } = deps;
  const { person, now } = visit;
  const calendar = await hallCalendar(database, person.hallId);
  const settings = await hallSettings(database, person.hallId);
  const month = monthAsked(req.query.month, calendar, now);
  const reach = reachOfHall(visit);
  const departmentId = numberIn(req.query.department);
  const onlyEvents = req.query.only === 'events';
  const rows = await monthTable(database, {
    hallId: person.hallId,
    reach,
    departmentId,
    month,
    calendar,
    settings,
  });
  return {
    month,
    reach,
    departmentId,
    onlyEvents,
    rows: rows.filter((row) => !onlyEvents || row.late + row.early + row.away + row.absent + row.waiting > 0),
  };
}

async function showTable(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { month, reach, departmentId, onlyEvents, rows } = await tableAsked(deps, visit, req);
  const query = (code: string) =>
    new URLSearchParams({
      month: code,
      department: String(departmentId ?? ''),
      only: onlyEvents ? 'events' : '',
    }).toString();
  const view = {
    tabs: attendanceTabs(paths.attendanceTable, visit.person.roles),
    month: month.words,
    previousHref: `${paths.attendanceTable}?${query(month.previous)}`,
    nextHref: month.next === null ? null : `${paths.attendanceTable}?${query(month.next)}`,
    fileHref: `${paths.attendanceTable}.xlsx?${query(month.code)}`,
    filter: {
      action: paths.attendanceTable,
      hidden: [{ name: 'month', value: month.code }],
      fields: [
        await departmentChoices(deps.database, reach, departmentId),
        {
          kind: 'select',
          label: '人员',
          name: 'only',
          value: onlyEvents ? 'events' : '',
          options: [
            { value: '', label: '全部' },
            { value: 'events', label: '有考勤情况的' },
          ],
        },
      ],
      clearHref: paths.attendanceTable,
    },
    rows,
  };
  await deps.renderer.page(visit, req, res, 'attendance/table', { title: '月度考勤表', locals: { view } });
}

/** The board and the table show one hall at a time. */
function reachOfHall({ person }: StaffVisit): StaffReach {
  return { ...staffReach(person), hallIds: [person.hallId] };
}

function numberIn(value: unknown): number | null {
  return typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}
