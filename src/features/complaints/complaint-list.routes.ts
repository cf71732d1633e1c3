import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { isComplaintCategory } from '../../domain/complaints/categories.js';
import { COMPLAINT_CHANNELS, isComplaintChannel } from '../../domain/complaints/channels.js';
import { mayReroute } from '../../domain/complaints/reroute-complaint.js';
import { COMPLAINT_STATES, isComplaintState } from '../../domain/complaints/states.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { workingDayTerm } from '../cases/promise-clock.js';
import { hallSettings } from '../settings/hall-settings.js';
import { csvText, xlsxStream } from '../supervision/export-running-cases.js';
import { COMPLAINT_CHOICES, choicesOf } from './complaint-choices.js';
import { COMPLAINT_HEADINGS, complaintRows, recordComplaintExport } from './complaint-export.js';
import { complaintLine } from './complaint-line.js';
import {
  COMPLAINT_LISTS,
  type ComplaintCursor,
  type ComplaintFilters,
  type ComplaintListName,
  countComplaints,
  type HandlerLoad,
  listComplaints,
  workloadByHandler,
} from './complaint-list.repository.js';

const ROWS_PER_PAGE = 50;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ALL = { value: '', label: '全部' };

/** The supervisor's list of complaints, with filters, ages, lights and workload (A.5), and its export. */
export function complaintLists(deps: Deps): Route[] {
  return [
    get(paths.complaints, 'complaint.view', (visit, req, res) => showList(deps, visit, req, res)),
    get('/complaints.csv', 'complaint.view', (visit, req, res) => exportList(deps, 'csv', visit, req, res)),
    get('/complaints.xlsx', 'complaint.view', (visit, req, res) => exportList(deps, 'xlsx', visit, req, res)),
  ];
}

/** The filters an address names; what it does not know is left out. */
export function parseFilters(query: Request['query']): ComplaintFilters {
  const asked = (name: string) => (typeof query[name] === 'string' ? query[name].trim() : '');
  const list = asked('list');
  const handler = asked('handler');
  return {
    list: Object.hasOwn(COMPLAINT_LISTS, list) ? (list as ComplaintListName) : 'open',
    state: isComplaintState(asked('state')) ? asked('state') : '',
    channel: isComplaintChannel(asked('channel')) ? asked('channel') : '',
    category: isComplaintCategory(asked('category')) ? asked('category') : '',
    handler: handler === 'none' || /^\d{1,9}$/.test(handler) ? handler : '',
    number: asked('number').slice(0, 40),
  };
}

function parseCursor(query: Request['query']): ComplaintCursor | null {
  const found = /^(\d{1,15})\.(\d{1,9})$/.exec(typeof query.after === 'string' ? query.after : '');
  return found === null ? null : { dueAt: Number(found[1]), id: Number(found[2]) };
}

async function contextOf({ database }: Deps, visit: StaffVisit) {
  const { person, now } = visit;
  const calendar = await hallCalendar(database, person.hallId);
  const settings = await hallSettings(database, person.hallId);
  const limits = {
    amberAbovePercent: settings.number('amberAbovePercent'),
    orangeAbovePercent: settings.number('orangeAbovePercent'),
  };
  const dueBefore = workingDayTerm(now, settings.number('dueSoonWorkingDays'), calendar) ?? now;
  return { calendar, limits, moments: { now, dueBefore } };
}

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const filters = parseFilters(req.query);
  const { calendar, limits, moments } = await contextOf(deps, visit);
  const after = parseCursor(req.query);
  const rows = await listComplaints(database, person, filters, {
    ...moments,
    after,
    limit: ROWS_PER_PAGE + 1,
  });
  const counts = await countComplaints(database, person, moments);
  const loads = await workloadByHandler(database, person, moments);
  const shown = rows.slice(0, ROWS_PER_PAGE);
  const last = shown.at(-1);
  const href = (change: Record<string, string>) => addressOf(paths.complaints, { ...filters, ...change });
  const reroutes = mayReroute(person.roles);
  const view = {
    rows: shown.map((row) => ({
      ...complaintLine(row, now.getTime(), calendar, limits),
      caseNumber: may(person.roles, 'complaint.handle') ? (row.caseNumber ?? '') : '',
    })),
    tabs: listsOf(person.roles).map((name) => ({
      href: href({ list: name }),
      label: COMPLAINT_LISTS[name].title,
      current: name === filters.list,
      ...(name === 'done' ? {} : { count: counts[name] }),
    })),
    loads: loads.map((load) => loadLine(load, filters, href)),
    fields: filterFields(filters, loads),
    stranded:
      reroutes && counts.stranded > 0 ? { count: counts.stranded, href: href({ list: 'stranded' }) } : null,
    list: filters.list,
    empty: COMPLAINT_LISTS[filters.list].empty,
    caption: `投诉：${COMPLAINT_LISTS[filters.list].title}`,
    clearHref: addressOf(paths.complaints, { ...NO_FILTERS, list: filters.list }),
    mayRegister: may(person.roles, 'complaint.register'),
    csvHref: addressOf('/complaints.csv', filters),
    xlsxHref: addressOf('/complaints.xlsx', filters),
    previousHref: after === null ? null : href({}),
    nextHref: rows.length > ROWS_PER_PAGE && last ? `${href({})}&after=${last.dueAt ?? 0}.${last.id}` : null,
    countText: `本页 ${shown.length} 件`,
  };
  await renderer.page(visit, req, res, 'complaints/list', { title: '投诉', locals: { view } });
}

