import type { Database } from '../../db/database.js';

/** An event of a case as the detectors read it; moments in milliseconds. */
export interface TouchingEvent {
  id: number;
  hallId: number;
  caseId: number;
  kind: string;
  at: number;
  enteredAt: number;
  migrated: number;
  staffId: number | null;
}

/** A case with what its item says; flags 0 or 1. */
export interface TouchedCase {
  id: number;
  hallId: number;
  windowId: number | null;
  clerkId: number | null;
  state: string;
  kind: string;
  isOpen: number;
  origin: string;
  /** The last receipt of papers: waiting for the applicant is not the window's time. */
  receivedAt: number;
  acceptedAt: number | null;
  closedAt: number | null;
  decision: string | null;
  resultName: string;
  receiverName: string;
  feeFen: number | null;
  paymentReceipt: string;
  noticeBreach: number;
  itemKind: string;
  upwardBody: string;
  upwardRequired: number;
  feeCharged: number;
}

export interface TouchedPayment {
  caseId: number;
  slipNumber: string;
  amountFen: number;
  receiptNumber: string;
  paidAt: number | null;
}

const marks = (ids: readonly number[]) => ids.map(() => '?').join(', ');

/** The events after an id that are old enough to be sure that none with a smaller id is still being saved. */
export function eventsAfter(
  { sql }: Database,
  lastEventId: number,
  savedBefore: Date,
  limit: number,
): Promise<TouchingEvent[]> {
  return sql.all<TouchingEvent>(
    `SELECT "id", "hallId", "caseId", "kind", "at", "enteredAt", "migrated", "staffId" FROM "CaseEvent"
     WHERE "id" > ? AND "enteredAt" <= ? ORDER BY "id" LIMIT ${limit}`,
    [lastEventId, savedBefore],
  );
}

/** The id before the first event since a moment; 0 when there is none. */
export async function idBefore({ sql }: Database, since: Date): Promise<number> {
  const halls = await sql.all<{ id: number }>('SELECT "id" FROM "Hall"');
  let first = Number.POSITIVE_INFINITY;
  for (const { id } of halls) {
    const row = await sql.first<{ id: number | null }>(
      'SELECT min("id") AS "id" FROM "CaseEvent" WHERE "hallId" = ? AND "at" >= ?',
      [id, since],
    );
    first = Math.min(first, row?.id ?? Number.POSITIVE_INFINITY);
  }
  return Number.isFinite(first) ? first - 1 : 0;
}

export function touchedCases({ sql }: Database, ids: readonly number[]): Promise<TouchedCase[]> {
  return sql.all<TouchedCase>(
    `SELECT c."id", c."hallId", c."windowId", COALESCE(c."reviewedById", c."acceptedById", c."receivedById") AS "clerkId",
       c."state", c."kind", c."isOpen", c."origin",
       COALESCE(c."lastReceivedAt", c."receivedAt") AS "receivedAt", c."acceptedAt", c."closedAt", c."decision",
       c."resultName", c."receiverName", c."feeFen", c."paymentReceipt", c."noticeBreach",
       v."caseKind" AS "itemKind", v."upwardBody", v."upwardRequired", v."feeCharged"
     FROM "Case" c JOIN "ItemVersion" v ON v."id" = c."itemVersionId" WHERE c."id" IN (${marks(ids)})`,
    ids,
  );
}

export function noticeKinds(
  { sql }: Database,
  ids: readonly number[],
): Promise<{ caseId: number; kind: string }[]> {
  return sql.all(`SELECT "caseId", "kind" FROM "Notice" WHERE "caseId" IN (${marks(ids)})`, ids);
}

export function paymentsOf({ sql }: Database, ids: readonly number[]): Promise<TouchedPayment[]> {
  return sql.all<TouchedPayment>(
    `SELECT "caseId", "slipNumber", "amountFen", "receiptNumber", "paidAt" FROM "Payment" WHERE "caseId" IN (${marks(ids)})`,
    ids,
  );
}

interface OfCase {
  caseId: number;
  windowId: number | null;
}

export function openFilings(
  { sql }: Database,
  hallId: number,
): Promise<
  (OfCase & { id: number; body: string; tracker: string; trackerId: number; lastContactAt: number })[]
> {
  return sql.all(
    `SELECT f."id", f."caseId", c."windowId", f."body", f."tracker", f."trackerId", f."lastContactAt"
     FROM "UpwardFiling" f JOIN "Case" c ON c."id" = f."caseId"
     WHERE f."hallId" = ? AND f."answeredAt" IS NULL AND c."isOpen" = ?`,
    [hallId, true],
  );
}

/** The legs of the open joint cases of a hall that have one waiting. */
export function waitingLegs(
  { sql }: Database,
  hallId: number,
): Promise<
  (OfCase & {
    position: number;
    groupPosition: number;
    name: string;
    state: string;
    decidedAt: number | null;
  })[]
> {
  return sql.all(
    `SELECT l."caseId", c."windowId", l."position", l."groupPosition", l."name", l."state", l."decidedAt"
     FROM "Case" c JOIN "CaseLeg" l ON l."caseId" = c."id"
     WHERE c."hallId" = ? AND c."isOpen" = ? AND c."state" = ? ORDER BY l."caseId", l."position"`,
    [hallId, true, 'LEGS'],
  );
}

export function overlongSuspensions(
  { sql }: Database,
  hallId: number,
  now: Date,
): Promise<(OfCase & { id: number; cause: string; dueAt: number | null; startedById: number })[]> {
  return sql.all(
    `SELECT s."id", s."caseId", c."windowId", s."cause", s."dueAt", s."startedById"
     FROM "CaseSuspension" s JOIN "Case" c ON c."id" = s."caseId"
     WHERE s."hallId" = ? AND s."endedAt" IS NULL AND s."dueAt" < ?`,
    [hallId, now],
  );
}

/** Where the last finished run of a job left off, as it wrote it; null before the first. */
export async function lastOutcome({ sql }: Database, name: string): Promise<string | null> {
  const row = await sql.first<{ outcome: string }>(
    `SELECT "outcome" FROM "JobRun" WHERE "name" = ? AND "doneAt" IS NOT NULL AND "outcome" LIKE ?
     ORDER BY "dueAt" DESC LIMIT 1`,
    [name, '{%'],
  );
  return row?.outcome ?? null;
}
