import type { Deps } from '../../app.js';
import { paths } from '../../web/paths.js';
import { get, type Route } from '../../web/routes.js';
import { findReach } from './find-reach.js';
import { ratingTabs } from './rating-tabs.js';
import { countLoops, type LoopList, listLoops } from './ratings.repository.js';
import { loopLight, ratingLine } from './ratings-page.js';

const ROWS_PER_PAGE = 50;
const LISTS: Readonly<Record<LoopList, string>> = { open: '办理中', overdue: '已超期', closed: '已了结' };
const CURSOR = /^(\d{1,15})\.([\w-]{8,40})$/;

/** The bad ratings by what is due next, with lights (S-54). */
export function loopListRoutes({ database, renderer }: Deps): Route[] {
  return [
    get(`${paths.ratings}/loops`, 'rating.view', async (visit, req, res) => {
      const { sql } = database;
      const { reach, calendar } = await findReach(database, visit);
      const names = Object.keys(LISTS) as LoopList[];
      const list = names.find((name) => name === req.query.list) ?? 'open';
      const cursor = CURSOR.exec(typeof req.query.after === 'string' ? req.query.after : '');
      const after = cursor && { dueAt: Number(cursor[1]), rowKey: cursor[2] ?? '' };
      const rows = await listLoops(sql, reach, list, { after, limit: ROWS_PER_PAGE + 1 }, visit.now);
      const shown = rows.slice(0, ROWS_PER_PAGE);
      const last = shown.at(-1);
      const open = await countLoops(sql, reach, 'open', visit.now);
      const overdue = await countLoops(sql, reach, 'overdue', visit.now);
      const counts: Readonly<Record<LoopList, { count?: number }>> = {
        open: { count: open },
        overdue: { count: overdue },
        closed: {},
      };
      const view = {
        tabs: ratingTabs(visit.person, 'loops'),
        lists: names.map((name) => ({
          href: paths.ratingLoops(name),
          label: LISTS[name],
          ...counts[name],
          current: name === list,
        })),
        isHall: reach.sight === 'hall',
        rows: shown.map((row) => ({
          ...ratingLine(row, reach.sight, calendar),
          light: loopLight(row, visit.now.getTime(), calendar),
        })),
        nextHref:
          rows.length > ROWS_PER_PAGE && last?.dueAt
            ? `${paths.ratingLoops(list)}&after=${last.dueAt}.${last.rowKey}`
            : null,
        previousHref: after === null ? null : paths.ratingLoops(list),
        countText: `本页 ${shown.length} 条`,
      };
      await renderer.page(visit, req, res, 'ratings/loops', { title: '差评整改', locals: { view } });
    }),
  ];
}