function listsOf(roles: StaffVisit['person']['roles']): ComplaintListName[] {
  const handles = may(roles, 'complaint.handle');
  const reroutes = mayReroute(roles);
  return (Object.keys(COMPLAINT_LISTS) as ComplaintListName[]).filter(
    (name) => (handles || name !== 'mine') && (reroutes || name !== 'stranded'),
  );
}

const NO_FILTERS = { state: '', channel: '', category: '', handler: '', number: '' };

function addressOf(path: string, filters: ComplaintFilters | Record<string, string>): string {
  const given = Object.entries(filters).filter(([, value]) => value !== '');
  return `${path}?${new URLSearchParams(given)}`;
}

function loadLine(
  load: HandlerLoad,
  filters: ComplaintFilters,
  href: (change: Record<string, string>) => string,
) {
  const handler = load.handlerId === null ? 'none' : String(load.handlerId);
  const isCurrent = filters.handler === handler;
  return {
    label: `${load.handler || '未分办'}${load.late > 0 ? `（超期 ${load.late}）` : ''}`,
    figure: load.open,
    href: href({ list: 'open', handler: isCurrent ? '' : handler }),
    ...(load.late > 0 ? { tone: 'red' } : {}),
    ...(isCurrent ? { current: true } : {}),
  };
}

function filterFields(filters: ComplaintFilters, loads: readonly HandlerLoad[]) {
  const select = (
    label: string,
    name: keyof ComplaintFilters,
    options: { value: string; label: string }[],
  ) => ({
    kind: 'select',
    label,
    name,
    value: filters[name],
    options: [ALL, ...options],
  });
  const handlers = loads.map(({ handlerId, handler }) =>
    handlerId === null ? { value: 'none', label: '未分办' } : { value: String(handlerId), label: handler },
  );
  return [
    select('状态', 'state', choicesOf(COMPLAINT_STATES)),
    select('方式', 'channel', choicesOf(COMPLAINT_CHANNELS)),
    select('类别', 'category', COMPLAINT_CHOICES.categories),
    select('经办人', 'handler', handlers),
    { kind: 'text', label: '编号', name: 'number', value: filters.number },
  ];
}

async function exportList(
  deps: Deps,
  format: 'csv' | 'xlsx',
  visit: StaffVisit,
  req: Request,
  res: Response,
): Promise<void> {
  const { database } = deps;
  const { person, now, address } = visit;
  const filters = parseFilters(req.query);
  const { calendar, limits, moments } = await contextOf(deps, visit);
  await recordComplaintExport(database, person, { filters, format, address }, now);
  const rows = complaintRows(database, person, filters, { ...moments, calendar, limits });
  const day = formatDate(dayOf(calendar.zone.toLocalMinute(now.getTime())));
  res.attachment(`投诉${COMPLAINT_LISTS[filters.list].title}-${day}.${format}`);
  res.setHeader('cache-control', 'no-store');
  res.type(format === 'csv' ? 'text/csv; charset=utf-8' : XLSX);
  const body =
    format === 'csv'
      ? Readable.from(csvText(COMPLAINT_HEADINGS, rows))
      : Readable.fromWeb(xlsxStream('投诉', COMPLAINT_HEADINGS, rows) as WebStream<Uint8Array>);
  await pipeline(body, res);
}
