import type { SortKey } from '../desk/list-case-rows.js';

/** The two lists of running promises: past their due moment, and near it. */
export type RunningListName = 'overdue' | 'due-soon';

/** What a list is narrowed to; it stands in the address under the same names. */
export interface RunningFilters {
  hall: number | null;
  department: number | null;
  window: number | null;
  item: string;
  handler: string;
  /** Overdue: late by so many working days (see lateBounds); due soon: due within so many. */
  days: number | null;
  sort: RunningSort;
}

const DUE: SortKey = { sql: 'c."runningDueAt"', kind: 'moment' };
const ACCEPTED: SortKey = { sql: 'COALESCE(c."acceptedAt", c."receivedAt")', kind: 'moment' };

/**
 * The orders of the lists. Department and window stand in expressions, so that no index is walked that also
 * holds closed cases.
 */
export const RUNNING_SORTS = {
  due: [DUE],
  '-due': [{ ...DUE, descending: true }],
  department: [{ sql: 'c."departmentId" + 0', kind: 'number' }, DUE],
  window: [{ sql: 'COALESCE(c."windowId", 0)', kind: 'number' }, DUE],
  accepted: [ACCEPTED],
  '-accepted': [{ ...ACCEPTED, descending: true }],
} as const satisfies Record<string, readonly SortKey[]>;

export type RunningSort = keyof typeof RUNNING_SORTS;

const LARGEST_ID = 2_147_483_647;
const MOST_LETTERS = 50;

/** Reads the filters of an address; what cannot be read is as if it were not there. */
export function parseRunningFilters(query: Record<string, unknown>): RunningFilters {
  const sort = textOf(query.sort);
  return {
    hall: numberOf(query.hall),
    department: numberOf(query.department),
    window: numberOf(query.window),
    item: textOf(query.item),
    handler: textOf(query.handler),
    days: numberOf(query.days),
    sort: Object.hasOwn(RUNNING_SORTS, sort) ? (sort as RunningSort) : 'due',
  };
}

/** The filters as they stand in an address, without those that narrow nothing. */
export function runningQuery(filters: RunningFilters, more: Record<string, string | null> = {}): string {
  const entries = Object.entries({ ...filters, sort: filters.sort === 'due' ? '' : filters.sort, ...more });
  const set = entries
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => [name, String(value)]);
  const text = new URLSearchParams(set as [string, string][]).toString();
  return text === '' ? '' : `?${text}`;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, MOST_LETTERS) : '';
}

function numberOf(value: unknown): number | null {
  const text = textOf(value);
  return /^\d{1,10}$/.test(text) && Number(text) <= LARGEST_ID ? Number(text) : null;
}
