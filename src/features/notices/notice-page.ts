import { may } from '../../domain/access/permissions.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { Zone } from '../../domain/calendar/zone.js';
import { paths } from '../../web/paths.js';
import type { Person } from '../../web/visit.js';
import type { IssuedNotice } from './find-notice.js';
import { type NoticeSheet, noticeSheet } from './notice-sheet.js';
import { markInWords, type PrintMark } from './print-mark.js';

export interface NoticePageView {
  sheet: NoticeSheet;
  /** The mark is for the paper only: nobody has printed yet. */
  isPreview: boolean;
  /** A print was just recorded: the dialogue opens by itself. */
  opensDialogue: boolean;
  /** What became of the notice so far, in words. */
  stateText: string;
  /** The form that records a print; null for those who may not print this one (again). */
  print: { action: string; seenCount: number; label: string; fileLabel: string } | null;
  /** The file of the print just recorded. */
  fileHref: string | null;
  caseHref: string;
  /** Another paper of the same step that nobody printed yet. */
  next: { label: string; href: string } | null;
  /** Next application; null for those who take none. */
  intakeHref: string | null;
}

/** The page of a notice: its sheet as it will be printed, and what can be done with it. */
export function noticePage(
  notice: IssuedNotice,
  mark: PrintMark,
  person: Person,
  zone: Zone,
  next: { id: number; title: string } | null = null,
): NoticePageView {
  const isReprint = notice.printedCount > 0;
  const isPreview = mark.kind === 'preview';
  const mayPrint = may(person.roles, isReprint ? 'notice.reprint' : 'notice.print');
  return {
    sheet: noticeSheet(notice.content, markInWords(mark, zone)),
    isPreview,
    opensDialogue: !isPreview,
    stateText: stateInWords(notice, mark, mayPrint, zone),
    print: mayPrint
      ? {
          action: paths.noticePrints(notice.caseNumber, notice.id),
          seenCount: notice.printedCount,
          label: isReprint ? '补打' : '打印',
          fileLabel: isReprint ? '补打为 PDF' : '下载 PDF',
        }
      : null,
    fileHref: isPreview ? null : paths.noticeFileOfPrint(notice.caseNumber, notice.id, notice.printedCount),
    caseHref: paths.case(notice.caseNumber),
    next: next && { label: next.title, href: paths.notice(notice.caseNumber, next.id) },
    intakeHref: may(person.roles, 'intake.open') ? paths.intake : null,
  };
}

function stateInWords(notice: IssuedNotice, mark: PrintMark, mayPrint: boolean, zone: Zone): string {
  if (notice.printedAt === null) return '尚未打印';
  const times = `已打印${notice.printedCount}次，最近一次 ${momentInWords(notice.printedAt, zone)}`;
  if (mark.kind !== 'preview') return `第${notice.printedCount}次打印已登记`;
  return mayPrint ? `${times}；再打印为补打件` : `${times}；补打请找收件窗口`;
}
