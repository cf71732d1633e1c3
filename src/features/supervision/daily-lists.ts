import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, MINUTES_PER_DAY } from '../../domain/calendar/civil-time.js';
import type { CaseIndex, Condition, SortKey } from '../desk/list-case-rows.js';

/** One list of the daily check (SV-01): which open cases of a hall, and in which order. */
export interface DailyList {
  title: string;
  empty: string;
  tone?: 'red' | 'amber';
  condition(now: Date, calendar: Calendar, hallId: number): Condition;
  keys: readonly SortKey[];
  /** Open rows only stand in these indexes, or in these ranges of them. */
  index?: CaseIndex;
}

const DUE: readonly SortKey[] = [{ sql: 'c."runningDueAt"', kind: 'moment' }];
const RECEIVED: readonly SortKey[] = [{ sql: 'c."receivedAt"', kind: 'moment' }];
const RUNNING: CaseIndex = 'Case_hallId_runningDueAt_id_idx';
const OPEN: CaseIndex = 'Case_hallId_isOpen_state_updatedAt_idx';
const EVER = new Date(0);

/** SV-01, 002:L547: what the supervision section looks through at the start of each working day. */
export const DAILY_LISTS = {
  overdue: {
    title: '超期',
    empty: '没有超期的办件。',
    tone: 'red',
    condition: (now) => ({ where: 'c."runningDueAt" < ?', values: [now] }),
    keys: DUE,
    index: RUNNING,
  },
  'no-reason': {
    title: '超期未填原因',
    empty: '超期的办件都已登记原因和计划。',
    tone: 'red',
    condition: (now) => ({
      where:
        'c."runningDueAt" < ? AND (c."overdueReasonAt" IS NULL OR c."overdueReasonAt" < c."runningDueAt")',
      values: [now],
    }),
    keys: DUE,
    index: RUNNING,
  },
  'due-today': {
    title: '今日到期',
    empty: '今天没有到期的办件。',
    tone: 'amber',
    condition: (now, { zone }) => {
      const today = dayOf(zone.toLocalMinute(now.getTime()));
      const midnight = new Date(zone.toInstant((today + 1) * MINUTES_PER_DAY));
      return { where: 'c."runningDueAt" >= ? AND c."runningDueAt" <= ?', values: [now, midnight] };
    },
    keys: DUE,
    index: RUNNING,
  },
  'urging-unanswered': {
    title: '督办未回复',
    empty: '督办通知都按时回复了。',
    tone: 'red',
    condition: (now, _calendar, hallId) => ({
      where: `c."id" IN (
        SELECT u."caseId" FROM "UrgingNote" u WHERE u."hallId" = ? AND u."repliedAt" IS NULL AND u."replyBy" < ?)`,
      values: [hallId, now],
    }),
    keys: RECEIVED,
    index: 'ids',
  },
  suspended: {
    title: '特别程序超时',
    empty: '没有超过自身时限的特别程序。',
    tone: 'amber',
    condition: (now, _calendar, hallId) => ({
      where: `c."id" IN (
        SELECT s."caseId" FROM "CaseSuspension" s WHERE s."hallId" = ? AND s."endedAt" IS NULL AND s."dueAt" < ?)`,
      values: [hallId, now],
    }),
    keys: RECEIVED,
    index: 'ids',
  },
  extended: {
    title: '已延期',
    empty: '没有经批准延期的在办件。',
    condition: () => ({
      where: `c."runningDueAt" > ? AND EXISTS (
        SELECT 1 FROM "CaseExtension" e WHERE e."caseId" = c."id" AND e."status" = ?)`,
      values: [EVER, 'approved'],
    }),
    keys: DUE,
    index: RUNNING,
  },
  applicant: {
    title: '等申请人补正',
    empty: '没有等待申请人补正的办件。',
    condition: () => ({ where: 'c."isOpen" = ? AND c."state" = ?', values: [true, 'SUPP'] }),
    keys: [{ sql: 'COALESCE(c."supplementDueAt", c."receivedAt")', kind: 'moment' }],
    index: OPEN,
  },
  upward: {
    title: '报上级',
    empty: '没有在上级机关的办件。',
    condition: () => ({ where: 'c."isOpen" = ? AND c."state" = ?', values: [true, 'UP'] }),
    keys: RECEIVED,
    index: OPEN,
  },
} as const satisfies Record<string, DailyList>;

export type DailyListName = keyof typeof DAILY_LISTS;

export const DAILY_LIST_NAMES = Object.keys(DAILY_LISTS) as readonly DailyListName[];

/** True when the text names a list of the daily check. */
export function isDailyListName(text: string): text is DailyListName {
  return Object.hasOwn(DAILY_LISTS, text);
}

/** A list of the daily check by its name. */
export function dailyList(name: DailyListName): DailyList {
  return DAILY_LISTS[name];
}
