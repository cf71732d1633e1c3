import type { Database, SqlValue } from '../../db/database.js';

export interface AuditFilter {
  hallIds: readonly number[];
  kind: string;
  /** Part of the name of who did it. */
  person: string;
  /** From this moment, up to but without that one. */
  from: Date | null;
  before: Date | null;
  /** Entries older than this one; null begins with the newest. */
  olderThan: number | null;
  limit: number;
}

export interface AuditLine {
  id: number;
  at: number;
  actorName: string;
  kind: string;
  subject: string;
  details: string;
  address: string;
  hallName: string | null;
}

/** One page of the audit log, newest first, and a line more when there is another page. */
export async function listAudit(database: Database, filter: AuditFilter): Promise<AuditLine[]> {
  const parts: [string, SqlValue[]][] = [
    [`a."hallId" IN (${filter.hallIds.map(() => '?').join(', ')})`, [...filter.hallIds]],
  ];
  const person = filter.person.replace(/[!%_]/g, (sign) => `!${sign}`);
  if (filter.kind !== '') parts.push(['a."kind" = ?', [filter.kind]]);
  if (person !== '') parts.push([`a."actorName" LIKE ? ESCAPE '!'`, [`%${person}%`]]);
  if (filter.from !== null) parts.push(['a."at" >= ?', [filter.from]]);
  if (filter.before !== null) parts.push(['a."at" < ?', [filter.before]]);
  if (filter.olderThan !== null) parts.push(['a."id" < ?', [filter.olderThan]]);
  return database.sql.all<AuditLine>(
    `SELECT a."id", a."at", a."actorName", a."kind", a."subject", a."details", a."address", h."name" AS "hallName"
     FROM "AuditEntry" a LEFT JOIN "Hall" h ON h."id" = a."hallId"
     WHERE ${parts.map(([text]) => text).join(' AND ')} ORDER BY a."id" DESC LIMIT ?`,
    [...parts.flatMap(([, values]) => values), filter.limit + 1],
  );
}
