import type { Database } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import { caseReach } from '../desk/case-reach.js';
import { casesBy, IN_TURN } from '../desk/list-case-rows.js';
import { runningConditions } from './list-running-cases.js';
import { type RunningFilters, type RunningListName, runningQuery } from './running-filters.js';

/** How many cases of a list stand at one window of one department. */
export interface PlaceCount {
  departmentId: number;
  windowId: number | null;
  count: number;
}

const KEEP_MS = 5_000;
const MOST_KEPT = 500;
const kept = new WeakMap<Database, Map<string, { at: number; counts: Promise<PlaceCount[]> }>>();

/**
 * The cases of a list by department and window, whatever department and window the list is narrowed to. Kept for
 * five seconds: many look at the same figures.
 */
export function countRunningCases(
  database: Database,
  person: Person,
  list: RunningListName,
  filters: RunningFilters,
  now: Date,
): Promise<PlaceCount[]> {
  const wide = { ...filters, department: null, window: null };
  const known = kept.get(database) ?? new Map<string, { at: number; counts: Promise<PlaceCount[]> }>();
  kept.set(database, known);
  const key = `${list} ${JSON.stringify(caseReach(person))} ${runningQuery({ ...wide, sort: 'due' })}`;
  const found = known.get(key);
  if (found && performance.now() - found.at < KEEP_MS) return found.counts;
  const counts = count(database, person, list, wide, now);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, { at: performance.now(), counts });
  counts.catch(() => known.delete(key));
  return counts;
}

async function count(
  database: Database,
  person: Person,
  list: RunningListName,
  filters: RunningFilters,
  now: Date,
): Promise<PlaceCount[]> {
  const cases = casesBy(database, 'Case_running_place_idx');
  const staff = filters.handler === '' ? '' : `LEFT JOIN "Staff" s ON s."id" = ${IN_TURN}`;
  const counts: PlaceCount[] = [];
  for (const { where, values } of await runningConditions(database, person, list, filters, now)) {
    const rows = await database.sql.all<PlaceCount>(
      `SELECT c."departmentId", c."windowId", count(*) AS "count" FROM ${cases} ${staff}
       WHERE ${where} GROUP BY c."departmentId", c."windowId"`,
      values,
    );
    counts.push(...rows);
  }
  return counts;
}
