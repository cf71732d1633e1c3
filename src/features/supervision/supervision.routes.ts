import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { caseRow } from '../desk/case-row.js';
import { momentWords } from '../desk/clock-words.js';
import { cursorOf } from '../desk/list-address.js';
import { rowContext } from '../desk/row-context.js';
import { hallSettings } from '../settings/hall-settings.js';
import { countRunningCases } from './count-running-cases.js';
import { csvText, exportHeadings, exportRows, recordExport, xlsxStream } from './export-running-cases.js';
import { followedRows } from './follow-up.js';
import { BREACH_ORDER, breachMaterials, listBreaches } from './list-breaches.js';
import { listPlaces } from './list-places.js';
import { listRunningCases } from './list-running-cases.js';
import { parseRunningFilters, RUNNING_SORTS, type RunningListName } from './running-filters.js';
import { runningPage } from './running-page.js';

const ROWS_PER_PAGE = 50;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FILE_WORDS = { overdue: '超期办件', 'due-soon': '即将到期办件' } as const;

/** Lists of late and soon due cases with their exports, and of broken one-time notices (SV-01, S-04). */
export function supervisionRoutes(deps: Deps): Route[] {
  const lists: { list: RunningListName; path: string }[] = [
    { list: 'overdue', path: paths.overdue },
    { list: 'due-soon', path: paths.dueSoon },
  ];
  return [
    ...lists.flatMap(({ list, path }) => [
      get(path, 'supervision.view', (visit, req, res) => showRunning(deps, list, visit, req, res)),
      get(`${path}.csv`, 'supervision.export', (visit, req, res) =>
        exportRunning(deps, { list, format: 'csv' }, visit, req, res),
      ),
      get(`${path}.xlsx`, 'supervision.export', (visit, req, res) =>
        exportRunning(deps, { list, format: 'xlsx' }, visit, req, res),
      ),
    ]),
    get('/supervision/breaches', 'breach.view', (visit, req, res) => showBreaches(deps, visit, req, res)),
  ];
}

async function showRunning(
  deps: Deps,
  list: RunningListName,
  visit: StaffVisit,
  req: Request,
  res: Response,
): Promise<void> {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const filters = parseRunningFilters(req.query);
  const cursor = cursorOf(req.query, RUNNING_SORTS[filters.sort]);
  const [found, counts, places, settings] = await Promise.all([
    listRunningCases(database, person, { list, filters, cursor, limit: ROWS_PER_PAGE }, now),
    countRunningCases(database, person, list, filters, now),
    listPlaces(database, person),
    hallSettings(database, person.hallId),
  ]);
  const context = await rowContext(
    database,
    person,
    places.halls.map((hall) => hall.id),
    now,
  );
  const page = runningPage({
    list,
    filters,
    rows: await followedRows(database, person, found.rows, context),
    previous: found.previous,
    next: found.next,
    counts,
    places,
    dueSoonWorkingDays: settings.number('dueSoonWorkingDays'),
    mayExport: may(person.roles, 'supervision.export'),
    now,
    calendar: context.calendarOf(person.hallId),
  });
  await renderer.page(visit, req, res, 'supervision/running', { title: page.title, locals: { list: page } });
}

async function exportRunning(
  deps: Deps,
  { list, format }: { list: RunningListName; format: 'csv' | 'xlsx' },
  visit: StaffVisit,
  req: Request,
  res: Response,
): Promise<void> {
  const { database } = deps;
  const { person, now } = visit;
  const filters = parseRunningFilters(req.query);
  const places = await listPlaces(database, person);
  const context = await rowContext(
    database,
    person,
    places.halls.map((hall) => hall.id),
    now,
  );
  await recordExport(database, person, { list, filters, format, address: visit.address }, now);
  const rows = exportRows(database, person, { list, filters }, context);
  const headings = exportHeadings(list);
  const day = formatDate(dayOf(context.calendarOf(person.hallId).zone.toLocalMinute(now.getTime())));
  res.attachment(`${FILE_WORDS[list]}-${day}.${format}`);
  res.type(format === 'csv' ? 'text/csv; charset=utf-8' : XLSX);
  const body =
    format === 'csv'
      ? Readable.from(csvText(headings, rows))
      : Readable.fromWeb(xlsxStream(FILE_WORDS[list], headings, rows) as WebStream<Uint8Array>);
  await pipeline(body, res);
}

async function showBreaches(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
): Promise<void> {
  const { person, now } = visit;
  const found = await listBreaches(database, person, {
    cursor: cursorOf(req.query, BREACH_ORDER),
    limit: ROWS_PER_PAGE,
  });
  const context = await rowContext(
    database,
    person,
    found.rows.map((row) => row.hallId),
    now,
  );
  const told = await breachMaterials(
    database,
    found.rows.map((row) => row.id),
  );
  const href = (name: string, value: string | null) =>
    value === null ? null : `/supervision/breaches?${name}=${value}`;
  const rows = found.rows.map((row) => {
    const breach = told.get(row.id);
    const when = breach ? momentWords(breach.at, now.getTime(), context.calendarOf(row.hallId)) : '';
    return { row: caseRow(row, context), told: breach ? { ...breach, when } : null };
  });
  await renderer.page(visit, req, res, 'supervision/breaches', {
    title: '告知监督',
    locals: {
      rows,
      previousHref: href('before', found.previous),
      nextHref: href('after', found.next),
      countText: (found.previous ?? found.next) ? `本页 ${rows.length} 件` : `共 ${rows.length} 件`,
    },
  });
}
