import type { Database, SqlValue } from '../../db/database.js';
import type { Place } from '../../domain/reports/cell.js';
import type { Span } from '../../domain/reports/period.js';
import { casesBy, IN_TURN } from '../desk/list-case-rows.js';

const PLACE = 'c."departmentId", c."windowId", c."itemId"';
const OPEN_INDEX = 'Case_hallId_isOpen_state_updatedAt_idx';

/** The steps that count as an acceptance: into review, or finished at once. */
const ACCEPTING = `e."fromState" IN ('RECV', 'NEG_REF') AND e."toState" IN ('ACC', 'ACC_T', 'DONE')`;

export type Counted = Place & { count: number };

/** Cases received in a span, by place. */
export function countReceived({ sql }: Database, hallId: number, { from, to }: Span): Promise<Counted[]> {
  return sql.all(
    `SELECT ${PLACE}, COUNT(*) AS "count" FROM "Case" c
     WHERE c."hallId" = ? AND c."receivedAt" >= ? AND c."receivedAt" < ? GROUP BY ${PLACE}`,
    [hallId, new Date(from), new Date(to)],
  );
}

/** Cases accepted in a span by their history, by place. */
export function countAccepted({ sql }: Database, hallId: number, { from, to }: Span): Promise<Counted[]> {
  return sql.all(
    `SELECT ${PLACE}, COUNT(DISTINCT c."id") AS "count" FROM "CaseEvent" e JOIN "Case" c ON c."id" = e."caseId"
     WHERE e."hallId" = ? AND e."at" >= ? AND e."at" < ? AND ${ACCEPTING} GROUP BY ${PLACE}`,
    [hallId, new Date(from), new Date(to)],
  );
}

/** A case closed in a span, without its history. */
export interface ClosedRow extends Place {
  id: number;
  kind: string;
  state: string;
  intakeOpenedAt: number | null;
  receivedAt: number;
  acceptedAt: number | null;
  decidedAt: number | null;
  closedAt: number;
  dueAt: number | null;
  deliveryWay: string;
}

const CLOSED = 'c."hallId" = ? AND c."closedAt" >= ? AND c."closedAt" < ?';

export function listClosed({ sql }: Database, hallId: number, { from, to }: Span): Promise<ClosedRow[]> {
  return sql.all(
    `SELECT c."id", ${PLACE}, c."kind", c."state", c."intakeOpenedAt", c."receivedAt", c."acceptedAt", c."decidedAt", c."closedAt", c."dueAt",
       c."deliveryWay"
     FROM "Case" c WHERE ${CLOSED} ORDER BY c."closedAt", c."id"`,
    [hallId, new Date(from), new Date(to)],
  );
}

/** The changes of state of the cases closed in a span, in the order of each history. */
export function listChanges(
  { sql }: Database,
  hallId: number,
  { from, to }: Span,
): Promise<{ caseId: number; at: number; toState: string }[]> {
  return sql.all(
    `SELECT e."caseId", e."at", e."toState" FROM "Case" c JOIN "CaseEvent" e ON e."caseId" = c."id"
     WHERE ${CLOSED} AND e."toState" <> '' AND e."toState" <> e."fromState" ORDER BY e."caseId", e."id"`,
    [hallId, new Date(from), new Date(to)],
  );
}

/** The special procedures of the cases closed in a span. */
export function listSuspensions(
  { sql }: Database,
  hallId: number,
  { from, to }: Span,
): Promise<{ caseId: number; startedAt: number; endedAt: number | null }[]> {
  return sql.all(
    `SELECT s."caseId", s."startedAt", s."endedAt" FROM "Case" c JOIN "CaseSuspension" s ON s."caseId" = c."id"
     WHERE ${CLOSED} ORDER BY s."caseId", s."id"`,
    [hallId, new Date(from), new Date(to)],
  );
}

/** The cases closed in a span whose time was lengthened (S-05). */
export function listExtended(
  { sql }: Database,
  hallId: number,
  { from, to }: Span,
): Promise<{ caseId: number }[]> {
  return sql.all(
    `SELECT DISTINCT x."caseId" FROM "Case" c JOIN "CaseExtension" x ON x."caseId" = c."id"
     WHERE ${CLOSED} AND x."status" = ?`,
    [hallId, new Date(from), new Date(to), 'approved'],
  );
}

export interface Standing extends Place {
  open: number;
  overdue: number;
}

/** How many cases are open now, and how many of them past their running due moment, by place. */
export function countStandingNow(database: Database, hallId: number, now: number): Promise<Standing[]> {
  return database.sql.all(
    `SELECT ${PLACE}, COUNT(*) AS "open", SUM(CASE WHEN c."runningDueAt" < ? THEN 1 ELSE 0 END) AS "overdue"
     FROM ${casesBy(database, OPEN_INDEX)} WHERE c."hallId" = ? AND c."isOpen" = ? GROUP BY ${PLACE}`,
    [new Date(now), hallId, true],
  );
}

