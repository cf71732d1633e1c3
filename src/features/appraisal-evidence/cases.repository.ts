import type { SqlReader } from '../../db/database.js';
import type { PeriodBounds } from '../../domain/appraisal/period.js';

/** A case as appraisal reads it; moments in milliseconds, flags 0 or 1. */
export interface AppraisedCaseRow {
  id: number;
  number: string;
  itemName: string;
  windowId: number | null;
  departmentId: number;
  handlerId: number | null;
  limitValue: number | null;
  limitUnit: string | null;
  afterHours: string;
  acceptedAt: number | null;
  dueAt: number | null;
  runningDueAt: number | null;
  decidedAt: number | null;
  closedAt: number | null;
  overdueReasonAt: number | null;
}

const marks = (ids: readonly unknown[]) => ids.map(() => '?').join(', ');

/**
 * The cases that can give an entry in a period: promises that ended in it or ran over in it. `lateOnly`: the scheme
 * has no rule for time saved.
 */
export async function caseIdsOfPeriod(
  sql: SqlReader,
  hallId: number,
  bounds: PeriodBounds,
  now: Date,
  lateOnly: boolean,
): Promise<number[]> {
  const from = new Date(bounds.from);
  const until = new Date(Math.min(bounds.until, now.getTime()));
  const late = lateOnly ? ' AND COALESCE("decidedAt", "closedAt") > "dueAt"' : ' AND "dueAt" IS NOT NULL';
  const rows = await sql.all<{ id: number }>(
    `SELECT "id" FROM "Case" WHERE "hallId" = ? AND "closedAt" >= ? AND ("decidedAt" < ? OR "dueAt" < ?)
       AND ("decidedAt" IS NULL OR "decidedAt" >= ?)${late}
     UNION ALL
     SELECT "id" FROM "Case" WHERE "hallId" = ? AND "isOpen" = ? AND "closedAt" IS NULL AND "decidedAt" >= ?
       AND ("decidedAt" < ? OR "dueAt" < ?)${late}
     UNION ALL
     SELECT "id" FROM "Case" WHERE "hallId" = ? AND "closedAt" IS NULL AND "decidedAt" IS NULL AND "runningDueAt" < ?
     ORDER BY 1`,
    [hallId, from, until, until, from, hallId, true, from, until, until, hallId, until],
  );
  return rows.map(({ id }) => id);
}

/** The cases with an event after `afterEventId`, and those that run late now and so grow by the day. */
export async function changedCaseIds(
  sql: SqlReader,
  hallId: number,
  afterEventId: number,
  until: Date,
): Promise<number[]> {
  const rows = await sql.all<{ id: number }>(
    `SELECT "caseId" AS "id" FROM "CaseEvent" WHERE "id" > ? AND "hallId" = ?
     UNION
     SELECT "id" FROM "Case" WHERE "hallId" = ? AND "runningDueAt" < ? ORDER BY 1`,
    [afterEventId, hallId, hallId, until],
  );
  return rows.map(({ id }) => id);
}

/** The number of the last event of all cases. */
export async function lastEventId(sql: SqlReader): Promise<number> {
  const row = await sql.first<{ last: number | null }>('SELECT MAX("id") AS "last" FROM "CaseEvent"');
  return row?.last ?? 0;
}

/** The cases of these ids. */
export function readCases(sql: SqlReader, ids: readonly number[]): Promise<AppraisedCaseRow[]> {
  return sql.all<AppraisedCaseRow>(
    `SELECT "id", "number", "itemName", "windowId", "departmentId",
       COALESCE("reviewedById", "acceptedById", "receivedById") AS "handlerId", "limitValue", "limitUnit", "afterHours",
       "acceptedAt", "dueAt", "runningDueAt", "decidedAt", "closedAt", "overdueReasonAt"
     FROM "Case" WHERE "id" IN (${marks(ids)})`,
    ids,
  );
}

/** The cases whose overrun the organ itself answers for (SV-03, way `inform`): no reason excuses them. */
export async function ownOverruns(
  sql: SqlReader,
  ids: readonly number[],
  hallId: number,
): Promise<Set<number>> {
  const rows = await sql.all<{ caseId: number; evidence: string }>(
    `SELECT "caseId", "evidence" FROM "SupervisionEvent"
     WHERE "hallId" = ? AND "rule" = 'SV-03' AND "caseId" IN (${marks(ids)})`,
    [hallId, ...ids],
  );
  return new Set(
    rows
      .filter(({ evidence }) => (JSON.parse(evidence) as { way?: string }).way === 'inform')
      .map(({ caseId }) => caseId),
  );
}

/** When somebody was away and who sat in his place (S-07). */
export interface Substitution {
  staffId: number;
  substituteId: number;
  fromAt: number;
  untilAt: number | null;
}

export function substitutionsOf(sql: SqlReader, hallId: number): Promise<Substitution[]> {
  return sql.all<Substitution>(
    `SELECT "staffId", "substituteId", "fromAt", COALESCE("endedAt", "untilAt") AS "untilAt" FROM "Absence"
     WHERE "hallId" = ? AND "confirmedAt" IS NOT NULL AND "state" IN ('confirmed', 'ended') ORDER BY "id"`,
    [hallId],
  );
}

/** Finished cases of a period by window (BEST-1), without those that were entered falsely or too late (SV-09, SV-23). */
export async function finishedByWindow(
  sql: SqlReader,
  hallId: number,
  { from, until }: PeriodBounds,
): Promise<Map<number, number>> {
  const span = [hallId, new Date(from), new Date(until)];
  const count = (more: string) =>
    `SELECT "windowId", COUNT(*) AS "n" FROM "Case" WHERE "hallId" = ? AND "closedAt" >= ? AND "closedAt" < ?
       AND "state" IN ('DONE', 'DEC_N') AND "windowId" IS NOT NULL${more} GROUP BY "windowId"`;
  const all = await sql.all<{ windowId: number; n: number }>(count(''), span);
  const improper = await sql.all<{ windowId: number; n: number }>(
    count(` AND "id" IN (SELECT "caseId" FROM "SupervisionEvent" WHERE "hallId" = ? AND "rule" IN ('SV-09', 'SV-23')
      AND "state" IN ('noted', 'proposed'))`),
    [...span, hallId],
  );
  const counts = new Map(all.map(({ windowId, n }) => [windowId, Number(n)]));
  for (const { windowId, n } of improper) counts.set(windowId, (counts.get(windowId) ?? 0) - Number(n));
  return counts;
}
