import type { Tx } from '../../db/database.js';
import { insertRow, plainSql } from '../../db/plain-sql.js';
import {
  type AuditRule,
  isAuditCheck,
  isAuditSeverity,
  ruleFault,
} from '../../domain/pre-audit/audit-rule.js';
import type { AuditFinding } from '../../domain/pre-audit/run-pre-audit.js';

/** A case and its applicant as they are stored; numbers sealed. */
export interface CaseToAudit {
  id: number;
  hallId: number;
  publicToken: string;
  itemId: number;
  kind: string;
  state: string;
  idNumberHash: string | null;
  applicantName: string;
  agentName: string;
  agentIdCipher: string | null;
  agentPhoneCipher: string | null;
  matter: string;
  resultName: string;
  receivedById: number | null;
  clerkName: string | null;
  rowKey: string | null;
  idNumberCipher: string | null;
  phoneCipher: string | null;
  addressCipher: string | null;
  contactName: string | null;
  legalPerson: string | null;
}

/** The rules that are on for a kind and an item of the hall, in their order; one that cannot be run is left out. */
export async function rulesFor(
  tx: Tx,
  { hallId, itemId, kind }: { hallId: number; itemId: number; kind: string },
): Promise<AuditRule[]> {
  const rows = await plainSql(tx).all<
    Omit<AuditRule, 'check' | 'severity'> & { check: string; severity: string }
  >(
    `SELECT "id", "element", "check", "parameter", "message", "severity" FROM "PreAuditRule"
     WHERE "hallId" = ? AND "active" = ? AND ("itemId" IS NULL OR "itemId" = ?) AND ("caseKind" = '' OR "caseKind" = ?)
     ORDER BY "position", "id"`,
    [hallId, true, itemId, kind],
  );
  return rows.flatMap((row) => {
    const { check, severity } = row;
    if (!isAuditCheck(check) || !isAuditSeverity(severity)) return [];
    const rule = { ...row, check, severity };
    return ruleFault(rule) === null ? [rule] : [];
  });
}

export async function findCaseToAudit(tx: Tx, caseId: number): Promise<CaseToAudit | undefined> {
  return plainSql(tx).first<CaseToAudit>(
    `SELECT c."id", c."hallId", c."publicToken", c."itemId", c."kind", c."state", c."idNumberHash", c."applicantName",
       c."agentName", c."agentIdCipher", c."agentPhoneCipher", c."matter", c."resultName", c."receivedById",
       s."name" AS "clerkName", a."rowKey", a."idNumberCipher", a."phoneCipher", a."addressCipher",
       a."contactName", a."legalPerson"
     FROM "Case" c LEFT JOIN "Applicant" a ON a."id" = c."applicantId"
     LEFT JOIN "Staff" s ON s."id" = c."receivedById" WHERE c."id" = ?`,
    [caseId],
  );
}

export async function materialsToAudit(
  tx: Tx,
  hallId: number,
  caseId: number,
): Promise<{ name: string; status: string; problem: string; files: number }[]> {
  return plainSql(tx).all(
    `SELECT m."name", m."status", m."problem",
       (SELECT COUNT(*) FROM "Attachment" t WHERE t."hallId" = ? AND t."ownerKind" = 'material' AND t."ownerId" = m."id") AS "files"
     FROM "CaseMaterial" m WHERE m."caseId" = ? ORDER BY m."position"`,
    [hallId, caseId],
  );
}

/** How many cases the day has already seen of the same applicant, agent, or clerk with this applicant. */
export async function countsOfDay(tx: Tx, found: CaseToAudit, dayStart: Date) {
  const sql = plainSql(tx);
  const ofApplicant =
    found.idNumberHash === null
      ? undefined
      : await sql.first<{ all: number; byClerk: number }>(
          `SELECT COUNT(*) AS "all", SUM(CASE WHEN "receivedById" = ? THEN 1 ELSE 0 END) AS "byClerk"
           FROM "Case" WHERE "hallId" = ? AND "idNumberHash" = ? AND "receivedAt" >= ?`,
          [found.receivedById ?? 0, found.hallId, found.idNumberHash, dayStart],
        );
  const ofAgent =
    found.agentName === ''
      ? undefined
      : await sql.first<{ all: number }>(
          `SELECT COUNT(*) AS "all" FROM "Case" WHERE "hallId" = ? AND "receivedAt" >= ? AND "agentName" = ?`,
          [found.hallId, dayStart, found.agentName],
        );
  return {
    applicantToday: Number(ofApplicant?.all ?? 0),
    agentToday: Number(ofAgent?.all ?? 0),
    clerkAndApplicantToday: Number(ofApplicant?.byClerk ?? 0),
  };
}

/** What the reader told when the case was received; empty when it was typed. */
export async function cardValidToOf(tx: Tx, caseId: number): Promise<string> {
  const row = await plainSql(tx).first<{ details: string }>(
    `SELECT "details" FROM "CaseEvent" WHERE "caseId" = ? AND "kind" = 'receive' ORDER BY "id" LIMIT 1`,
    [caseId],
  );
  const details = JSON.parse(row?.details ?? '{}') as { cardValidTo?: unknown };
  return typeof details.cardValidTo === 'string' ? details.cardValidTo : '';
}

/** The rules whose findings people have been given already, of the earlier audits of a case. */
export async function ruleIdsHeldBefore(tx: Tx, caseId: number): Promise<Set<number>> {
  const rows = await plainSql(tx).all<{ findings: string }>(
    'SELECT "findings" FROM "PreAudit" WHERE "caseId" = ? AND "passed" = ?',
    [caseId, false],
  );
  const findings = rows.flatMap(({ findings }) => JSON.parse(findings) as AuditFinding[]);
  return new Set(findings.map(({ ruleId }) => ruleId));
}

export async function insertAudit(
  tx: Tx,
  audit: {
    hallId: number;
    caseId: number;
    stage: string;
    at: Date;
    passed: boolean;
    state: string;
    findings: AuditFinding[];
  },
): Promise<void> {
  await insertRow(plainSql(tx), 'PreAudit', { ...audit, findings: JSON.stringify(audit.findings), level: 1 });
}
