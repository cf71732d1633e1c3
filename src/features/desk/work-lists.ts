import type { Permission } from '../../domain/access/permissions.js';
import type { CaseState } from '../../domain/cases/states.js';
import type { SortKey } from './list-case-rows.js';

/** One kind of waiting work: which cases, in which order, and what is said when there are none. */
export interface WorkList {
  title: string;
  empty: string;
  /** Open cases in these states; for `due` the clock decides alone. */
  states: readonly CaseState[];
  /** Cases whose clock runs: late, or due on the present day. */
  due?: 'late' | 'today';
  /** Only cases whose review this person took. */
  mine?: boolean;
  keys: readonly SortKey[];
  /** Who has this work on his desk. */
  permission: Permission;
}

const DUE: readonly SortKey[] = [{ sql: 'c."runningDueAt"', kind: 'moment' }];

/** A case without a due moment comes last. */
const DUE_FIRST: readonly SortKey[] = [
  { sql: 'CASE WHEN c."runningDueAt" IS NULL THEN 1 ELSE 0 END', kind: 'number' },
  { sql: 'COALESCE(c."runningDueAt", c."receivedAt")', kind: 'moment' },
];

/** The work of the desk (S-05, SV-01) and of the reviewers' queue (S-44), in the order it is shown. */
export const WORK_LISTS = {
  overdue: {
    title: '已超期',
    empty: '没有超期的办件。',
    states: [],
    due: 'late',
    keys: DUE,
    permission: 'desk.view',
  },
  today: {
    title: '今日到期',
    empty: '今天没有到期的办件。',
    states: [],
    due: 'today',
    keys: DUE,
    permission: 'desk.view',
  },
  received: {
    title: '待核对',
    empty: '没有等待核对的办件。',
    states: ['RECV'],
    keys: [{ sql: 'c."receivedAt"', kind: 'moment' }],
    permission: 'intake.submit',
  },
  supplement: {
    title: '待补正',
    empty: '没有等待申请人补正的办件。',
    states: ['SUPP'],
    keys: [{ sql: 'COALESCE(c."supplementDueAt", c."receivedAt")', kind: 'moment' }],
    permission: 'intake.submit',
  },
  handover: {
    title: '待取件',
    empty: '没有等待领取的办件。',
    states: ['DEC_Y', 'PAY', 'READY'],
    keys: [
      { sql: `CASE WHEN c."state" = 'DEC_Y' THEN 0 ELSE 1 END`, kind: 'number' },
      { sql: 'COALESCE(c."readyAt", c."decidedAt", c."receivedAt")', kind: 'moment' },
    ],
    permission: 'intake.submit',
  },
  review: {
    title: '待审查',
    empty: '没有等待审查的办件。受理以后的办件会按到期时间排在这里。',
    states: ['ACC', 'ACC_T'],
    keys: DUE_FIRST,
    permission: 'case.review',
  },
  reviewing: {
    title: '我在审查',
    empty: '您没有正在审查的办件。',
    states: ['REV'],
    mine: true,
    keys: DUE_FIRST,
    permission: 'case.review',
  },
  decide: {
    title: '待决定',
    empty: '没有等待决定的办件。审查中的办件会按到期时间排在这里。',
    states: ['REV'],
    keys: DUE_FIRST,
    permission: 'case.decide',
  },
} as const satisfies Record<string, WorkList>;

export type WorkListName = keyof typeof WORK_LISTS;

export const WORK_LIST_NAMES = Object.keys(WORK_LISTS) as readonly WorkListName[];

/** True when the text names a list of work. */
export function isWorkListName(text: string): text is WorkListName {
  return Object.hasOwn(WORK_LISTS, text);
}

/** A list of work by its name. */
export function workList(name: WorkListName): WorkList {
  return WORK_LISTS[name];
}
