import type { Calendar } from '../../domain/calendar/calendar.js';
import { MEASURE_FROM_LATE_WORKING_DAYS } from '../../domain/cases/overrun.js';
import { paths } from '../../web/paths.js';
import type { CaseRow } from '../desk/case-row.js';
import { momentWords } from '../desk/clock-words.js';
import type { PlaceCount } from './count-running-cases.js';
import type { Places } from './list-places.js';
import {
  type RunningFilters,
  type RunningListName,
  type RunningSort,
  runningQuery,
} from './running-filters.js';

const WORDS = {
  overdue: {
    title: '超期办件',
    sub: '承诺时限已过、还没有作出决定的办件',
    empty: '没有超期的办件。过了承诺时限还没有作出决定的办件会列在这里。',
    path: paths.overdue,
  },
  'due-soon': {
    title: '即将到期',
    sub: '承诺时限快到、还没有作出决定的办件',
    empty: '近几个工作日内没有到期的办件。快到承诺时限的办件会列在这里。',
    path: paths.dueSoon,
  },
} as const;

export interface RunningPageGiven {
  list: RunningListName;
  filters: RunningFilters;
  rows: CaseRow[];
  previous: string | null;
  next: string | null;
  counts: readonly PlaceCount[];
  places: Places;
  dueSoonWorkingDays: number;
  mayExport: boolean;
  now: Date;
  calendar: Calendar;
}

/** The values of the pages of overdue and soon due cases. */
export function runningPage(given: RunningPageGiven) {
  const { list, filters, places } = given;
  const words = WORDS[list];
  const href = (change: Partial<RunningFilters>, more: Record<string, string | null> = {}) =>
    `${words.path}${runningQuery({ ...filters, ...change }, more)}`;
  const manyHalls = places.halls.length > 1;
  const total = given.counts
    .filter((count) => isAt(count, filters))
    .reduce((sum, { count }) => sum + count, 0);
  const narrowed = runningQuery({ ...filters, sort: 'due' }) !== '';
  return {
    title: words.title,
    sub: `${words.sub}，截至 ${momentWords(given.now.getTime(), given.now.getTime(), given.calendar)}`,
    action: words.path,
    rows: given.rows,
    manyHalls,
    columns: columnsOf(filters, manyHalls, (sort) => href({ sort })),
    fields: fieldsOf(given),
    hidden: filters.sort === 'due' ? [] : [{ name: 'sort', value: filters.sort }],
    clearHref: narrowed
      ? href({ hall: null, department: null, window: null, item: '', handler: '', days: null })
      : null,
    tiles: tilesOf(given, href),
    windows: windowCounts(given, href),
    empty: narrowed ? '没有符合这些条件的办件。' : words.empty,
    exports: given.mayExport
      ? (['csv', 'xlsx'] as const).map((type) => `${words.path}.${type}${runningQuery(filters)}`)
      : null,
    previousHref: given.previous === null ? null : href({}, { before: given.previous }),
    nextHref: given.next === null ? null : href({}, { after: given.next }),
    countText:
      total > given.rows.length
        ? `本页 ${given.rows.length} 件，共 ${total} 件`
        : `共 ${given.rows.length} 件`,
  };
}

type Href = (change: Partial<RunningFilters>) => string;

function isAt(count: PlaceCount, { department, window }: RunningFilters): boolean {
  return (
    (department === null || count.departmentId === department) &&
    (window === null || count.windowId === window)
  );
}

function columnsOf(filters: RunningFilters, manyHalls: boolean, sortHref: (sort: RunningSort) => string) {
  const sorted = (label: string, up: RunningSort, down: RunningSort | null = null) => ({
    label,
    sort: filters.sort === up ? 'ascending' : filters.sort === down ? 'descending' : null,
    href: sortHref(filters.sort === up && down !== null ? down : up),
  });
  return [
    sorted('时限', 'due', '-due'),
    { label: '办件编号' },
    { label: '事项、申请人' },
    ...(manyHalls ? [{ label: '大厅' }] : []),
    sorted('部门、窗口', 'department'),
    { label: '轮到谁' },
    { label: '原因和督办' },
  ];
}

