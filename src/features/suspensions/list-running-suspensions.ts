import type { Database } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import type { Person } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { scopeSql } from '../cases/case-scope.js';
import { type RunningSuspension, runningSuspensions } from './suspensions.repository.js';

/** More are not shown on one page; those that end first come first. */
export const SUSPENSIONS_SHOWN = 200;

export interface SuspensionList {
  rows: RunningSuspension[];
  calendar: Calendar;
}

/** The running suspensions of the cases a person may see (S-33). */
export async function listRunningSuspensions(
  database: Database,
  person: Person,
  limit = SUSPENSIONS_SHOWN,
): Promise<SuspensionList> {
  const scope = scopeSql(person, 'c');
  const rows = scope === null ? [] : await runningSuspensions(database.sql, scope, limit);
  return { rows, calendar: await hallCalendar(database, person.hallId) };
}
