import { assess } from '../../domain/deadlines/assess-deadline.js';
import { maskApplicantName } from '../../domain/identity/masks.js';
import { isSpecialProcedure, specialProcedureName } from '../../domain/suspensions/special-procedures.js';
import { paths } from '../../web/paths.js';
import { momentWords } from '../desk/clock-words.js';
import type { SuspensionList } from './list-running-suspensions.js';

/** What views/suspensions/list shows: how each procedure stands against its own limit. */
export function suspensionListPage({ rows, calendar }: SuspensionList, now: number) {
  const moment = (at: number | null) => (at === null ? '' : momentWords(at, now, calendar));
  const lines = rows.map((row) => {
    const { overdue, lateWorkingDays } = assess({ dueAt: row.dueAt }, now, calendar);
    const late = lateWorkingDays === 0 ? '已过期限' : `超 ${lateWorkingDays} 个工作日`;
    return {
      number: row.number,
      href: paths.case(row.number),
      item: row.itemName,
      applicant: maskApplicantName(
        row.applicantType === 'organisation' ? 'organisation' : 'person',
        row.applicantName,
      ),
      department: row.departmentName,
      reviewer: row.reviewerName ?? '',
      procedure: isSpecialProcedure(row.kind) ? specialProcedureName(row.kind) : row.kind,
      reason: row.cause,
      started: moment(row.startedAt),
      due: moment(row.dueAt),
      expectedEnd: moment(row.expectedEndAt),
      isLate: overdue,
      standing: overdue ? late : '在期限内',
    };
  });
  return { lines, lateCount: lines.filter((line) => line.isLate).length };
}
