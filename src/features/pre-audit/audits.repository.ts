import type { Database, SqlValue, Tx } from '../../db/database.js';
import type { AuditFinding } from '../../domain/pre-audit/run-pre-audit.js';
import type { Person } from '../../web/visit.js';
import { scopeSql } from '../cases/case-scope.js';

export interface AuditRow {
  id: number;
  caseId: number;
  stage: string;
  /** Milliseconds. */
  at: number;
  passed: number;
  findings: string;
  level: number;
  state: string;
  handledBy: string;
  handledAt: number | null;
  note: string;
  number: string;
  itemName: string;
  applicantType: string;
  applicantName: string;
  departmentName: string;
}

const COLUMNS = `p."id", p."caseId", p."stage", p."at", p."passed", p."findings", p."level", p."state", p."handledBy", p."handledAt", p."note",
  c."number", c."itemName", c."applicantType", c."applicantName", d."name" AS "departmentName"`;
const FROM = `FROM "PreAudit" p JOIN "Case" c ON c."id" = p."caseId" JOIN "Department" d ON d."id" = c."departmentId"`;

/** The audits that wait at a level, oldest first, within the person's reach. */
export async function listOpenAudits(
  database: Database,
  person: Person,
  level: number,
  limit: number,
): Promise<AuditRow[]> {
  const scope = scopeSql(person, 'c');
  if (scope === null) return [];
  return database.sql.all<AuditRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE p."hallId" = ? AND p."state" = 'open' AND p."level" = ? AND ${scope.where}
     ORDER BY p."at", p."id" LIMIT ${limit}`,
    [person.hallId, level, ...scope.values],
  );
}

/** An audit that people were given, within the person's reach. */
export async function findAudit(
  database: Database,
  person: Person,
  id: number,
): Promise<AuditRow | undefined> {
  const scope = scopeSql(person, 'c');
  if (scope === null) return undefined;
  return database.sql.first<AuditRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE p."id" = ? AND p."state" <> 'auto' AND ${scope.where}`,
    [id, ...scope.values],
  );
}

/** An audit and who had a hand in its case, for a step. */
export async function auditForStep(tx: Tx, id: number) {
  const audit = await tx.preAudit.findUnique({ where: { id } });
  if (audit === null) return null;
  const found = await tx.case.findUniqueOrThrow({
    where: { id: audit.caseId },
    select: {
      number: true,
      state: true,
      receivedById: true,
      acceptedById: true,
      reviewedById: true,
      decidedById: true,
      deliveredById: true,
    },
  });
  const { receivedById, acceptedById, reviewedById, decidedById, deliveredById } = found;
  const involvedIds = [receivedById, acceptedById, reviewedById, decidedById, deliveredById].filter(
    (each) => each !== null,
  );
  return { audit, number: found.number, caseState: found.state, involvedIds };
}

export interface AuditFigures {
  /** Cases audited, and of them those that needed people. */
  audited: number;
  passed: number;
  open: number;
  cleared: number;
  confirmed: number;
  sentUp: number;
  causes: { message: string; count: number }[];
}

const MOST_FINDINGS = 20_000;

/** What the audits of a period came to, and why people were needed. @param period from included, to excluded */
export async function auditFigures(
  database: Database,
  person: Person,
  stage: string,
  period: { from: Date; to: Date },
): Promise<AuditFigures> {
  const scope = scopeSql(person, 'c');
  if (scope === null)
    return { audited: 0, passed: 0, open: 0, cleared: 0, confirmed: 0, sentUp: 0, causes: [] };
  const where = `p."hallId" = ? AND p."at" >= ? AND p."at" < ? AND p."stage" = ? AND ${scope.where}`;
  const values: SqlValue[] = [person.hallId, period.from, period.to, stage, ...scope.values];
  const sum = (condition: string) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  const row = await database.sql.first<Omit<AuditFigures, 'causes'>>(
    `SELECT COUNT(*) AS "audited", ${sum(`p."passed" = ?`)} AS "passed", ${sum(`p."state" = 'open'`)} AS "open",
       ${sum(`p."state" = 'cleared'`)} AS "cleared", ${sum(`p."state" = 'confirmed'`)} AS "confirmed", ${sum(`p."level" = 2`)} AS "sentUp"
     FROM "PreAudit" p JOIN "Case" c ON c."id" = p."caseId" WHERE ${where}`,
    [true, ...values],
  );
  const found = await database.sql.all<{ findings: string }>(
    `SELECT p."findings" FROM "PreAudit" p JOIN "Case" c ON c."id" = p."caseId"
     WHERE ${where} AND p."passed" = ? ORDER BY p."id" DESC LIMIT ${MOST_FINDINGS}`,
    [...values, false],
  );
  const number = (value: unknown) => Number(value ?? 0);
  return {
    audited: number(row?.audited),
    passed: number(row?.passed),
    open: number(row?.open),
    cleared: number(row?.cleared),
    confirmed: number(row?.confirmed),
    sentUp: number(row?.sentUp),
    causes: causesOf(found.flatMap(({ findings }) => JSON.parse(findings) as AuditFinding[])),
  };
}

function causesOf(findings: readonly AuditFinding[]): { message: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { message, severity } of findings)
    if (severity === 'error') counts.set(message, (counts.get(message) ?? 0) + 1);
  return [...counts]
    .map(([message, count]) => ({ message, count }))
    .sort((a, b) => b.count - a.count || a.message.localeCompare(b.message));
}
