import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords, shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { maskApplicantName } from '../../domain/identity/masks.js';
import { MOST_REPLY_WORKING_DAYS } from '../../domain/supervision/urging.js';
import type { FormProblem } from '../../web/forms.js';
import { paths } from '../../web/paths.js';
import { caseHead } from '../cases/case-page.js';
import type { LoadedCase } from '../cases/load-case.js';
import { stampOf, typed } from '../cases/step-page.js';
import type { Urgeable, UrgingRow } from './urging.repository.js';

/** The page on which a note is issued: to whom, with what demand and term, and what was issued before (D-34). */
export function issuePage(
  loaded: LoadedCase,
  { staff, earlier }: { staff: readonly Urgeable[]; earlier: readonly UrgingRow[] },
  problem: FormProblem,
  since: readonly string[],
) {
  const { row, calendar, now, settings } = loaded;
  const inTurn = staff.find(({ isInTurn }) => isInTurn === 1);
  return {
    head: caseHead(loaded),
    problem,
    since,
    seenEventId: stampOf(loaded, problem, since).seenEventId,
    action: paths.caseAction(row.number, 'urgings'),
    isOpen: row.isOpen === 1,
    staff: staff.map(({ id, name, post, isHead, isInTurn }) => ({
      value: id,
      label: [name, post, isHead === 1 ? '窗口负责人' : '', isInTurn === 1 ? '现在经办' : '']
        .filter(Boolean)
        .join('，'),
    })),
    toStaffId: typed(problem, 'toStaffId', String(inTurn?.id ?? '')),
    words: typed(problem, 'words', demandFor(loaded)),
    days: Array.from({ length: MOST_REPLY_WORKING_DAYS }, (_, index) => ({
      value: index + 1,
      label: `${index + 1} 个工作日`,
    })),
    replyWorkingDays: typed(problem, 'replyWorkingDays', settings.text('urgingReplyWorkingDays')),
    earlier: urgingLines(earlier, now, calendar),
  };
}

/** What is demanded of a case that is late, of one whose promise runs, and of one whose clock stands. */
function demandFor({ row: { runningDueAt }, calendar, now }: LoadedCase): string {
  if (runningDueAt === null) return '请抓紧办理该办件，说明办理情况和下一步计划。';
  if (now.getTime() > runningDueAt) return '该办件未按承诺时限办结，请说明原因，提出办结计划，并告知申请人。';
  return `该办件应于 ${momentInWords(runningDueAt, calendar.zone)} 前办结，请抓紧办理，说明办理情况和办结计划。`;
}

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
  const moment = (at: number | null | undefined) => (at == null ? '' : momentInWords(at, zone));
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
    about: aboutFields(row, moment).filter(({ value }) => value !== ''),
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

/** The case as it stood when the note was issued. */
function aboutFields(row: UrgingRow, moment: (at: number | null | undefined) => string) {
  const standing = JSON.parse(row.standing ?? '{}') as {
    lateWorkingDays?: number;
    dueAt?: number | null;
    overdueReason?: string;
    overduePlan?: string;
  };
  const place = [row.departmentName, row.windowNumber === null ? '' : `${row.windowNumber}号窗口`];
  return [
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
}