const WAS_OVERDUE = `c."receivedAt" < ? AND c."acceptedAt" < ? AND c."dueAt" < ?
  AND (c."decidedAt" IS NULL OR c."decidedAt" >= ?)`;

/** How many cases were open at a past moment: those open still, and those closed since. By place. */
export async function countStandingAt(database: Database, hallId: number, at: number): Promise<Standing[]> {
  const moment = new Date(at);
  const counted = `SELECT ${PLACE}, SUM(CASE WHEN c."receivedAt" < ? THEN 1 ELSE 0 END) AS "open",
    SUM(CASE WHEN ${WAS_OVERDUE} THEN 1 ELSE 0 END) AS "overdue"`;
  const moments: SqlValue[] = [moment, moment, moment, moment, moment];
  const stillOpen = await database.sql.all<Standing>(
    `${counted} FROM ${casesBy(database, OPEN_INDEX)} WHERE c."hallId" = ? AND c."isOpen" = ? GROUP BY ${PLACE}`,
    [...moments, hallId, true],
  );
  const closedSince = await database.sql.all<Standing>(
    `${counted} FROM "Case" c WHERE c."hallId" = ? AND c."closedAt" >= ? GROUP BY ${PLACE}`,
    [...moments, hallId, moment],
  );
  return [...stillOpen, ...closedSince];
}

/** The ids of the cases open at a moment, or only of those overdue then; `isPast` when it is over. */
export async function listStanding(
  database: Database,
  hallId: number,
  { at, isPast, onlyOverdue }: { at: number; isPast: boolean; onlyOverdue: boolean },
): Promise<(Place & { id: number })[]> {
  const moment = new Date(at);
  const columns = `SELECT c."id", ${PLACE}`;
  if (!isPast) {
    const [index, due] = onlyOverdue
      ? (['Case_hallId_runningDueAt_id_idx', ' AND c."runningDueAt" < ?'] as const)
      : ([OPEN_INDEX, ''] as const);
    return database.sql.all(
      `${columns} FROM ${casesBy(database, index)} WHERE c."hallId" = ? AND c."isOpen" = ?${due} ORDER BY c."id"`,
      [hallId, true, ...(onlyOverdue ? [moment] : [])],
    );
  }
  const [condition, moments] = onlyOverdue
    ? [WAS_OVERDUE, [moment, moment, moment, moment]]
    : ['c."receivedAt" < ?', [moment]];
  const stillOpen = await database.sql.all<Place & { id: number }>(
    `${columns} FROM ${casesBy(database, OPEN_INDEX)} WHERE c."hallId" = ? AND c."isOpen" = ? AND ${condition}`,
    [hallId, true, ...moments],
  );
  const closedSince = await database.sql.all<Place & { id: number }>(
    `${columns} FROM "Case" c WHERE c."hallId" = ? AND c."closedAt" >= ? AND ${condition}`,
    [hallId, moment, ...moments],
  );
  return [...stillOpen, ...closedSince];
}

/** The ids of the cases received or accepted in a span. */
export function listEntered(
  { sql }: Database,
  hallId: number,
  figure: 'received' | 'accepted',
  { from, to }: Span,
): Promise<(Place & { id: number })[]> {
  const values = [hallId, new Date(from), new Date(to)];
  if (figure === 'received') {
    return sql.all(
      `SELECT c."id", ${PLACE} FROM "Case" c
       WHERE c."hallId" = ? AND c."receivedAt" >= ? AND c."receivedAt" < ? ORDER BY c."receivedAt", c."id"`,
      values,
    );
  }
  return sql.all(
    `SELECT DISTINCT c."id", ${PLACE} FROM "CaseEvent" e JOIN "Case" c ON c."id" = e."caseId"
     WHERE e."hallId" = ? AND e."at" >= ? AND e."at" < ? AND ${ACCEPTING} ORDER BY c."id"`,
    values,
  );
}

export interface LateRow {
  id: number;
  number: string;
  itemName: string;
  departmentId: number;
  windowId: number | null;
  handler: string | null;
  dueAt: number;
  decidedAt: number | null;
  closedAt: number | null;
  overdueReason: string;
  overduePlan: string;
}

const AT_ONCE = 500;

/** What the bulletin tells of late cases. */
export async function listLate({ sql }: Database, ids: readonly number[]): Promise<LateRow[]> {
  const rows: LateRow[] = [];
  for (let first = 0; first < ids.length; first += AT_ONCE) {
    const some = ids.slice(first, first + AT_ONCE);
    rows.push(
      ...(await sql.all<LateRow>(
        `SELECT c."id", c."number", c."itemName", c."departmentId", c."windowId",
           COALESCE(s."name", c."handlerName") AS "handler", COALESCE(c."runningDueAt", c."dueAt") AS "dueAt",
           c."decidedAt", c."closedAt", c."overdueReason", c."overduePlan"
         FROM "Case" c LEFT JOIN "Staff" s ON s."id" = ${IN_TURN}
         WHERE c."id" IN (${some.map(() => '?').join(', ')})`,
        some,
      )),
    );
  }
  return rows;
}
