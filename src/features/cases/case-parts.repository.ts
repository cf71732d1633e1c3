import type { Database } from '../../db/database.js';

export interface CaseMaterialRow {
  position: number;
  name: string;
  originals: number;
  copies: number;
  necessity: string;
  onSpot: number;
  mayFollow: number;
  status: string;
  problem: string;
  toldStatus: string;
}

export interface CaseCheckRow {
  position: number;
  text: string;
  ticked: number;
  note: string;
}

export interface CaseNoticeRow {
  id: number;
  kind: string;
  number: string;
  issuedAt: number;
  issuedBy: string;
  printedCount: number;
}

export interface CaseEventRow {
  id: number;
  kind: string;
  actorName: string;
  fromState: string;
  toState: string;
  at: number;
  reason: string;
  details: string;
}

const MATERIALS = `SELECT "position", "name", "originals", "copies", "necessity", "onSpot", "mayFollow", "status", "problem", "toldStatus"
  FROM "CaseMaterial" WHERE "caseId" = ? ORDER BY "position"`;

const CHECKS = `SELECT "position", "text", "ticked", "note" FROM "CaseCheck" WHERE "caseId" = ? ORDER BY "position"`;

const NOTICES = `SELECT "id", "kind", "number", "issuedAt", "issuedBy", "printedCount"
  FROM "Notice" WHERE "caseId" = ? ORDER BY "id"`;

const EVENTS = `SELECT "id", "kind", "actorName", "fromState", "toState", "at", "reason", "details"
  FROM "CaseEvent" WHERE "caseId" = ? ORDER BY "id"`;

const FEES = `SELECT "name", "standard", "amountFen" FROM "Fee" WHERE "itemVersionId" = ? ORDER BY "position"`;

export function listMaterials(database: Database, caseId: number): Promise<CaseMaterialRow[]> {
  return database.sql.all<CaseMaterialRow>(MATERIALS, [caseId]);
}

export function listChecks(database: Database, caseId: number): Promise<CaseCheckRow[]> {
  return database.sql.all<CaseCheckRow>(CHECKS, [caseId]);
}

export function listNotices(database: Database, caseId: number): Promise<CaseNoticeRow[]> {
  return database.sql.all<CaseNoticeRow>(NOTICES, [caseId]);
}

/** The history of a case, oldest first. */
export function listEvents(database: Database, caseId: number): Promise<CaseEventRow[]> {
  return database.sql.all<CaseEventRow>(EVENTS, [caseId]);
}

/** The fees of an item version; amounts in fen. */
export function listFees(
  database: Database,
  itemVersionId: number,
): Promise<{ name: string; standard: string; amountFen: number }[]> {
  return database.sql.all<{ name: string; standard: string; amountFen: number }>(FEES, [itemVersionId]);
}
