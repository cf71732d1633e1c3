import type { Request, Response } from 'express';
import { writeXlsx } from 'hucre/xlsx';
import type { Deps } from '../../app.js';
import { civilDateOf, dayOf } from '../../domain/calendar/civil-time.js';
import type { Zone } from '../../domain/calendar/zone.js';
import { monthSpan, neighbour, type Period, parsePeriod, periodOf } from '../../domain/reports/period.js';
import { paths } from '../../web/paths.js';
import { get, getPublic, type Route } from '../../web/routes.js';
import type { StaffVisit, Visit } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { chosenHall, publicHalls } from '../home/public-halls.js';
import { countComplaintsOf } from './complaint-statistics.repository.js';
import { recordStatisticsFile } from './record-statistics-file.js';
import { publicStatistics, staffStatistics } from './statistics-page.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Numbers of complaints: monthly for everybody (S-53), for any period in the house. */
export function complaintStatisticsRoutes(deps: Deps): Route[] {
  return [
    getPublic(paths.complaintFigures, (visit, req, res) => showPublic(deps, visit, req, res)),
    get(paths.complaintStatistics, 'complaint.view', (visit, req, res) => showStaff(deps, visit, req, res)),
    get(`${paths.complaintStatistics}.xlsx`, 'complaint.view', (visit, req, res) =>
      sendFile(deps, visit, req, res),
    ),
  ];
}

/** A month is published when it is over; without a choice the last one that is. */
async function showPublic(deps: Deps, visit: Visit, req: Request, res: Response): Promise<void> {
  const { database, renderer } = deps;
  const halls = await publicHalls(database);
  const hall = chosenHall(halls, typeof req.query.hall === 'string' ? req.query.hall : undefined);
  if (hall === undefined) return renderer.page(visit, req, res, 'home/empty', { title: '大厅还没有建立' });
  const { zone } = await hallCalendar(database, hall.id);
  const last = neighbour(monthOf(visit.now, zone), -1);
  const asked = parsePeriod(String(req.query.month ?? ''));
  const month = asked?.kind === 'month' && asked.code <= last.code ? asked : last;
  const counts = await countComplaintsOf(database, hall.id, monthSpan(month.code, zone));
  const href = (to: Period) =>
    `${paths.complaintFigures}?${new URLSearchParams({ month: to.code, ...(halls.length > 1 ? { hall: hall.code } : {}) })}`;
  const next = neighbour(month, 1);
  const view = {
    hallName: hall.name,
    month: month.words,
    ...publicStatistics(counts),
    previous: { label: neighbour(month, -1).words, href: href(neighbour(month, -1)) },
    next: next.code <= last.code ? { label: next.words, href: href(next) } : null,
  };
  await renderer.page(visit, req, res, 'complaint-statistics/public', {
    title: `${month.words}投诉处理情况`,
    locals: { view },
  });
}

async function showStaff(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { period, tables, zone } = await load(deps, visit, req);
  const next = neighbour(period, 1);
  const hasBegun = monthSpan(next.months[0] ?? '', zone).from <= visit.now.getTime();
  const href = (to: Period) => `${paths.complaintStatistics}?period=${to.code}`;
  const [year = 0, month = 1] = (period.months[0] ?? '').split('-').map(Number);
  const view = {
    period: period.words,
    tables,
    previous: { label: neighbour(period, -1).words, href: href(neighbour(period, -1)) },
    next: hasBegun ? { label: next.words, href: href(next) } : null,
    tabs: (['month', 'quarter', 'year'] as const).map((kind) => ({
      label: { month: '月', quarter: '季度', year: '年' }[kind],
      href: href(periodOf(kind, year, month)),
      current: kind === period.kind,
    })),
    fileHref: `${paths.complaintStatistics}.xlsx?period=${period.code}`,
    publicHref: paths.complaintFigures,
  };
  await deps.renderer.page(visit, req, res, 'complaint-statistics/staff', {
    title: `${period.words}投诉统计`,
    locals: { view },
  });
}

async function sendFile(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { period, tables } = await load(deps, visit, req);
  await recordStatisticsFile(deps.database, visit, period.code);
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '投诉统计',
        columns: [{ width: 34 }, { width: 26 }, { width: 12 }],
        rows: [
          [`${visit.person.hallName} ${period.words}投诉统计`],
          ['统计', '项目', '件数'],
          ...tables.flatMap(({ heading, rows }) => rows.map(({ label, count }) => [heading, label, count])),
        ],
        freezePane: { rows: 2 },
      },
    ],
    properties: { title: `${period.words}投诉统计`, creator: visit.person.hallName },
  });
  res.attachment(`${period.words}投诉统计.xlsx`);
  res.type(XLSX).send(Buffer.from(bytes));
}

async function load({ database }: Deps, { person, now }: StaffVisit, req: Request) {
  const { zone } = await hallCalendar(database, person.hallId);
  const period = parsePeriod(String(req.query.period ?? '')) ?? monthOf(now, zone);
  const span = {
    from: monthSpan(period.months[0] ?? '', zone).from,
    to: monthSpan(period.months.at(-1) ?? '', zone).to,
  };
  return { period, zone, tables: staffStatistics(await countComplaintsOf(database, person.hallId, span)) };
}

function monthOf(now: Date, zone: Zone): Period {
  const { year, month } = civilDateOf(dayOf(zone.toLocalMinute(now.getTime())));
  return periodOf('month', year, month);
}
