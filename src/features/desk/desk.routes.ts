import type { Request, Response } from 'express';
import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { actingIds } from '../../domain/staffing/substitution.js';
import { ForbiddenError, NotFoundError } from '../../web/errors.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import type { StaffVisit } from '../../web/visit.js';
import { signPanel } from '../attendance/sign-panel.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { messageLines } from '../reminders/messages-page.js';
import { listMessages } from '../reminders/reminders.repository.js';
import { deskWaiting } from '../tasks/desk-waiting.js';
import { listUnanswered } from '../urging/urging.repository.js';
import { urgingLines } from '../urging/urging-page.js';
import { caseReach } from './case-reach.js';
import { caseRow } from './case-row.js';
import { deskLists, deskPage, queueLists, ROWS_ON_DESK, WORK_COLUMNS, WORK_SHOW } from './desk-page.js';
import { cursorOf } from './list-address.js';
import { countWork, listWork } from './list-work.js';
import { rowContext } from './row-context.js';
import { isWorkListName, type WorkListName, workList } from './work-lists.js';

const ROWS_PER_PAGE = 50;

/** The desk, its lists in full, and the queue of reviewers and approvers. */
export function deskRoutes(deps: Deps): Route[] {
  return [
    get(paths.desk, 'desk.view', (visit, req, res) => showDesk(deps, visit, req, res)),
    get('/desk/lists/:name', 'desk.view', async (visit, req, res) => {
      const name = String(req.params.name);
      if (!isWorkListName(name)) throw new NotFoundError();
      if (!may(visit.person.roles, workList(name).permission)) throw new ForbiddenError();
      await showList(deps, { name, path: paths.workList(name), tabs: [] }, visit, req, res);
    }),
    get('/reviews', 'case.view', async (visit, req, res) => {
      const names = queueLists(visit.person);
      const name = names.find((each) => each === req.query.list) ?? names[0] ?? 'review';
      await showList(deps, { name, path: paths.reviews(name), tabs: names }, visit, req, res);
    }),
  ];
}

async function showDesk(
  { database, renderer }: Deps,
  visit: StaffVisit,
  req: Request,
  res: Response,
): Promise<void> {
  const { person, now } = visit;
  const names = deskLists(person);
  const context = await contextOf({ database }, visit);
  const counts = await countWork(database, person, names, now);
  const lists = [];
  for (const name of names) {
    const count = counts.get(name) ?? 0;
    const page = { cursor: null, limit: ROWS_ON_DESK };
    const found = count === 0 ? [] : (await listWork(database, person, name, page, now)).rows;
    lists.push({ name, count, rows: found.map((row) => caseRow(row, context)) });
  }
  const desk = deskPage({ person, lists });
  const words = await deskWords(database, visit);
  desk.counts.push(...(await deskWaiting(database, person)), ...unreadTile(words.messages.unread));
  await renderer.page(visit, req, res, 'desk/desk', { title: '我的工作台', locals: { desk, words } });
}

/** The unread words on the desk, and the urging notes that wait for an answer (D-34). */
async function deskWords(database: Deps['database'], visit: StaffVisit) {
  const { person, now } = visit;
  const calendar = await hallCalendar(database, person.hallId);
  const found = await listMessages(database, person.staffId, { unreadOnly: true, limit: ROWS_ON_DESK });
  const urgings = await listUnanswered(database, [person.hallId], actingIds(person), ROWS_ON_DESK);
  return {
    messages: messageLines(found, calendar, person.roles),
    urgings: urgingLines(urgings, now, calendar),
    sign: await signPanel(database, visit, 'desk'),
    mayAskRating: may(person.roles, 'rating.open'),
  };
}

/** The reminders stand below the work; the figure leads to them. */
function unreadTile(unread: number) {
  return unread === 0 ? [] : [{ label: '未读提醒', figure: unread, href: '#messages', tone: undefined }];
}

interface Shown {
  name: WorkListName;
  /** With the list in it, ready for `&after=…`. */
  path: string;
  tabs: readonly WorkListName[];
}

async function showList(
  deps: Deps,
  shown: Shown,
  visit: StaffVisit,
  req: Request,
  res: Response,
): Promise<void> {
  const { database, renderer } = deps;
  const { person, now } = visit;
  const list = workList(shown.name);
  const page = { cursor: cursorOf(req.query, list.keys), limit: ROWS_PER_PAGE };
  const found = await listWork(database, person, shown.name, page, now);
  const counts = await countWork(database, person, shown.tabs.length > 0 ? shown.tabs : [shown.name], now);
  const context = await contextOf(deps, visit);
  const total = counts.get(shown.name) ?? 0;
  const joint = shown.path.includes('?') ? '&' : '?';
  const href = (name: string, value: string | null) =>
    value === null ? null : `${shown.path}${joint}${name}=${value}`;
  const tabs = tabsOf(shown, counts);
  const heading = tabs.length === 0 ? list.title : shown.name === 'decide' ? '审批' : '审查';
  await renderer.page(visit, req, res, 'desk/work-list', {
    title: heading === list.title ? heading : `${heading}：${list.title}`,
    locals: {
      heading,
      empty: list.empty,
      tabs,
      rows: found.rows.map((row) => caseRow(row, context)),
      columns: WORK_COLUMNS,
      show: WORK_SHOW,
      previousHref: href('before', found.previous),
      nextHref: href('after', found.next),
      countText:
        total > found.rows.length ? `本页 ${found.rows.length} 件，共 ${total} 件` : `共 ${total} 件`,
    },
  });
}

function tabsOf({ name: current, tabs }: Shown, counts: ReadonlyMap<WorkListName, number>) {
  return tabs.map((name) => ({
    href: paths.reviews(name),
    label: workList(name).title,
    count: counts.get(name) ?? 0,
    current: name === current,
  }));
}

function contextOf({ database }: Pick<Deps, 'database'>, { person, now }: StaffVisit) {
  const hallIds = caseReach(person).map((reach) => reach.hallId);
  return rowContext(database, person, hallIds, now);
}
