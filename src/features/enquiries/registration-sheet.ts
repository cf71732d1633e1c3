import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import type { NoticeSheet } from '../notices/notice-sheet.js';
import type { FoundEnquiry } from './enquiries.repository.js';
import type { Contact } from './open-phone.js';

/** The matter registration form (D-09) by which the receiver of a hand-over contacts the visitor (003:L170). */
export function registrationSheet(
  found: FoundEnquiry,
  contact: Contact,
  hallName: string,
  calendar: Calendar,
): NoticeSheet {
  const moment = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), calendar.zone));
  const field = (label: string, value: string, wide = false) => ({ label, value, wide });
  const column = (label: string, narrow = false) => ({ label, narrow });
  return {
    head: {
      organName: hallName,
      title: '办事登记表',
      number: found.number,
      dateText: moment(found.receivedAt),
      to: null,
      copyText: null,
    },
    parts: [
      {
        type: 'fields',
        heading: '来访',
        fields: [
          field('单位或姓名', contact.visitorName),
          field('电话', contact.phone),
          field('事由', found.matter, true),
          field('首问人', found.firstClerk),
          field('应在此前答复', moment(found.answerBy)),
        ],
      },
      {
        type: 'table',
        heading: '移交',
        columns: [column('移交给'), column('留言'), column('移交时间'), column('接收时间')],
        rows: found.handovers.map((each) => handoverRow(each, moment)),
      },
      {
        type: 'fields',
        heading: '结果',
        fields: [
          field('联系时间', moment(found.contactedAt)),
          field('现在负责', found.owner),
          field('答复', found.closedAt === null ? '尚未答复' : found.answer, true),
        ],
      },
    ],
    seal: null,
    query: null,
    stub: null,
  };
}

function handoverRow(
  { toName, message, at, acknowledgedAt, declinedAt, answer }: FoundEnquiry['handovers'][number],
  moment: (at: Date | null) => string,
): string[] {
  const taken = declinedAt === null ? moment(acknowledgedAt) || '尚未接收' : `未接收：${answer}`;
  return [toName, message, moment(at), taken];
}
