import type { Database, SqlReader } from '../../db/database.js';
import { FAULT_OF_RATING, faultOfComplaint } from '../../domain/accountability/fault-suggestions.js';
import { COMPLAINT_CATEGORIES, isComplaintCategory } from '../../domain/complaints/categories.js';
import { failedCheckLines } from '../checks/check-evidence.js';
import { foundedBadRatings } from '../ratings/rating-evidence.js';

/** Something that may be proposed as a fault and is not yet; nothing in it tells who complained or rated. */
export interface WaitingProposal {
  sourceKey: string;
  /** Milliseconds. */
  at: number;
  occurredAt: number;
  words: string;
  suggestedFault: string;
  caseId: number | null;
  windowId: number | null;
  departmentId: number | null;
  /** Who held the post, as far as it is known. */
  staffId: number | null;
  found: Record<string, unknown>;
}

const MOST = 200;
const LOOK_BACK_MS = 180 * 24 * 3_600_000;

/**
 * What waits in a hall to be proposed: findings marked for accountability, valid complaints, founded bad ratings and
 * failed lines of checks of the last 180 days without a fault of theirs, the newest first. What concerns the viewer
 * himself, or is outside his department where he is kept to one, is left out.
 */
export async function waitingProposals(
  { sql }: Database,
  hallId: number,
  viewer: { staffId: number; departmentId: number | null },
  now: Date,
): Promise<WaitingProposal[]> {
  const since = now.getTime() - LOOK_BACK_MS;
  const all = [
    ...(await fromEvents(sql, hallId, since)),
    ...(await fromComplaints(sql, hallId, since)),
    ...(await fromRatings(sql, hallId, since, now.getTime())),
    ...(await fromChecks(sql, hallId, since, now.getTime())),
  ];
  const known = await sql.all<{ sourceKey: string }>(
    'SELECT "sourceKey" FROM "FaultCase" WHERE "hallId" = ? AND "sourceKey" IS NOT NULL',
    [hallId],
  );
  const proposed = new Set(known.map(({ sourceKey }) => sourceKey));
  return all
    .filter(({ sourceKey }) => !proposed.has(sourceKey))
    .filter(({ staffId }) => staffId === null || staffId !== viewer.staffId)
    .filter((each) => viewer.departmentId === null || each.departmentId === viewer.departmentId)
    .sort((one, other) => other.at - one.at)
    .slice(0, MOST);
}

async function fromEvents(sql: SqlReader, hallId: number, since: number): Promise<WaitingProposal[]> {
  const rows = await sql.all<{
    id: number;
    rule: string;
    at: number;
    handledAt: number | null;
    evidence: string;
    note: string;
    faultId: string;
    caseId: number | null;
    windowId: number | null;
    staffId: number | null;
    departmentId: number | null;
  }>(
    `SELECT e."id", e."rule", e."at", e."handledAt", e."evidence", e."note", e."faultId", e."caseId", e."windowId", e."staffId",
       COALESCE(c."departmentId", s."departmentId", w."departmentId") AS "departmentId"
     FROM "SupervisionEvent" e LEFT JOIN "Case" c ON c."id" = e."caseId"
     LEFT JOIN "Staff" s ON s."id" = e."staffId" LEFT JOIN "Window" w ON w."id" = e."windowId"
     WHERE e."hallId" = ? AND e."state" = ? AND e."at" >= ? AND e."faultId" <> '' ORDER BY e."id" DESC LIMIT ${MOST}`,
    [hallId, 'proposed', new Date(since)],
  );
  return rows.map((row) => ({
    sourceKey: `event:${row.id}`,
    at: row.handledAt ?? row.at,
    occurredAt: row.at,
    words: row.note || row.rule,
    suggestedFault: row.faultId,
    caseId: row.caseId,
    windowId: row.windowId,
    departmentId: row.departmentId,
    staffId: row.staffId,
    found: { rule: row.rule, ...(JSON.parse(row.evidence) as Record<string, unknown>) },
  }));
}

/**
 * A valid complaint as the one complained of may know it: the case, whose applicant may be who complained, and the
 * handler's reasons stay with the complaint (S-33), for the person concerned reads the evidence of his fault.
 */
async function fromComplaints(sql: SqlReader, hallId: number, since: number): Promise<WaitingProposal[]> {
  const rows = await sql.all<{
    id: number;
    number: string;
    category: string;
    toldWords: string;
    brokenRule: string;
    foundAt: number;
    receivedAt: number;
    occurredAt: number | null;
    caseState: string | null;
    blamedStaffId: number | null;
    blamedWindowId: number | null;
    departmentId: number | null;
  }>(
    `SELECT p."id", p."number", p."category", p."toldWords", p."brokenRule", p."foundAt", p."receivedAt",
       p."occurredAt", c."state" AS "caseState", p."blamedStaffId", p."blamedWindowId",
       COALESCE(p."blamedDepartmentId", s."departmentId", w."departmentId", c."departmentId") AS "departmentId"
     FROM "Complaint" p LEFT JOIN "Case" c ON c."id" = p."caseId"
     LEFT JOIN "Staff" s ON s."id" = p."blamedStaffId" LEFT JOIN "Window" w ON w."id" = p."blamedWindowId"
     WHERE p."hallId" = ? AND p."valid" = ? AND p."foundAt" >= ? ORDER BY p."foundAt" DESC LIMIT ${MOST}`,
    [hallId, true, new Date(since)],
  );
  return rows.map((row) => {
    const category = isComplaintCategory(row.category) ? COMPLAINT_CATEGORIES[row.category] : row.category;
    return {
      sourceKey: `complaint:${row.id}`,
      at: row.foundAt,
      occurredAt: row.occurredAt ?? row.receivedAt,
      words: [`有效投诉 ${row.number}`, category, row.toldWords].filter(Boolean).join('：'),
      suggestedFault: faultOfComplaint(row),
      caseId: null,
      windowId: row.blamedWindowId,
      departmentId: row.departmentId,
      staffId: row.blamedStaffId,
      found: {
        complaint: row.number,
        category,
        told: row.toldWords,
        brokenRule: row.brokenRule,
      },
    };
  });
}

async function fromRatings(
  sql: SqlReader,
  hallId: number,
  since: number,
  until: number,
): Promise<WaitingProposal[]> {
  const rows = await foundedBadRatings(sql, hallId, since, until);
  return rows.map((row) => ({
    sourceKey: `rating:${row.ratingId}`,
    at: row.verifiedAt,
    occurredAt: row.at,
    words: `差评核实属实：${row.verification}`,
    suggestedFault: FAULT_OF_RATING,
    caseId: null,
    windowId: row.windowId,
    departmentId: row.departmentId,
    staffId: row.staffId,
    found: { verification: row.verification },
  }));
}

async function fromChecks(
  sql: SqlReader,
  hallId: number,
  since: number,
  until: number,
): Promise<WaitingProposal[]> {
  const lines = await failedCheckLines(sql, hallId, since, until);
  return lines
    .filter(({ fault }) => fault !== '')
    .map((line) => ({
      sourceKey: line.sourceKey,
      at: line.doneAt,
      occurredAt: line.doneAt,
      words: `${line.checkNumber}：${line.words}${line.note === '' ? '' : `（${line.note}）`}`,
      suggestedFault: line.fault,
      caseId: null,
      windowId: line.windowId,
      departmentId: line.departmentId,
      staffId: line.staffId,
      found: { check: line.checkNumber, line: line.words, note: line.note },
    }));
}
