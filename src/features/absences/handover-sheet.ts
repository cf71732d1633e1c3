import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { isCaseState, stateName } from '../../domain/cases/states.js';
import { dutyNameOf } from '../../domain/enquiries/first-receiver-duties.js';
import { absenceKindName } from '../../domain/staffing/absence-kinds.js';
import type { NoticeSheet, SheetPart } from '../notices/notice-sheet.js';
import { type AbsenceRow, type HandoverSheet, readSheet } from './absences.repository.js';
import { endInWords } from './absences-page.js';

type Moment = (at: Date | number | null) => string;

/** The hand-over sheet (D-29) with both signatures, laid out for the screen and for paper. */
export function handoverSheet(row: AbsenceRow, hallName: string, calendar: Calendar): NoticeSheet {
  const moment: Moment = (at) =>
    at === null ? '' : momentInWords(typeof at === 'number' ? at : at.getTime(), calendar.zone);
  const end = row.untilAt === null ? '另行通知' : endInWords(row.untilAt.getTime(), momentInWords, calendar);
  const sheet = readSheet(row.sheet);
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
      absencePart(row, `${moment(row.fromAt)} 至 ${end}`),
      casesPart(sheet, moment),
      enquiriesPart(sheet, moment),
      ...dutiesPart(sheet),
      ...bookingsPart(sheet, moment),
      signaturesPart(row, moment),
    ],
    seal: null,
    query: null,
    stub: null,
  };
}

function absencePart(row: AbsenceRow, period: string): SheetPart {
  return {
    type: 'fields',
    heading: '离岗',
    fields: [
      field('A角', row.staffName),
      field('B角', row.substitute),
      field('类别', absenceKindName(row.kind)),
      field('去向', row.whereabouts || '（未填）'),
      field('时间', period, true),
    ],
  };
}

function casesPart({ cases }: HandoverSheet, moment: Moment): SheetPart {
  const rows = cases.map((each) => [
    each.number,
    each.itemName,
    isCaseState(each.state) ? stateName(each.state) : each.state,
    moment(each.dueAt),
  ]);
  return {
    type: 'table',
    heading: `移交的办件（共${cases.length}件）`,
    columns: [column('办件编号', true), column('事项'), column('状态', true), column('办结期限')],
    rows: rows.length === 0 ? [['没有', '', '', '']] : rows,
  };
}

function enquiriesPart({ enquiries }: HandoverSheet, moment: Moment): SheetPart {
  const rows = enquiries.map((each) => [each.number, each.matter, moment(each.answerBy)]);
  return {
    type: 'table',
    heading: `移交的咨询（共${enquiries.length}件）`,
    columns: [column('编号', true), column('事由'), column('应答复')],
    rows: rows.length === 0 ? [['没有', '', '']] : rows,
  };
}

function dutiesPart({ duties }: HandoverSheet): SheetPart[] {
  if (duties.length === 0) return [];
  return [
    {
      type: 'table',
      heading: `移交的首接责任（共${duties.length}项）`,
      columns: [column('办件编号', true), column('责任', true), column('要做的事')],
      rows: duties.map((each) => [each.number ?? '', dutyNameOf(each.kind) ?? '', each.words]),
    },
  ];
}

function bookingsPart({ bookings }: HandoverSheet, moment: Moment): SheetPart[] {
  if (bookings.length === 0) return [];
  return [
    {
      type: 'table',
      heading: `移交的预约（共${bookings.length}份）`,
      columns: [column('事由'), column('应回复')],
      rows: bookings.map((each) => [each.matter, moment(each.replyBy)]),
    },
  ];
}

function signaturesPart(row: AbsenceRow, moment: Moment): SheetPart {
  const received = row.confirmedAt === null ? '尚未签收' : `${row.substitute}　${moment(row.confirmedAt)}`;
  return {
    type: 'fields',
    heading: '双方签名（在系统内签署）',
    fields: [
      field('移交人', `${row.staffName}　${moment(row.askedAt)}`, true),
      field('接收人', received, true),
    ],
  };
}

function field(label: string, value: string, wide = false) {
  return { label, value, wide };
}

function column(label: string, narrow = false) {
  return { label, narrow };
}
