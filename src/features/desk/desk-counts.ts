import type { Database } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import { scopeSql } from '../cases/case-scope.js';
import { casesBy } from './list-case-rows.js';

/** The states whose cases wait on somebody's desk, by the words of the left side. */
const STATES_OF_WORD = {
  open: ['RECV', 'SUPP', 'DEC_Y', 'PAY', 'READY'],
  review: ['ACC', 'ACC_T', 'REV'],
  decide: ['REV'],
} as const;

/**
 * How much work waits for a person, by the words of the left side. Open rows only: states are counted on the index
 * of open cases, lateness on that of running clocks.
 */
export async function deskCounts(
  database: Database,
  person: Person,
  now: Date,
): Promise<Record<string, number>> {
  const scope = scopeSql(person, 'c');
  if (scope === null) return {};
  const states = await database.sql.all<{ state: string; n: number }>(
    `SELECT c."state", count(*) AS n FROM ${casesBy(database, 'Case_hallId_isOpen_state_updatedAt_idx')}
     WHERE ${scope.where} AND c."isOpen" = ? GROUP BY c."state"`,
    [...scope.values, true],
  );
  const late = await database.sql.first<{ n: number }>(
    `SELECT count(*) AS n FROM ${casesBy(database, 'Case_running_place_idx')} WHERE ${scope.where} AND c."runningDueAt" < ?`,
    [...scope.values, now],
  );
  const inStates = (wanted: readonly string[]) =>
    states.reduce((sum, { state, n }) => (wanted.includes(state) ? sum + n : sum), 0);
  return {
    open: inStates(STATES_OF_WORD.open),
    review: inStates(STATES_OF_WORD.review),
    decide: inStates(STATES_OF_WORD.decide),
    overdue: late?.n ?? 0,
  };
}
