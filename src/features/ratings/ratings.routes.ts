import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { monthInWords } from '../../domain/ratings/rating-days.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { hallSettings } from '../settings/hall-settings.js';
import { askedRatings, filterFields, ratingsHref } from './asked-ratings.js';
import { findReach } from './find-reach.js';
import { loopRoutes } from './loop.routes.js';
import { loopListRoutes } from './loop-list.routes.js';
import { onlineRatingRoutes } from './online-rating.routes.js';
import { publicRatingRoutes } from './public-ratings.routes.js';
import { ratingsWorkbook } from './rating-files.js';
import { ratingTabs } from './rating-tabs.js';
import { listRatings, tallyWindows } from './ratings.repository.js';
import { inNoOrder, percentWords, ratingLine, tallyCells, windowTallies } from './ratings-page.js';
import { recordRatingExport } from './record-export.js';

const ROWS_PER_PAGE = 50;
/** A window has no pages, for a place in the order would tell a moment. */
const MOST_FOR_WINDOW = 300;
const MOST_IN_FILE = 5_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 好差评: the pages of staff and citizens (S-54). The public ones stand before those with a key in the address. */
export function ratingRoutes(deps: Deps): Route[] {
  return [
    ...publicRatingRoutes(deps),
    ...onlineRatingRoutes(deps),
    get(paths.ratings, 'rating.view', (visit, req, res) => showList(deps, visit, req, res)),
    get(`${paths.ratings}/windows`, 'rating.view', (visit, req, res) => showWindows(deps, visit, req, res)),
    get(`${paths.ratings}/export.xlsx`, 'rating.view', (visit, req, res) => sendFile(deps, visit, req, res)),
    ...loopListRoutes(deps),
    ...loopRoutes(deps),
  ];
}

async function showList(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { sql } = deps.database;
  const { reach, calendar, days } = await findReach(deps.database, visit);
  const asked = askedRatings(req.query, visit.now.getTime(), calendar);
  const isHall = reach.sight === 'hall';
  const page = {
    before: isHall ? asked.before : null,
    limit: isHall ? ROWS_PER_PAGE + 1 : MOST_FOR_WINDOW,
  };
  const found = await listRatings(sql, reach, asked.filters, page);
  const shown = isHall ? found.slice(0, ROWS_PER_PAGE) : inNoOrder(found, calendar);
  const tallies = await tallyWindows(sql, reach, { ...asked.filters, windowId: null, levels: [] });
  const { windows, sum } = windowTallies(tallies);
  const last = shown.at(-1);
  const view = {
    tabs: ratingTabs(visit.person, 'list'),
    action: paths.ratings,
    fields: filterFields(asked, windows),
    clearHref:
      asked.windowId === null && asked.level === '' ? null : ratingsHref(asked, { window: '', level: '' }),
    counts: countsOf(sum),
    isHall,
    delayWords: isHall ? '' : `评价 ${days} 天以后才显示，只显示日期。`,
    rows: shown.map((row) => ratingLine(row, reach.sight, calendar)),
    nextHref:
      isHall && found.length > ROWS_PER_PAGE && last ? ratingsHref(asked, { before: String(last.id) }) : null,
    previousHref: page.before === null ? null : ratingsHref(asked),
    countText: `本页 ${shown.length} 条`,
    exportHref: `${paths.ratings}/export.xlsx?month=${asked.month}`,
  };
  await deps.renderer.page(visit, req, res, 'ratings/list', { title: '服务评价', locals: { view } });
}

async function showWindows(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { reach, calendar } = await findReach(deps.database, visit);
  const asked = askedRatings(req.query, visit.now.getTime(), calendar);
  const rows = await tallyWindows(deps.database.sql, reach, { ...asked.filters, windowId: null, levels: [] });
  const { windows, sum } = windowTallies(rows);
  const settings = await hallSettings(deps.database, visit.person.hallId);
  const view = {
    tabs: ratingTabs(visit.person, 'windows'),
    action: `${paths.ratings}/windows`,
    fields: filterFields(asked, []).slice(0, 1),
    monthWords: monthInWords(asked.month),
    target: settings.number('satisfactionPercent'),
    rows: windows.map(({ id, name, tally }) => ({
      name,
      href: id === null ? null : ratingsHref(asked, { window: String(id), level: '' }),
      ...tallyCells(tally),
    })),
    sum: tallyCells(sum),
    exportHref: `${paths.ratings}/export.xlsx?month=${asked.month}`,
  };
  await deps.renderer.page(visit, req, res, 'ratings/windows', { title: '各窗口评价', locals: { view } });
}

async function sendFile(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database } = deps;
  const { reach, calendar } = await findReach(database, visit);
  const asked = askedRatings({ month: req.query.month }, visit.now.getTime(), calendar);
  const rows = await listRatings(database.sql, reach, asked.filters, { before: null, limit: MOST_IN_FILE });
  const { windows } = windowTallies(await tallyWindows(database.sql, reach, asked.filters));
  await recordRatingExport(database, visit, asked.month);
  const monthWords = monthInWords(asked.month);
  const file = await ratingsWorkbook({
    organName: visit.person.hallName,
    monthWords,
    windows: windows.map(({ name, tally }) => ({ name, cells: tallyCells(tally) })),
    // a file travels further than a page: it shows every reader the day only, and no case
    lines: inNoOrder(rows, calendar).map((row) => ratingLine(row, 'clerk', calendar)),
  });
  res.attachment(`${monthWords}服务评价.xlsx`);
  res.type(XLSX).send(file);
}

function countsOf(sum: Parameters<typeof tallyCells>[0]) {
  const { answers, setAside, percent } = tallyCells(sum);
  const bad = sum.byLevel[1] + sum.byLevel[2];
  return [
    { label: '计入的评价', figure: answers },
    { label: '满意率', figure: answers === 0 ? percentWords(null) : percent },
    { label: '差评', figure: bad, ...(bad > 0 && { tone: 'amber' }) },
    { label: '不计入', figure: setAside },
  ];
}
