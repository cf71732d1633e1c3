import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { NotFoundError } from '../../web/errors.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { caseReach } from '../desk/case-reach.js';
import { cursorOf } from '../desk/list-address.js';
import { rowContext } from '../desk/row-context.js';
import { countDaily, listDaily, listOpenContacts, listUnanswered } from './daily-check.js';
import { DAILY_LIST_NAMES, type DailyListName, dailyList, isDailyListName } from './daily-lists.js';
import { countNewEvents } from './events.repository.js';
import { followedRows } from './follow-up.js';
import { DAILY_COLUMNS, DAILY_SHOW, ROWS_OF_SECTION, todayPage, todaySheet } from './today-page.js';

const ROWS_PER_PAGE = 50;
const ROWS_ON_PAPER = 200;

/** The daily check of the supervision section (SV-01): the day at a glance, each list in full, and on paper. */
export function todayRoutes(deps: Deps): Route[] {
  return [
    get('/supervision/today', 'supervision.check', (visit, req, res) => showToday(deps, visit, req, res)),
    get('/supervision/today/print', 'supervision.check', (visit, req, res) =>
      showSheet(deps, visit, req, res),
    ),
    get('/supervision/today/:list', 'supervision.check', async (visit, req, res) => {
      const name = String(req.params.list);
      if (!isDailyListName(name)) throw new NotFoundError();
      await showList(deps, name, visit, req, res);
    }),
  ];
}

async function showToday(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const { context, lists } = await sections(deps, visit, ROWS_OF_SECTION);
  const view = todayPage({
    lists,
    enquiries: await listUnanswered(database, person, ROWS_OF_SECTION, now),
    contacts: await listOpenContacts(database, person, ROWS_PER_PAGE),
    newEvents: await countNewEvents(
      database,
      caseReach(person).map(({ hallId }) => hallId),
    ),
    person,
    now,
    calendar: context.calendarOf(person.hallId),
  });
  await renderer.page(visit, req, res, 'supervision/today', { title: '今日督查', locals: { view } });
}

async function showSheet(deps: Deps, visit: StaffVisit, req: Request, res: Response): Promise<void> {
  const { person, now } = visit;
  const { context, lists } = await sections(deps, visit, ROWS_ON_PAPER);
  const enquiries = await listUnanswered(deps.database, person, ROWS_ON_PAPER, now);
  const view = todaySheet(
    { lists, enquiries: enquiries.rows, hallName: person.hallName },
    now,
    context.calendarOf(person.hallId),
  );
  await deps.renderer.page(visit, req, res, 'supervision/today-print', {
    title: '每日督查清单',
    locals: { view },
  });
}

async function sections({ database }: Deps, { person, now }: StaffVisit, limit: number) {
  const context = await contextOf(database, person, now);
  const counts = await countDaily(database, person, DAILY_LIST_NAMES, now);
  const lists = [];
  for (const name of DAILY_LIST_NAMES) {
    const count = counts.get(name) ?? 0;
    const found =
      count === 0 ? [] : (await listDaily(database, person, name, { cursor: null, limit }, now)).rows;
    lists.push({ name, count, rows: await followedRows(database, person, found, context) });
  }
  return { context, lists };
}

async function showList(
  deps: Deps,
  name: DailyListName,
  visit: StaffVisit,
  req: Request,
  res: Response,
): Promise<void> {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const { title, empty, keys } = dailyList(name);
  const page = { cursor: cursorOf(req.query, keys), limit: ROWS_PER_PAGE };
  const found = await listDaily(database, person, name, page, now);
  const counts = await countDaily(database, person, DAILY_LIST_NAMES, now);
  const context = await contextOf(database, person, now);
  const total = counts.get(name) ?? 0;
  const href = (way: string, value: string | null) =>
    value === null ? null : `${paths.supervisionList(name)}?${way}=${value}`;
  await renderer.page(visit, req, res, 'desk/work-list', {
    title: `今日督查：${title}`,
    locals: {
      heading: '今日督查',
      empty,
      tabs: DAILY_LIST_NAMES.map((each) => ({
        href: paths.supervisionList(each),
        label: dailyList(each).title,
        count: counts.get(each) ?? 0,
        current: each === name,
      })),
      rows: await followedRows(database, person, found.rows, context),
      columns: DAILY_COLUMNS,
      show: DAILY_SHOW,
      previousHref: href('before', found.previous),
      nextHref: href('after', found.next),
      countText:
        total > found.rows.length ? `本页 ${found.rows.length} 件，共 ${total} 件` : `共 ${total} 件`,
    },
  });
}

function contextOf(database: Deps['database'], person: StaffVisit['person'], now: Date) {
  const hallIds = caseReach(person).map((reach) => reach.hallId);
  return rowContext(database, person, hallIds, now);
}
