import type { Database, Tx } from '../../db/database.js';
import type { Extension, Suspension } from '../../domain/deadlines/time-limit.js';

/** A case as its public page needs it; moments are milliseconds since the epoch, flags 0 or 1. */
export interface PublicCaseRow {
  id: number;
  hallId: number;
  number: string;
  kind: string;
  state: string;
  itemId: number;
  itemName: string;
  applicantType: string;
  applicantName: string;
  agentName: string;
  receiverName: string;
  handlerName: string;
  limitValue: number | null;
  limitUnit: string | null;
  afterHours: string;
  receivedAt: number;
  lastReceivedAt: number | null;
  acceptedAt: number | null;
  decidedAt: number | null;
  readyAt: number | null;
  closedAt: number | null;
  dueAt: number | null;
  runningDueAt: number | null;
  dueProvisional: number;
  /** What moved the clock (R5, R6). */
  suspensions?: readonly Suspension[];
  extensions?: readonly Extension[];
  supplementDueAt: number | null;
  /** The promise to hand in the rest (S-39); null when there is none, or when it was kept. */
  gapPromisedFor: number | null;
  decisionReasons: string;
  decisionBasis: string;
  resultName: string;
  remitReason: string;
  whereToGo: string;
  promisedValue: number | null;
  promisedUnit: string;
  paymentPlace: string;
  itemComplaintPhone: string;
  dutyPhone: string;
  itemStatus: string;
  departmentName: string;
  departmentPhone: string;
  windowNumber: string | null;
  windowName: string | null;
  windowLocation: string | null;
  windowPhone: string | null;
  hallName: string;
  hallAddress: string;
  hallPhone: string;
  hallComplaintPhone: string;
}

export interface PublicMaterialRow {
  name: string;
  originals: number;
  copies: number;
  necessity: string;
  onSpot: number;
  mayFollow: number;
  position: number;
  status: string;
  problem: string;
}

export interface PublicEventRow {
  kind: string;
  at: number;
  details: string;
  migrated: number;
}

const CASE_BY_TOKEN = `
  SELECT c."id", c."hallId", c."number", c."kind", c."state", c."itemId", c."itemName",
    c."applicantType", c."applicantName", c."agentName", c."receiverName", c."handlerName",
    c."limitValue", c."limitUnit", c."afterHours", c."receivedAt", c."lastReceivedAt", c."acceptedAt",
    c."decidedAt", c."readyAt", c."closedAt", c."dueAt", c."runningDueAt", c."dueProvisional",
    c."supplementDueAt", g."promisedFor" AS "gapPromisedFor", c."decisionReasons", c."decisionBasis", c."resultName", c."remitReason", c."whereToGo",
    v."promisedValue", v."promisedUnit", v."paymentPlace", v."complaintPhone" AS "itemComplaintPhone",
    v."dutyPhone", i."status" AS "itemStatus",
    d."name" AS "departmentName", d."phone" AS "departmentPhone",
    w."number" AS "windowNumber", w."name" AS "windowName", w."location" AS "windowLocation", w."phone" AS "windowPhone",
    h."name" AS "hallName", h."address" AS "hallAddress", h."phone" AS "hallPhone",
    h."complaintPhone" AS "hallComplaintPhone"
  FROM "Case" c
  JOIN "Hall" h ON h."id" = c."hallId"
  JOIN "Department" d ON d."id" = c."departmentId"
  JOIN "Item" i ON i."id" = c."itemId"
  JOIN "ItemVersion" v ON v."id" = c."itemVersionId"
  LEFT JOIN "Window" w ON w."id" = c."windowId"
  LEFT JOIN "GapPromise" g ON g."caseId" = c."id" AND g."fulfilledAt" IS NULL
  WHERE c."publicToken" = ?`;

const MATERIALS_TO_BRING = `
  SELECT "position", "name", "originals", "copies", "necessity", "onSpot", "mayFollow", "status", "problem"
  FROM "CaseMaterial" WHERE "caseId" = ? AND "status" <> ? ORDER BY "position"`;

const EVENTS = `SELECT "kind", "at", "details", "migrated" FROM "CaseEvent" WHERE "caseId" = ? ORDER BY "id"`;

/** A case by its public token, whatever its hall: who holds the token may see the page. */
export function findPublicCase(database: Database, token: string): Promise<PublicCaseRow | undefined> {
  return database.sql.first<PublicCaseRow>(CASE_BY_TOKEN, [token]);
}

/** The materials that are not there, or not as they must be. */
export function findMaterialsToBring(database: Database, caseId: number): Promise<PublicMaterialRow[]> {
  return database.sql.all<PublicMaterialRow>(MATERIALS_TO_BRING, [caseId, 'present']);
}

/** The history of a case, oldest first; without reasons and names. */
export function findPublicEvents(database: Database, caseId: number): Promise<PublicEventRow[]> {
  return database.sql.all<PublicEventRow>(EVENTS, [caseId]);
}

export interface CaseKeys {
  publicToken: string;
  queryCode: string;
  rowKey: string | null;
  idNumberCipher: string | null;
}

/** What opens a case to a citizen, by its number in any of the given spellings. */
export function findCaseKeys(
  database: Database,
  spellings: readonly [string, string, string],
): Promise<CaseKeys | undefined> {
  return database.sql.first<CaseKeys>(
    `SELECT c."publicToken", c."queryCode", a."rowKey", a."idNumberCipher"
     FROM "Case" c LEFT JOIN "Applicant" a ON a."id" = c."applicantId"
     WHERE c."number" IN (?, ?, ?)`,
    spellings,
  );
}

/** Counts one more try under a key. @returns the tries so far in the running period, this one included */
export async function countTry(tx: Tx, key: string, now: Date, periodMs: number): Promise<number> {
  const expireAt = new Date(now.getTime() + periodMs);
  await tx.limiterCounter.deleteMany({ where: { key, expireAt: { lte: now } } });
  const counter = await tx.limiterCounter.upsert({
    where: { key },
    create: { key, points: 1, expireAt },
    update: { points: { increment: 1 } },
  });
  return counter.points;
}

/** Takes back a try that was right. */
export async function takeBackTry(tx: Tx, key: string): Promise<void> {
  await tx.limiterCounter.updateMany({
    where: { key, points: { gt: 0 } },
    data: { points: { decrement: 1 } },
  });
}
