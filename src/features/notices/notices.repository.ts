import type { Database, Tx } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import { widerScopeSql } from '../joint/leg-scope.js';

export interface NoticeRow {
  id: number;
  hallId: number;
  caseId: number;
  issuedAt: number;
  content: string;
  printedCount: number;
  printedAt: number | null;
}

/** A notice of a case within the person's reach, as kept. */
export async function findNoticeRow(
  database: Database,
  person: Person,
  caseNumber: string,
  noticeId: number,
): Promise<NoticeRow | undefined> {
  const scope = widerScopeSql(person, 'c');
  if (scope === null) return undefined;
  return database.sql.first<NoticeRow>(
    `SELECT n."id", n."hallId", n."caseId", n."issuedAt", n."content", n."printedCount", n."printedAt"
     FROM "Notice" n JOIN "Case" c ON c."id" = n."caseId"
     WHERE n."id" = ? AND c."number" = ? AND ${scope.where}`,
    [noticeId, caseNumber, ...scope.values],
  );
}

/** The papers of a case that were issued at a moment and not printed yet, in their order. */
export function listUnprinted(
  database: Database,
  caseId: number,
  issuedAt: Date,
): Promise<{ id: number; kind: string }[]> {
  return database.sql.all<{ id: number; kind: string }>(
    'SELECT "id", "kind" FROM "Notice" WHERE "caseId" = ? AND "issuedAt" = ? AND "printedCount" = 0 ORDER BY "id"',
    [caseId, issuedAt],
  );
}

/**
 * Counts one more print of a notice.
 * @returns false when it was printed meanwhile, so that `seenCount` no longer holds
 */
export async function countPrint(tx: Tx, noticeId: number, seenCount: number, at: Date): Promise<boolean> {
  const { count } = await tx.notice.updateMany({
    where: { id: noticeId, printedCount: seenCount },
    data: { printedCount: seenCount + 1, printedAt: at },
  });
  return count === 1;
}