function fieldsOf({ list, filters, places, dueSoonWorkingDays }: RunningPageGiven) {
  const select = (
    label: string,
    name: string,
    value: number | null,
    options: { value: number; label: string }[],
  ) => ({
    kind: 'select',
    label,
    name,
    value: value ?? '',
    options: [{ value: '', label: '全部' }, ...options],
  });
  const inHall = (place: { hallId: number }) => filters.hall === null || place.hallId === filters.hall;
  const named = ({ id, name }: { id: number; name: string }) => ({ value: id, label: name });
  const halls =
    places.halls.length > 1 ? [select('大厅', 'hall', filters.hall, places.halls.map(named))] : [];
  return [
    ...halls,
    select('部门', 'department', filters.department, places.departments.filter(inHall).map(named)),
    select('窗口', 'window', filters.window, places.windows.filter(inHall).map(named)),
    select(list === 'overdue' ? '超期' : '到期', 'days', filters.days, dayOptions(list, dueSoonWorkingDays)),
    { kind: 'text', label: '事项', name: 'item', value: filters.item },
    { kind: 'text', label: '经办人', name: 'handler', value: filters.handler },
  ];
}

function dayOptions(list: RunningListName, most: number) {
  const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
  if (list === 'due-soon') return upTo(most).map((days) => ({ value: days, label: `${days} 个工作日内` }));
  return [
    { value: 0, label: '不足 1 个工作日' },
    ...upTo(MEASURE_FROM_LATE_WORKING_DAYS - 1).map((days) => ({ value: days, label: `${days} 个工作日` })),
    { value: MEASURE_FROM_LATE_WORKING_DAYS, label: `${MEASURE_FROM_LATE_WORKING_DAYS} 个及以上` },
  ];
}

/** Figures on top: by department, or by hall as long as several are shown; the largest first. */
function tilesOf({ counts, filters, places }: RunningPageGiven, href: Href) {
  const byHall = places.halls.length > 1 && filters.hall === null;
  const hallOf = new Map(places.departments.map((department) => [department.id, department.hallId]));
  const sums = new Map<number, number>();
  for (const { departmentId, count } of counts) {
    const id = byHall ? (hallOf.get(departmentId) ?? 0) : departmentId;
    sums.set(id, (sums.get(id) ?? 0) + count);
  }
  const names = new Map((byHall ? places.halls : places.departments).map(({ id, name }) => [id, name]));
  const chosen = byHall ? filters.hall : filters.department;
  const all = { hall: byHall ? null : filters.hall, department: null, window: null };
  const tiles = [...sums].toSorted(([, one], [, other]) => other - one);
  return [
    {
      label: '全部',
      figure: tiles.reduce((sum, [, count]) => sum + count, 0),
      href: href(all),
      current: chosen === null && filters.window === null,
    },
    ...tiles.map(([id, figure]) => ({
      label: names.get(id) ?? '其他',
      figure,
      href: href(byHall ? { ...all, hall: id } : { ...all, department: id }),
      current: chosen === id,
    })),
  ];
}

function windowCounts({ counts, places }: RunningPageGiven, href: Href) {
  const departments = new Map(places.departments.map(({ id, name }) => [id, name]));
  const windows = new Map(places.windows.map(({ id, name }) => [id, name]));
  return counts
    .toSorted((one, other) => other.count - one.count)
    .map(({ departmentId, windowId, count }) => ({
      department: departments.get(departmentId) ?? '',
      departmentHref: href({ department: departmentId, window: null }),
      window: windowId === null ? '（无窗口）' : (windows.get(windowId) ?? ''),
      windowHref: windowId === null ? null : href({ department: departmentId, window: windowId }),
      count,
    }));
}
