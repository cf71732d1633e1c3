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
  /** Only cases with a superior that this person follows; `silent`: those nobody asked after in time (SV-08). */
  tracked?: 'all' | 'silent';
  /** Only cases with an open promise: one to remind of, or one that lapsed on an item that is then returned (C-44). */
  gap?: 'remind' | 'return';
  /** Only cases whose review this person took. */
  mine?: boolean;
  /** Only cases whose clock a special procedure holds (TL-118). */
  suspended?: boolean;
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
  gaps: {
    title: '容缺待补',
    empty: '没有快到承诺补交日期的办件。',
    states: ['ACC_T', 'REV', 'SITE', 'EXP', 'PUB', 'LEGS', 'UP', 'EXT'],
    gap: 'remind',
    keys: DUE_FIRST,
    permission: 'intake.submit',
  },
  referred: {
    title: '否定报备中',
    empty: '没有等待分管领导答复的否定报备。',
    states: ['NEG_REF'],
    keys: [{ sql: 'c."receivedAt"', kind: 'moment' }],
    permission: 'case.reply',
  },
  referrals: {
    title: '待答复的否定报备',
    empty: '没有等待您答复的否定报备。',
    states: ['NEG_REF'],
    keys: [{ sql: 'c."receivedAt"', kind: 'moment' }],
    permission: 'case.answer-referral',
  },
  returns: {
    title: '容缺逾期待退件',
    empty: '没有等待您同意退件的办件。',
    states: ['ACC_T'],
    gap: 'return',
    keys: DUE_FIRST,
    permission: 'case.answer-referral',
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
  silent: {
    title: '上级未联系',
    empty: '没有需要马上与上级机关联系的办件。',
    states: ['UP'],
    tracked: 'silent',
    keys: [{ sql: 'c."receivedAt"', kind: 'moment' }],
    permission: 'case.forward-upward',
  },
  upward: {
    title: '报上级跟踪',
    empty: '没有由您跟踪的报批件。',
    states: ['UP'],
    tracked: 'all',
    keys: [{ sql: 'c."receivedAt"', kind: 'moment' }],
    permission: 'case.forward-upward',
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
  suspended: {
    title: '特别程序中',
    empty: '没有因特别程序暂停计时的办件。',
    states: ['ACC', 'ACC_T', 'REV', 'SITE', 'EXP', 'PUB', 'LEGS'],
    suspended: true,
    keys: [{ sql: 'c."receivedAt"', kind: 'moment' }],
    permission: 'case.suspend',
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
