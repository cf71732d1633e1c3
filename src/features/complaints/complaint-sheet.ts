import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { dueInWords } from '../../domain/complaints/states.js';
import type { NoticeSheet } from '../notices/notice-sheet.js';
import { categoryWords, channelWords, findingWords, targetWords } from './complaint-line.js';
import type { NamedComplaint } from './complaint-names.js';
import type { FoundComplaint } from './complaints.repository.js';
import type { Complainant } from './open-identity.js';

/** What stands on a sheet in place of who complains. */
const SEALED = '（保密）';

/**
 * D-12 投诉来访登记表, for the screen and for paper. Without `complainant` who complains is masked; without
 * `withWords` so is what he said, and his case.
 */
export function complaintSheet(row: FoundComplaint, names: NamedComplaint, given: SheetGiven): NoticeSheet {
  const moment = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), given.calendar.zone));
  return {
    head: {
      organName: given.hallName,
      title: '投诉来访登记表',
      number: row.number,
      dateText: moment(row.receivedAt),
      to: null,
      copyText: null,
    },
    parts: [
      { type: 'fields', heading: '来访', fields: visitFields(row, given.complainant, moment) },
      {
        type: 'text',
        heading: '投诉内容',
        paragraphs: [given.withWords ? row.content : row.toldWords || SEALED],
      },
      { type: 'fields', heading: '登记和转办', fields: registrationFields(row, names, given, moment) },
      { type: 'fields', heading: '调查和答复', fields: answerFields(row, given.withWords, moment) },
    ],
    seal: null,
    query: null,
    stub: null,
  };
}

export interface SheetGiven {
  hallName: string;
  calendar: Calendar;
  complainant: Complainant | null;
  withWords: boolean;
  files: number;
}

type Moment = (at: Date | null) => string;

function visitFields(row: FoundComplaint, complainant: Complainant | null, moment: Moment) {
  const hidden = row.anonymous ? '匿名' : SEALED;
  return [
    field('投诉人', complainant === null ? hidden : complainant.name || '匿名'),
    field('电话', complainant === null ? SEALED : complainant.phone),
    field('通讯地址', complainant === null ? SEALED : complainant.address, true),
    field('方式', channelWords(row.channel)),
    field('收到时间', moment(row.receivedAt)),
    field('登记人', row.receivedBy || '投诉人自己（网上）'),
    field('保密', row.confidential ? '要求保密' : '同意公开身份'),
  ];
}

function registrationFields(row: FoundComplaint, names: NamedComplaint, given: SheetGiven, moment: Moment) {
  const { files, withWords } = given;
  const hiddenCase = names.caseNumber === '' ? '' : SEALED;
  return [
    field('类别', categoryWords(row.category)),
    field('投诉对象', targetWords(names.target)),
    field('办件编号', withWords ? names.caseNumber : hiddenCase),
    field('附件', files === 0 ? '没有' : `${files} 件`),
    field('经办人', row.assignedTo || '未分办'),
    field('转办部门', names.unitName),
    field('应办结时间', moment(row.solveBy)),
    field('当前时限', row.dueAt === null ? '' : `${dueInWords(row.dueFor)} ${moment(row.dueAt)}`),
  ];
}

function answerFields(row: FoundComplaint, withWords: boolean, moment: Moment) {
  const answer = [row.answer, row.reverification].filter(Boolean).join('；');
  const visitedAt = moment(row.returnVisitedAt);
  const satisfied = row.satisfied === null ? '' : row.satisfied ? '满意' : '不满意';
  return [
    field('认定', findingWords(row)),
    field('认定时间', moment(row.foundAt)),
    field('情况', withWords ? row.findingReason : '', true),
    field('答复', withWords ? answer : '', true),
    field('反馈时间', moment(row.answeredAt)),
    field('是否满意', satisfied),
    field('回访', withWords ? [visitedAt, row.returnVisit].filter(Boolean).join(' ') : visitedAt, true),
  ];
}

function field(label: string, value: string, wide = false) {
  return { label, value, wide };
}
