import type { Database } from '../../db/database.js';
import type { NoticeContent } from '../../domain/notices/notice-content.js';
import { isNoticeKind, NOTICE_KINDS, noticeTitle } from '../../domain/notices/notice-kinds.js';
import type { Person } from '../../web/visit.js';
import { findNoticeRow, listUnprinted } from './notices.repository.js';
import { readStoredContent } from './stored-content.js';

/** A notice as it was issued, and how often it was handed out. */
export interface IssuedNotice {
  id: number;
  hallId: number;
  caseId: number;
  caseNumber: string;
  /** Milliseconds, as printedAt. */
  issuedAt: number;
  content: NoticeContent;
  printedCount: number;
  /** Milliseconds of the last recorded print; null before the first. */
  printedAt: number | null;
}

/** Finds a notice of a case the person may see; null when there is none within his reach. */
export async function findNotice(
  database: Database,
  person: Person,
  caseNumber: string,
  noticeId: number,
): Promise<IssuedNotice | null> {
  const row = await findNoticeRow(database, person, caseNumber, noticeId);
  if (row === undefined) return null;
  return { ...row, caseNumber, content: readStoredContent(row.id, row.content) };
}

/** Another paper issued with this one to the applicant that nobody printed yet, such as D-27 beside D-01. */
export async function findNextPaper(
  database: Database,
  notice: IssuedNotice,
): Promise<{ id: number; title: string } | null> {
  const rows = await listUnprinted(database, notice.caseId, new Date(notice.issuedAt));
  for (const { id, kind } of rows) {
    if (id !== notice.id && isNoticeKind(kind) && NOTICE_KINDS[kind].givenToApplicant) {
      return { id, title: noticeTitle(kind) };
    }
  }
  return null;
}
