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

export const BREACH_ORDER: readonly SortKey[] = [{ sql: 'c."receivedAt"', kind: 'moment', descending: true }];

/** The cases with a second one-time notice for what was to be seen the first time (S-04, FA-03), newest first. */
export async function listBreaches(
  database: Database,
  person: Person,
  page: { cursor: Cursor | null; limit: number },
): Promise<CaseList<Keyed<ListedCase>>> {
  const halls = caseReach(person).map(({ where, values }) => ({
    where: `${where} AND c."noticeBreach" = ?`,
    values: [...values, true],
  }));
  return listCaseRows(database, { halls, keys: BREACH_ORDER, ...page });
}

/** What was named only the second time, by case: the materials of its latest breach. */
export async function breachMaterials(
  database: Database,
  caseIds: readonly number[],
): Promise<Map<number, { at: number; by: string; materials: string[] }>> {
  if (caseIds.length === 0) return new Map();
  const rows = await database.sql.all<{ caseId: number; at: number; actorName: string; details: string }>(
    `SELECT "caseId", "at", "actorName", "details" FROM "CaseEvent"
     WHERE "caseId" IN (${caseIds.map(() => '?').join(', ')}) AND "kind" = ? ORDER BY "id"`,
    [...caseIds, 'second-notice-breach'],
  );
  return new Map(
    rows.map((row) => [row.caseId, { at: row.at, by: row.actorName, materials: materialsOf(row.details) }]),
  );
}

function materialsOf(details: string): string[] {
  const parsed = JSON.parse(details) as { materials?: unknown };
  return Array.isArray(parsed.materials) ? parsed.materials.map(String) : [];
}
