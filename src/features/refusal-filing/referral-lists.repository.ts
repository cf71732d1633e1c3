import type { Database } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import { scopeSql } from '../cases/case-scope.js';

/** A referral as lists show it; moments in milliseconds, names not masked yet. */
export interface ReferralRow {
  id: number;
  hallId: number;
  number: string;
  itemName: string;
  applicantType: string;
  applicantName: string;
  departmentName: string;
  reasons: string;
  basis: string;
  referredAt: number;
  referredBy: string;
  dueAt: number | null;
  answer: string;
  opinion: string;
  answeredAt: number | null;
  answeredBy: string;
  receivedAt: number;
  promisedValue: number | null;
  promisedUnit: string;
}

const MOST_ROWS = 200;

const REFERRALS = `
  SELECT r."id", c."hallId", c."number", c."itemName", c."applicantType", c."applicantName",
    d."name" AS "departmentName", r."reasons", r."basis", r."referredAt", r."referredBy", r."dueAt", r."answer",
    r."opinion", r."answeredAt", r."answeredBy", c."receivedAt", v."promisedValue", v."promisedUnit"
  FROM "RefusalReferral" r JOIN "Case" c ON c."id" = r."caseId" JOIN "Department" d ON d."id" = c."departmentId"
  JOIN "ItemVersion" v ON v."id" = c."itemVersionId"`;

/** Open referrals, the longest waiting first, or the answered ones, newest first; within a person's reach. */
export async function listReferrals(
  database: Database,
  person: Person,
  list: 'open' | 'answered',
): Promise<ReferralRow[]> {
  const scope = scopeSql(person, 'c');
  if (scope === null) return [];
  const which =
    list === 'open'
      ? `r."answeredAt" IS NULL AND c."state" = 'NEG_REF' AND ${scope.where} ORDER BY r."referredAt", r."id"`
      : `r."answeredAt" IS NOT NULL AND ${scope.where} ORDER BY r."answeredAt" DESC, r."id" DESC`;
  return database.sql.all<ReferralRow>(`${REFERRALS} WHERE ${which} LIMIT ${MOST_ROWS}`, scope.values);
}

/** A refusal as its register shows it (D-06); moments in milliseconds, names not masked yet. */
export interface RefusalRow {
  hallId: number;
  number: string;
  itemName: string;
  applicantType: string;
  applicantName: string;
  departmentName: string;
  decidedAt: number;
  decisionReasons: string;
  decisionBasis: string;
  receivedById: number | null;
  decidedById: number | null;
  receivedBy: string | null;
  decidedBy: string | null;
  filingNumber: string | null;
  referredBy: string | null;
  opinion: string | null;
  /** JSON of the event of T38; null while the papers are here. */
  handedBack: string | null;
}

const REFUSALS = `
  SELECT c."hallId", c."number", c."itemName", c."applicantType", c."applicantName", d."name" AS "departmentName",
    c."decidedAt", c."decisionReasons", c."decisionBasis", c."receivedById", c."decidedById",
    sr."name" AS "receivedBy", sd."name" AS "decidedBy",
    (SELECT n."number" FROM "Notice" n WHERE n."caseId" = c."id" AND n."kind" = 'D-06' ORDER BY n."id" DESC LIMIT 1) AS "filingNumber",
    r."referredBy", r."opinion",
    (SELECT e."details" FROM "CaseEvent" e WHERE e."caseId" = c."id" AND e."kind" = 'hand-back-papers' ORDER BY e."id" DESC LIMIT 1) AS "handedBack"
  FROM "Case" c JOIN "Department" d ON d."id" = c."departmentId"
  LEFT JOIN "Staff" sr ON sr."id" = c."receivedById" LEFT JOIN "Staff" sd ON sd."id" = c."decidedById"
  LEFT JOIN "RefusalReferral" r ON r."caseId" = c."id" AND r."answer" = 'confirm'`;

/** Every refusal closed in a span of time, oldest first, within a person's reach (S-06). */
export async function listRefusals(
  database: Database,
  person: Person,
  span: { from: Date; to: Date },
): Promise<RefusalRow[]> {
  const scope = scopeSql(person, 'c');
  if (scope === null) return [];
  return database.sql.all<RefusalRow>(
    `${REFUSALS} WHERE ${scope.where} AND c."closedAt" >= ? AND c."closedAt" < ? AND c."state" = 'DEC_N'
     ORDER BY c."closedAt", c."id"`,
    [...scope.values, span.from, span.to],
  );
}
