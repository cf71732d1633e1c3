import type { Deps } from '../../app.js';
import { may } from '../../domain/access/permissions.js';
import { isPraiseKind, isPraiseState, PRAISE_KINDS, PRAISE_STATES } from '../../domain/praise/praise.js';
import { paths } from '../../web/paths.js';
import { type GetRoute, get } from '../../web/routes.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import {
  countWaiting,
  listPraise,
  namesOfPraised,
  type PraiseCursor,
  praiseReach,
} from './praise.repository.js';
import { praiseLine } from './praise-page.js';

const ROWS_PER_PAGE = 50;

/** The list of praise within reach, by state and kind. */
export function praiseList({ database, renderer }: Deps): GetRoute {
  return get(paths.praise, 'complaint.register', async (visit, req, res) => {
    const { person } = visit;
    const asked = (name: string) => (typeof req.query[name] === 'string' ? req.query[name] : '');
    const state = isPraiseState(asked('state')) ? asked('state') : '';
    const kind = isPraiseKind(asked('kind')) ? asked('kind') : '';
    const reach = praiseReach(person);
    const rows = await listPraise(
      database,
      reach,
      { state, kind },
      { after: cursorOf(asked('after')), limit: ROWS_PER_PAGE + 1 },
    );
    const shown = rows.slice(0, ROWS_PER_PAGE);
    const names = await namesOfPraised(database, shown);
    const calendar = await hallCalendar(database, person.hallId);
    const href = (change: Record<string, string>) => {
      const query = Object.entries({ state, kind, ...change }).filter(([, value]) => value !== '');
      return `${paths.praise}${query.length === 0 ? '' : `?${new URLSearchParams(query)}`}`;
    };
    const last = shown.at(-1);
    const waiting = await countWaiting(database, reach);
    const view = {
      mayRegister: may(person.roles, 'complaint.register'),
      rows: shown.map((row) => praiseLine(row, names, calendar)),
      kind,
      state,
      kinds: Object.entries(PRAISE_KINDS).map(([value, label]) => ({ value, label })),
      tabs: [
        { href: href({ state: '' }), label: '全部', current: state === '' },
        ...Object.entries(PRAISE_STATES).map(([value, { name }]) => ({
          href: href({ state: value }),
          label: name,
          current: state === value,
          ...(value === 'registered' ? { count: waiting } : {}),
        })),
      ],
      previousHref: asked('after') === '' ? null : href({}),
      nextHref:
        rows.length > ROWS_PER_PAGE && last
          ? href({ after: `${last.receivedAt.getTime()}.${last.id}` })
          : null,
      countText: `本页 ${shown.length} 条`,
    };
    await renderer.page(visit, req, res, 'praise/list', { title: '表扬', locals: { view } });
  });
}

function cursorOf(text: string): PraiseCursor | null {
  const match = /^(\d{1,14})\.(\d{1,9})$/.exec(text);
  return match === null ? null : { receivedAt: new Date(Number(match[1])), id: Number(match[2]) };
}
