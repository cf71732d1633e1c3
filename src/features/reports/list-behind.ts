import type { Database } from '../../db/database.js';
import { caseScope, isInScope } from '../../domain/access/scope.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import type { Place } from '../../domain/reports/cell.js';
import {
  type ClosedCase,
  hasPromise,
  isDone,
  isFirstVisit,
  isLate,
  noticesOf,
  savedBand,
} from '../../domain/reports/closed-case.js';
import type { ListedFigure } from '../../domain/reports/listed-figures.js';
import { monthSpan, type Period, type Span } from '../../domain/reports/period.js';
import type { Person } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { scopeSql } from '../cases/case-scope.js';
import { type Keyed, type ListedCase, listCaseRows } from '../desk/list-case-rows.js';
import { closedCases } from './compute-month.js';
import { listEntered, listStanding } from './month-figures.repository.js';

export interface ListBehind {
  hallId: number;
  period: Period;
  figure: ListedFigure;
  department: number | null;
  /** 0: the cases without a window. */
  window: number | null;
}

/** The cases behind a figure, within a person's reach, one page of them; `page` counts from 1. */
export async function listBehind(
  database: Database,
  person: Person,
  asked: ListBehind,
  { page, limit }: { page: number; limit: number },
  now: Date,
): Promise<{ rows: Keyed<ListedCase>[]; count: number }> {
  const calendar = await hallCalendar(database, asked.hallId);
  const first = monthSpan(asked.period.months[0] ?? '', calendar.zone);
  const last = monthSpan(asked.period.months.at(-1) ?? '', calendar.zone);
  const span = { from: first.from, to: last.to };
  const places = await placesBehind(database, asked, span, calendar, now.getTime());
  const scope = caseScope(person);
  const ids = places
    .filter((place) => isInScope({ hallId: asked.hallId, ...place }, scope) && isAt(place, asked))
    .map(({ id }) => id);
  const shown = ids.slice((page - 1) * limit, page * limit);
  const reach = scopeSql(person, 'c');
  if (shown.length === 0 || reach === null) return { rows: [], count: ids.length };
  const found = await listCaseRows(database, {
    halls: [
      {
        where: `c."id" IN (${shown.map(() => '?').join(', ')}) AND ${reach.where}`,
        values: [...shown, ...reach.values],
      },
    ],
    keys: [{ sql: 'c."receivedAt"', kind: 'moment' }],
    cursor: null,
    limit,
  });
  return { rows: found.rows, count: ids.length };
}

type Placed = Place & { id: number };

async function placesBehind(
  database: Database,
  { hallId, figure }: ListBehind,
  span: Span,
  calendar: Calendar,
  now: number,
): Promise<Placed[]> {
  const standing = { at: Math.min(span.to, now), isPast: span.to <= now };
  switch (figure) {
    case 'received':
    case 'accepted':
      return listEntered(database, hallId, figure, span);
    case 'open':
    case 'overdue':
      return listStanding(database, hallId, { ...standing, onlyOverdue: figure === 'overdue' });
    case 'services': {
      const done = (await closedCases(database, hallId, span)).filter(isDone);
      return [...done, ...(await listStanding(database, hallId, { ...standing, onlyOverdue: true }))];
    }
    default: {
      const holds = CLOSED_FIGURES[figure];
      return (await closedCases(database, hallId, span)).filter((each) => holds(each, calendar));
    }
  }
}

type ClosedFigure = Exclude<ListedFigure, 'received' | 'accepted' | 'open' | 'overdue' | 'services'>;

const isPromised = (each: ClosedCase) => isDone(each) && hasPromise(each);

const CLOSED_FIGURES: Readonly<Record<ClosedFigure, (each: ClosedCase, calendar: Calendar) => boolean>> = {
  done: isDone,
  doneOnTime: (each) => isDone(each) && !isLate(each),
  doneLate: (each) => isDone(each) && isLate(each),
  notAccepted: ({ state }) => state === 'REJ_F',
  ended: (each) => !isDone(each) && each.state !== 'REJ_F',
  promised: isPromised,
  promisesKept: (each) => isPromised(each) && !isLate(each),
  promisesBroken: (each) => isPromised(each) && isLate(each),
  savedHalf: (each, calendar) => savedBand(each, calendar) === 'BEST-2c',
  savedThirty: (each, calendar) => savedBand(each, calendar) === 'BEST-2d',
  savedTwenty: (each, calendar) => savedBand(each, calendar) === 'BEST-2e',
  firstVisit: isFirstVisit,
  noticed: (each) => isDone(each) && noticesOf(each) > 0,
};

function isAt(place: Place, { department, window }: ListBehind): boolean {
  return (
    (department === null || place.departmentId === department) &&
    (window === null || (place.windowId ?? 0) === window)
  );
}
