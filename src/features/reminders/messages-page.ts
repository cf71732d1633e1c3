import { may, type Permission } from '../../domain/access/permissions.js';
import type { Role } from '../../domain/access/roles.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { paths } from '../../web/paths.js';
import type { DeskMessageRow } from './reminders.repository.js';

const LIST_OF_KIND: Readonly<Record<string, string>> = {
  'rating-bad': `${paths.ratings}/loops`,
  'attendance-found': paths.attendance,
  'attendance-decided': paths.attendance,
  'leave-own': paths.leave,
  'leave-waiting': paths.leaveWaiting,
  'leave-substitute': paths.myAbsences,
  'check-done': paths.checks,
  'threshold-reached': paths.thresholds,
  'measure-waiting': paths.measures,
  'measure-own': paths.ownRecord,
  'self-criticism-waiting': paths.selfCriticisms,
  'self-check-missing': paths.selfChecks,
  'appraisal-published': paths.myAppraisal,
  'grades-published': paths.publishedGrades,
  'complaint-own': paths.ownRecord,
  fault: paths.ownRecord,
  appeal: paths.ownRecord,
  'reminder-first': paths.desk,
  'reminder-second': paths.desk,
  'reminder-due-today': paths.workList('today'),
  'reminder-overdue': paths.workList('overdue'),
  'reminder-long-overdue': paths.workList('overdue'),
};

/** The same kinds for those who deal with them: they find the word in their own list. */
const LIST_OF_OFFICE: Readonly<Record<string, { permission: Permission; href: string }>> = {
  fault: { permission: 'fault.view', href: paths.faults },
  appeal: { permission: 'appeal.view', href: paths.appeals },
};

/** The words on a desk as the page shows them to somebody with these roles. */
export function messageLines(
  { unread, rows }: { unread: number; rows: readonly DeskMessageRow[] },
  calendar: Calendar,
  roles: readonly Role[],
) {
  return {
    unread,
    /** The newest of those shown: what is marked when all are. */
    upToId: Math.max(0, ...rows.map(({ id }) => id)),
    rows: rows.map((row) => ({
      id: row.id,
      words: row.words,
      number: row.number,
      href: row.number === null ? listOf(row.kind, roles) : paths.case(row.number),
      when: shortMomentInWords(row.at, calendar.zone),
      isRead: row.readAt !== null,
      tone: row.kind.includes('overdue') ? 'red' : row.kind === 'reminder-first' ? 'neutral' : 'amber',
      readAction: paths.messageReads(row.id),
    })),
  };
}

/** Where the matter of a word without a case is found. */
function listOf(kind: string, roles: readonly Role[]): string {
  const office = LIST_OF_OFFICE[kind];
  if (office !== undefined && may(roles, office.permission)) return office.href;
  return LIST_OF_KIND[kind] ?? paths.desk;
}
