import type { Database, SqlValue } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { caseReach, type HallReach } from '../desk/case-reach.js';
import {
  type CaseList,
  type Condition,
  type Cursor,
  type Keyed,
  type ListedCase,
  listCaseRows,
} from '../desk/list-case-rows.js';
import { toSimplified } from '../items/simplified.js';
import { hallSettings } from '../settings/hall-settings.js';
import { type DueBounds, dueSoonBounds, lateBounds } from './due-bounds.js';
import { RUNNING_SORTS, type RunningFilters, type RunningListName } from './running-filters.js';

export interface RunningListRequest {
  list: RunningListName;
  filters: RunningFilters;
  cursor: Cursor | null;
  limit: number;
}

/**
 * One page of the cases whose promise runs and is late, or soon due, within a person's reach (SV-01). Only open
 * cases are touched: the index holds a due moment for no other.
 */
export async function listRunningCases(
  database: Database,
  person: Person,
  request: RunningListRequest,
  now: Date,
): Promise<CaseList<Keyed<ListedCase>>> {
  return listCaseRows(database, {
    halls: await runningConditions(database, person, request.list, request.filters, now),
    keys: RUNNING_SORTS[request.filters.sort],
    cursor: request.cursor,
    limit: request.limit,
    index: 'Case_hallId_runningDueAt_id_idx',
  });
}

/** The conditions of a list, one per hall in reach; each hall counts with its own calendar. */
export async function runningConditions(
  database: Database,
  person: Person,
  list: RunningListName,
  filters: RunningFilters,
  now: Date,
): Promise<Condition[]> {
  const halls = caseReach(person).filter((reach) => filters.hall === null || reach.hallId === filters.hall);
  const narrowed = narrowing(filters);
  const conditions: Condition[] = [];
  for (const reach of halls) {
    const bounds = await boundsOf(database, reach, list, filters.days, now);
    conditions.push(join(reach, within(bounds), narrowed));
  }
  return conditions;
}

async function boundsOf(
  database: Database,
  { hallId }: HallReach,
  list: RunningListName,
  days: number | null,
  now: Date,
): Promise<DueBounds> {
  const calendar = await hallCalendar(database, hallId);
  if (list === 'overdue') return lateBounds(days, now.getTime(), calendar);
  const most = (await hallSettings(database, hallId)).number('dueSoonWorkingDays');
  return dueSoonBounds(days === null || days < 1 ? most : Math.min(days, most), now.getTime(), calendar);
}

function within({ from, before }: DueBounds): Condition {
  const upper = { where: 'c."runningDueAt" < ?', values: [new Date(before)] };
  return from === null ? upper : join({ where: 'c."runningDueAt" >= ?', values: [new Date(from)] }, upper);
}

function narrowing({ department, window, item, handler }: RunningFilters): Condition {
  const parts: string[] = [];
  const values: SqlValue[] = [];
  if (department !== null) {
    parts.push('c."departmentId" + 0 = ?');
    values.push(department);
  }
  if (window !== null) {
    parts.push('c."windowId" + 0 = ?');
    values.push(window);
  }
  if (item !== '') {
    parts.push(`lower(c."itemName") LIKE ? ESCAPE '!'`);
    values.push(`%${pattern(toSimplified(item.toLowerCase()))}%`);
  }
  if (handler !== '') {
    parts.push(`COALESCE(s."name", c."handlerName") LIKE ? ESCAPE '!'`);
    values.push(`${pattern(handler)}%`);
  }
  return { where: parts.join(' AND '), values };
}

function join(...conditions: Condition[]): Condition {
  const set = conditions.filter((condition) => condition.where !== '');
  return {
    where: set.map((condition) => condition.where).join(' AND '),
    values: set.flatMap((condition) => condition.values),
  };
}

function pattern(text: string): string {
  return text.replace(/[!%_]/g, (sign) => `!${sign}`);
}
