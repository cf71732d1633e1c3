import type { Calendar } from '../../domain/calendar/calendar.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { paths } from '../../web/paths.js';
import type { DeskMessageRow } from './reminders.repository.js';

const LIST_OF_KIND: Readonly<Record<string, string>> = {
  'reminder-first': paths.desk,
  'reminder-second': paths.desk,
  'reminder-due-today': paths.workList('today'),
  'reminder-overdue': paths.workList('overdue'),
  'reminder-long-overdue': paths.workList('overdue'),
};

/** The words on a desk as the page shows them. */
export function messageLines(
  { unread, rows }: { unread: number; rows: readonly DeskMessageRow[] },
  calendar: Calendar,
) {
  return {
    unread,
    /** The newest of those shown: what is marked when all are. */
    upToId: Math.max(0, ...rows.map(({ id }) => id)),
    rows: rows.map((row) => ({
      id: row.id,
      words: row.words,
      number: row.number,
      href: row.number === null ? (LIST_OF_KIND[row.kind] ?? paths.desk) : paths.case(row.number),
      when: shortMomentInWords(row.at, calendar.zone),
      isRead: row.readAt !== null,
      tone: row.kind.includes('overdue') ? 'red' : row.kind === 'reminder-first' ? 'neutral' : 'amber',
      readAction: paths.messageReads(row.id),
    })),
  };
}
