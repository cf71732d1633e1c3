import type { Database, SqlValue } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { dayOf, MINUTES_PER_DAY } from '../../domain/calendar/civil-time.js';
import { remindedUntil } from '../../domain/tolerance/tolerance.js';
import { silentSince } from '../../domain/upward/silent-since.js';
import type { Person } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { hallSettings } from '../settings/hall-settings.js';
import { caseReach } from './case-reach.js';
import {
  type CaseIndex,
  type CaseList,
  type Condition,
  type Cursor,
  casesBy,
  type Keyed,
  type ListedCase,
  listCaseRows,
} from './list-case-rows.js';
import { type WorkList, type WorkListName, workList } from './work-lists.js';

/** One page of a list of work within a person's reach; open cases alone are touched. */
export async function listWork(
  database: Database,
  person: Person,
  name: WorkListName,
  page: { cursor: Cursor | null; limit: number },
  now: Date,
): Promise<CaseList<Keyed<ListedCase>>> {
  const list = workList(name);
  const halls = await workConditions(database, person, list, now);
  return listCaseRows(database, {
    halls,
    keys: list.keys,
    ...page,
    index: indexOf(list),
  });
}

/** How many cases are on each of the lists. */
export async function countWork(
  database: Database,
  person: Person,
  names: readonly WorkListName[],
  now: Date,
): Promise<Map<WorkListName, number>> {
  const counts = new Map<WorkListName, number>();
  for (const name of names) {
    const list = workList(name);
    let sum = 0;
    for (const { where, values } of await workConditions(database, person, list, now)) {
      const row = await database.sql.first<{ n: number }>(
        `SELECT count(*) AS n FROM ${casesBy(database, list.due ? 'Case_running_place_idx' : indexOf(list))} WHERE ${where}`,
        values,
      );
      sum += row?.n ?? 0;
    }
    counts.set(name, sum);
  }
  return counts;
}

function indexOf(list: WorkList): CaseIndex {
  return list.due ? 'Case_hallId_runningDueAt_id_idx' : 'Case_hallId_isOpen_state_updatedAt_idx';
}

async function workConditions(
  database: Database,
  person: Person,
  list: WorkList,
  now: Date,
): Promise<Condition[]> {
  const conditions: Condition[] = [];
  for (const { hallId, where, values } of caseReach(person)) {
    const own = list.due
      ? dueCondition(list.due, now, await hallCalendar(database, hallId))
      : list.gap
        ? gapCondition(list, person, now, await hallCalendar(database, hallId))
        : list.tracked
          ? await trackedCondition(database, list, person, hallId, now)
          : stateCondition(list, person);
    conditions.push({ where: `${where} AND ${own.where}`, values: [...values, ...own.values] });
  }
  return conditions;
}

function dueCondition(due: 'late' | 'today', now: Date, { zone }: Calendar): Condition {
  if (due === 'late') return { where: 'c."runningDueAt" < ?', values: [now] };
  const today = dayOf(zone.toLocalMinute(now.getTime()));
  const midnight = new Date(zone.toInstant((today + 1) * MINUTES_PER_DAY));
  return { where: 'c."runningDueAt" >= ? AND c."runningDueAt" <= ?', values: [now, midnight] };
}

/** SV-08: the cases with a superior that the person follows, by the hall's setting for silence. */
async function trackedCondition(
  database: Database,
  list: WorkList,
  person: Person,
  hallId: number,
  now: Date,
): Promise<Condition> {
  const states = stateCondition(list, person);
  const filed = 'SELECT 1 FROM "UpwardFiling" u WHERE u."caseId" = c."id" AND u."answeredAt" IS NULL';
  const values = [...states.values, person.staffId];
  if (list.tracked === 'all') {
    return { where: `${states.where} AND EXISTS (${filed} AND u."trackerId" = ?)`, values };
  }
  const settings = await hallSettings(database, hallId);
  const calendar = await hallCalendar(database, hallId);
  const silent = silentSince(settings.number('upwardSilentWorkingDays'), now.getTime(), calendar);
  return {
    where: `${states.where} AND EXISTS (${filed} AND u."trackerId" = ? AND u."lastContactAt" < ?)`,
    values: [...values, new Date(silent)],
  };
}

/** S-39: promises whose day is the next working day, today or past; lapsed ones where the item opted in (C-44). */
function gapCondition(list: WorkList, person: Person, now: Date, calendar: Calendar): Condition {
  const states = stateCondition(list, person);
  const open = 'SELECT 1 FROM "GapPromise" g WHERE g."caseId" = c."id" AND g."fulfilledAt" IS NULL';
  if (list.gap === 'return') {
    const optedIn =
      'EXISTS (SELECT 1 FROM "ItemVersion" v WHERE v."id" = c."itemVersionId" AND v."lapsePolicy" = ?)';
    const where = `${states.where} AND EXISTS (${open} AND g."promisedFor" < ?) AND ${optedIn}`;
    return { where, values: [...states.values, now, 'return'] };
  }
  const until = remindedUntil(now.getTime(), calendar);
  return {
    where: `${states.where} AND EXISTS (${open} AND g."promisedFor" < ?)`,
    values: [...states.values, new Date(until)],
  };
}

const IS_SUSPENDED =
  'EXISTS (SELECT 1 FROM "CaseSuspension" x WHERE x."caseId" = c."id" AND x."endedAt" IS NULL)';

function stateCondition(list: WorkList, person: Person): Condition {
  const states = `c."isOpen" = ? AND c."state" IN (${list.states.map(() => '?').join(', ')})`;
  const values: SqlValue[] = [true, ...list.states];
  if (list.suspended) return { where: `${states} AND ${IS_SUSPENDED}`, values };
  if (!list.mine) return { where: states, values };
  return {
    where: `${states} AND (c."reviewedById" + 0 = ? OR c."reviewedById" IS NULL)`,
    values: [...values, person.staffId],
  };
}
