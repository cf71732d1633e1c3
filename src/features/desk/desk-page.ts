import { may } from '../../domain/access/permissions.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import type { CaseRow } from './case-row.js';
import { WORK_LIST_NAMES, type WorkListName, workList } from './work-lists.js';

/** Rows of each list on the desk; the rest stands behind 更多. */
export const ROWS_ON_DESK = 6;

const QUEUE: readonly WorkListName[] = ['review', 'reviewing', 'decide'];

/** The lists that wait on a person's desk, in order. */
export function deskLists(person: Person): WorkListName[] {
  return WORK_LIST_NAMES.filter((name) => may(person.roles, workList(name).permission));
}

/** The lists of the queue a person works through; who neither reviews nor decides looks at what waits for review. */
export function queueLists(person: Person): WorkListName[] {
  const own = QUEUE.filter((name) => may(person.roles, workList(name).permission));
  return own.length > 0 ? own : ['review', 'decide'];
}

/** Where the whole of a list is shown. */
export function workListPath(name: WorkListName, person: Person): string {
  if (QUEUE.includes(name)) return paths.reviews(name);
  if (name === 'overdue' && may(person.roles, 'supervision.view')) return paths.overdue;
  return paths.workList(name);
}

export const WORK_COLUMNS = [
  { label: '时限' },
  { label: '办件编号' },
  { label: '事项' },
  { label: '申请人' },
  { label: '状态' },
  { label: '轮到谁' },
  { label: '收件' },
];

export const WORK_SHOW = { state: true, turn: true, received: true };

export interface DeskGiven {
  person: Person;
  lists: { name: WorkListName; count: number; rows: CaseRow[] }[];
}

/** Work that few have: its tile stands on the desk only when there is some. */
const RARE: readonly WorkListName[] = ['silent', 'upward', 'gaps', 'referred'];

function isTileShown({ name, count }: { name: WorkListName; count: number }): boolean {
  return count > 0 || !RARE.includes(name);
}

/** The values of the desk: figures as links, and the first rows of each list that is not empty. */
export function deskPage({ person, lists }: DeskGiven) {
  const toneOf = (name: WorkListName, count: number) => {
    if (count === 0) return undefined;
    return name === 'overdue' ? 'red' : name === 'today' || name === 'silent' ? 'amber' : undefined;
  };
  return {
    mayOpenIntake: may(person.roles, 'intake.open'),
    counts: [
      ...lists.filter(isTileShown).map(({ name, count }) => ({
        label: workList(name).title,
        figure: count,
        href: workListPath(name, person),
        tone: toneOf(name, count),
      })),
    ],
    sections: lists
      .filter(({ rows }) => rows.length > 0)
      .map(({ name, count, rows }) => ({
        title: workList(name).title,
        rows,
        count,
        more: count > rows.length ? workListPath(name, person) : null,
      })),
    columns: WORK_COLUMNS,
    show: WORK_SHOW,
  };
}
