import type { Database } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import { caseReach } from '../desk/case-reach.js';
import {
  type CaseList,
  type Cursor,
  type Keyed,
  type ListedCase,
  listCaseRows,
  type SortKey,
} from '../desk/list-case-rows.js';

export const DELIVERY_ORDER: readonly SortKey[] = [{ sql: 'c."deliverBy"', kind: 'moment' }];

/** TL-117: granted cases whose result should be in the applicant's hands by now, the longest late first. */
export function listUndelivered(
  database: Database,
  person: Person,
  page: { cursor: Cursor | null; limit: number },
  now: Date,
): Promise<CaseList<Keyed<ListedCase>>> {
  const halls = caseReach(person).map(({ where, values }) => ({
    where: `${where} AND c."isOpen" = ? AND c."state" IN ('DEC_Y', 'PAY', 'READY') AND c."deliverBy" < ?`,
    values: [...values, true, now],
  }));
  return listCaseRows(database, {
    halls,
    keys: DELIVERY_ORDER,
    ...page,
    index: 'Case_hallId_isOpen_state_updatedAt_idx',
  });
}
