import { findFault } from '../../domain/accountability/fault-catalogue.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { COMPLAINT_ROUTES } from '../../domain/complaints/routes.js';
import type { NoticeSheet } from '../notices/notice-sheet.js';
import { categoryWords, findingWords, targetWords } from './complaint-line.js';
import type { NamedComplaint } from './complaint-names.js';
import type { FoundComplaint } from './complaints.repository.js';
import { steppedComplaint } from './take-complaint-step.js';

/** What both sheets are made with; neither holds the complainant, his words, his case, nor what was noted of him (S-33). */
export interface OrderFacts {
  hallName: string;
  calendar: Calendar;
  levelSkippingWorkingDays: number;
}

const SECRECY = '未经投诉人同意，不得打听、透露投诉人的任何情况；泄密造成报复的，追究责任。';

/** A level-skipping complaint has a work order once it is assigned (D-36). */
export function hasWorkOrder(row: FoundComplaint): boolean {
  return row.levelSkipping && row.assignedAt !== null && row.toldWords !== '';
}

/** A valid complaint is told to the unit and its leaders (002:L565). */
export function hasCircular(row: FoundComplaint): boolean {
  return row.valid && row.foundAt !== null && row.toldWords !== '';
}

/** D-36 越级投诉工单: the unit looks into the matter and returns the order within 3 working days (TL-076). */
export function workOrderSheet(row: FoundComplaint, names: NamedComplaint, given: OrderFacts): NoticeSheet {
  const { field, moment } = writers(given.calendar);
  const body = COMPLAINT_ROUTES[steppedComplaint(row).route];
  return sheetOf(
    {
      organName: given.hallName,
      title: '越级投诉工单',
      number: row.number,
      dateText: moment(row.assignedAt),
      to: names.unitName || body,
    },
    [
      {
        type: 'fields',
        heading: '登记和交办',
        fields: [
          field('收到时间', moment(row.receivedAt)),
          field('交办时间', moment(row.assignedAt)),
          field('类别', categoryWords(row.category)),
          field('投诉对象', targetWords(names.target)),
          field('办理机构', body),
          field('经办人', row.assignedTo),
          field('应返回时间', moment(row.solveBy), true),
        ],
      },
      { type: 'text', heading: '事由', paragraphs: [row.toldWords] },
      {
        type: 'text',
        heading: '要求',
        paragraphs: [
          `越级投诉自收到之日起 ${given.levelSkippingWorkingDays} 个工作日内查清情况、返回工单。`,
          SECRECY,
        ],
      },
      {
        type: 'fields',
        heading: '调查和返回',
        fields: [
          field('认定', findingWords(row)),
          field('查清时间', moment(row.foundAt)),
          field('返回时间', moment(row.answeredAt), true),
        ],
      },
    ],
    {
      title: '返回工单',
      fields: [field('工单编号', row.number), field('应返回时间', moment(row.solveBy))],
      statement: '调查的情况和处理意见另附。',
      blanks: ['单位负责人', '返回日期'],
    },
  );
}

/** 002:L565: the circular to the unit that answers for a valid complaint and to its leaders. */
export function circularSheet(row: FoundComplaint, names: NamedComplaint, given: OrderFacts): NoticeSheet {
  const { field, moment } = writers(given.calendar);
  const fault = findFault(row.brokenRule);
  return sheetOf(
    {
      organName: given.hallName,
      title: '有效投诉情况通报',
      number: row.number,
      dateText: moment(row.foundAt),
      to: [names.blamedUnit || names.blamed, ...names.unitLeaders].join('、'),
    },
    [
      { type: 'text', heading: '事由', paragraphs: [row.toldWords] },
      {
        type: 'fields',
        heading: '认定',
        fields: [
          field('认定', findingWords(row)),
          field('认定时间', moment(row.foundAt)),
          field('责任', names.blamed, true),
          field('违反的规定', fault === null ? row.brokenRule : `${fault.id} ${fault.text}`, true),
        ],
      },
      {
        type: 'text',
        heading: '要求',
        paragraphs: [
          '请组织整改，对责任人按规定提出处理建议；有效投诉计入当月考核。',
          '责任人对处理决定不服的，可以按规定申诉。',
          SECRECY,
        ],
      },
    ],
    {
      title: '签收回执',
      fields: [field('通报编号', row.number), field('责任', names.blamed)],
      statement: '本单位已收到上述通报。',
      blanks: ['签收人', '签收日期'],
    },
  );
}

function writers({ zone }: Calendar) {
  return {
    moment: (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), zone)),
    field: (label: string, value: string, wide = false) => ({ label, value, wide }),
  };
}

function sheetOf(
  head: Omit<NoticeSheet['head'], 'copyText'>,
  parts: NoticeSheet['parts'],
  stub: NoticeSheet['stub'],
): NoticeSheet {
  return { head: { ...head, copyText: null }, parts, seal: null, query: null, stub };
}
