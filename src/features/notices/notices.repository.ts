import type { Database, Tx } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import { scopeSql } from '../cases/case-scope.js';
import { readSettings } from '../settings/hall-settings.js';

/** A case with everything that its papers say. */
export async function findCaseForNotice(tx: Tx, caseId: number) {
  const found = await tx.case.findUniqueOrThrow({
    where: { id: caseId },
    include: { materials: { orderBy: { position: 'asc' } }, notices: { select: { kind: true } } },
  });
  const version = await tx.itemVersion.findUniqueOrThrow({
    where: { id: found.itemVersionId },
    include: {
      item: { include: { department: true, hall: true } },
      materials: true,
      fees: { orderBy: { position: 'asc' } },
    },
  });
  const applicant =
    found.applicantId === null ? null : await tx.applicant.findUnique({ where: { id: found.applicantId } });
  const window =
    found.windowId === null ? null : await tx.window.findUnique({ where: { id: found.windowId } });
  const staffIds = [version.handlerAId, version.handlerBId, found.decidedById].filter((id) => id !== null);
  const staff = await tx.staff.findMany({
    where: { id: { in: staffIds } },
    select: { id: true, name: true },
  });
  const nameOf = (id: number | null) => staff.find((each) => each.id === id)?.name ?? '';
  return { ...found, version, applicant, window, nameOf, settings: await readSettings(tx, found.hallId) };
}

export type CaseForNotice = Awaited<ReturnType<typeof findCaseForNotice>>;

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
  const scope = scopeSql(person, 'c');
  if (scope === null) return undefined;
  return database.sql.first<NoticeRow>(
    `SELECT n."id", n."hallId", n."caseId", n."issuedAt", n."content", n."printedCount", n."printedAt"
     FROM "Notice" n JOIN "Case" c ON c."id" = n."caseId"
     WHERE n."id" = ? AND c."number" = ? AND ${scope.where}`,
    [noticeId, caseNumber, ...scope.values],
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
