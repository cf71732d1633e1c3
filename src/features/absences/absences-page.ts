import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords, shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { isCaseState, stateName } from '../../domain/cases/states.js';
import { isRunning } from '../../domain/staffing/absence.js';
import { ABSENCE_KINDS, isAbsenceKind } from '../../domain/staffing/absence-kinds.js';
import { paths } from '../../web/paths.js';
import type { NoticeSheet } from '../notices/notice-sheet.js';
import { type AbsenceRow, absenceOf, readSheet } from './absences.repository.js';
import type { BoardRow } from './whereabouts.repository.js';

/** The rooms behind the word 去向. */
export function staffingTabs(
  current: string,
  shown: { bookings: boolean; mine: boolean; enquiries: boolean },
) {
  return [
    { href: paths.absences, label: '人员去向' },
    ...(shown.mine ? [{ href: paths.myAbsences, label: '离岗和替岗' }] : []),
    ...(shown.bookings ? [{ href: paths.bookings, label: '预约登记' }] : []),
    { href: paths.presence, label: '窗口在岗' },
    ...(shown.enquiries ? [{ href: paths.enquiries, label: '首问咨询' }] : []),
  ].map((tab) => ({ ...tab, current: tab.href === current }));
}

/** The whereabouts board (D-11). @param isPublic citizens are told neither reason nor place */
export function boardView(
  rows: readonly BoardRow[],
  given: { calendar: Calendar; isPublic: boolean; hallPhone: string },
) {
  const { calendar, isPublic, hallPhone } = given;
  const moment = (at: number) => shortMomentInWords(at, calendar.zone);
  return rows.map((row) => ({
    name: row.name,
    post: row.post,
    department: row.departmentName ?? '',
    isAway: row.fromAt !== null,
    status: statusOf(row, isPublic),
    tone: row.fromAt === null ? (row.windowNumber === null ? 'neutral' : 'green') : 'amber',
    period:
      row.fromAt === null
        ? ''
        : `${moment(row.fromAt)} 至 ${row.untilAt === null ? '另行通知' : moment(row.untilAt)}`,
    whereabouts: isPublic ? '' : (row.whereabouts ?? ''),
    substitute: row.substitute ?? '',
    phone: (isPublic ? '' : row.phone) || row.departmentPhone || hallPhone,
  }));
}

function statusOf(row: BoardRow, isPublic: boolean): string {
  if (row.fromAt === null) return row.windowNumber === null ? '在岗' : `在岗（${row.windowNumber}号窗口）`;
  if (isPublic) return '不在岗';
  return isAbsenceKind(row.kind ?? '') ? ABSENCE_KINDS[row.kind as keyof typeof ABSENCE_KINDS] : '离岗';
}

/** Where an absence stands, in words with a tone. */
export function absenceState(row: AbsenceRow, now: number): { label: string; tone: string } {
  switch (row.state) {
    case 'asked':
      return { label: `等${row.substitute}确认`, tone: 'amber' };
    case 'declined':
      return { label: '替岗人员不同意', tone: 'red' };
    case 'cancelled':
      return { label: '已撤回', tone: 'neutral' };
    case 'ended':
      return { label: '已返岗', tone: 'green' };
    default:
      if (isRunning(absenceOf(row), now)) return { label: '离岗中', tone: 'blue' };
      return row.fromAt.getTime() > now
        ? { label: '已确认，未到时间', tone: 'blue' }
        : { label: '到期未登记返岗', tone: 'orange' };
  }
}

/** An absence in a list. */
export function absenceLine(row: AbsenceRow, calendar: Calendar, now: number) {
  const moment = (at: Date) => shortMomentInWords(at.getTime(), calendar.zone);
  return {
    href: paths.absence(row.id),
    who: row.staffName,
    substitute: row.substitute,
    kind: isAbsenceKind(row.kind) ? ABSENCE_KINDS[row.kind] : row.kind,
    period: `${moment(row.fromAt)} 至 ${row.untilAt === null ? '另行通知' : moment(row.untilAt)}`,
    state: absenceState(row, now),
  };
}

/** The hand-over sheet (D-29) with both signatures, laid out for the screen and for paper. */
export function handoverSheet(row: AbsenceRow, hallName: string, calendar: Calendar): NoticeSheet {
  const moment = (at: Date | number | null) =>
    at === null ? '' : momentInWords(typeof at === 'number' ? at : at.getTime(), calendar.zone);
  const { cases, enquiries } = readSheet(row.sheet);
  const field = (label: string, value: string, wide = false) => ({ label, value, wide });
  const column = (label: string, narrow = false) => ({ label, narrow });
  const kind = isAbsenceKind(row.kind) ? ABSENCE_KINDS[row.kind] : row.kind;
  return {
    head: {
      organName: hallName,
      title: '替岗交接单',
      number: `交接〔${row.id}〕`,
      dateText: moment(row.askedAt),
      to: null,
      copyText: null,
    },
    parts: [
      {
        type: 'fields',
        heading: '离岗',
        fields: [
          field('A角', row.staffName),
          field('B角', row.substitute),
          field('类别', kind),
          field('去向', row.whereabouts || '（未填）'),
          field('时间', `${moment(row.fromAt)} 至 ${moment(row.untilAt) || '另行通知'}`, true),
        ],
      },
      {
        type: 'table',
        heading: `移交的办件（共${cases.length}件）`,
        columns: [column('办件编号', true), column('事项'), column('状态', true), column('办结期限')],
        rows:
          cases.length === 0
            ? [['没有', '', '', '']]
            : cases.map((each) => [
                each.number,
                each.itemName,
                isCaseState(each.state) ? stateName(each.state) : each.state,
                moment(each.dueAt),
              ]),
      },
      {
        type: 'table',
        heading: `移交的咨询（共${enquiries.length}件）`,
        columns: [column('编号', true), column('事由'), column('应答复')],
        rows:
          enquiries.length === 0
            ? [['没有', '', '']]
            : enquiries.map((each) => [each.number, each.matter, moment(each.answerBy)]),
      },
      {
        type: 'fields',
        heading: '双方签名（在系统内签署）',
        fields: [
          field('移交人', `${row.staffName}　${moment(row.askedAt)}`, true),
          field(
            '接收人',
            row.confirmedAt === null ? '尚未签收' : `${row.substitute}　${moment(row.confirmedAt)}`,
            true,
          ),
        ],
      },
    ],
    seal: null,
    query: null,
    stub: null,
  };
}
