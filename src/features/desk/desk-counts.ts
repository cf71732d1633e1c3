import type { Database } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import { scopeSql } from '../cases/case-scope.js';

/** How much work waits for a person, by the words of the left side. Counts open rows only. */
export async function deskCounts(
  database: Database,
  person: Person,
  now: Date,
): Promise<Record<string, number>> {
  const scope = scopeSql(person, 'c');
  if (scope === null) return {};
  const rows = await database.sql.all<{ state: string; n: number; late: number }>(
    `SELECT c."state", count(*) AS n, sum(CASE WHEN c."runningDueAt" < ? THEN 1 ELSE 0 END) AS late
     FROM "Case" c WHERE ${scope.where} AND c."isOpen" = ? GROUP BY c."state"`,
    [now, ...scope.values, true],
  );
  const inStates = (...states: string[]) =>
    rows.filter((row) => states.includes(row.state)).reduce((sum, row) => sum + Number(row.n), 0);
  return {
    open: inStates('RECV', 'SUPP', 'READY', 'DEC_Y', 'ACC'),
    review: inStates('ACC', 'REV'),
    overdue: rows.reduce((sum, row) => sum + Number(row.late ?? 0), 0),
  };
}
