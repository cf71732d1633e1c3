import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords, shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { maskApplicantName } from '../../domain/identity/masks.js';
import { paths } from '../../web/paths.js';
import type { UrgingRow } from './urging.repository.js';

/** Unanswered notes as a desk or a list shows them. */
export function urgingLines(rows: readonly UrgingRow[], now: Date, calendar: Calendar) {
  return rows.map((row) => ({
    href: paths.urging(row.id),
    number: row.number,
    item: row.itemName,
    caseNumber: row.caseNumber,
    toName: row.toName,
    issued: shortMomentInWords(row.issuedAt, calendar.zone),
    replyBy: row.replyBy === null ? '' : shortMomentInWords(row.replyBy, calendar.zone),
    isLate: row.repliedAt === null && row.replyBy !== null && row.replyBy < now.getTime(),
    answer:
      row.repliedAt === null ? '未答复' : `${shortMomentInWords(row.repliedAt, calendar.zone)} ${row.reply}`,
  }));
}

/** What a note says: of the case as it stood when it was issued, the demand, and the answer. */
export function urgingFields(row: UrgingRow, { zone }: Calendar) {
  const standing = JSON.parse(row.standing ?? '{}') as {
    lateWorkingDays?: number;
    dueAt?: number | null;
    overdueReason?: string;
    overduePlan?: string;
  };
  const moment = (at: number | null | undefined) => (at == null ? '' : momentInWords(at, zone));
  const place = [row.departmentName, row.windowNumber === null ? '' : `${row.windowNumber}号窗口`];
  const about = [
    { key: '办件编号', value: row.caseNumber },
    { key: '事项', value: row.itemName },
    {
      key: '申请人',
      value: maskApplicantName(
        row.applicantType === 'organisation' ? 'organisation' : 'person',
        row.applicantName,
      ),
    },
    { key: '承办', value: place.filter(Boolean).join(' ') },
    { key: '应办结', value: moment(standing.dueAt) },
    {
      key: '超期',
      value: standing.lateWorkingDays ? `${standing.lateWorkingDays} 个工作日` : '',
    },
    { key: '已登记的原因', value: standing.overdueReason ?? '' },
    { key: '已登记的计划', value: standing.overduePlan ?? '' },
  ];
  const answer = [
    { key: '原因说明', value: row.reply },
    { key: '办结计划', value: row.plan },
    {
      key: '告知申请人',
      value: row.repliedAt === null ? '' : row.contactedAt === null ? '尚未告知' : moment(row.contactedAt),
    },
    { key: '答复时间', value: moment(row.repliedAt) },
  ];
  return {
    about: about.filter(({ value }) => value !== ''),
    demand: {
      words: row.words,
      to: row.toName,
      by: row.issuedBy,
      issued: moment(row.issuedAt),
      replyBy: moment(row.replyBy),
    },
    answer: answer.filter(({ value }) => value !== ''),
  };
}
