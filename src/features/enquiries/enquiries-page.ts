import type { Calendar } from '../../domain/calendar/calendar.js';
import { shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { ENQUIRY_CHANNELS, isEnquiryChannel } from '../../domain/enquiries/channels.js';
import { maskPersonName } from '../../domain/identity/masks.js';
import { paths } from '../../web/paths.js';
import type { EnquiryListName, ListedEnquiry } from './enquiries.repository.js';

export const ENQUIRY_LISTS: Readonly<Record<EnquiryListName, { title: string; empty: string }>> = {
  mine: { title: '我负责的', empty: '没有等您答复的咨询。' },
  handed: { title: '移交给我的', empty: '没有等您接收的咨询。' },
  open: { title: '未答复', empty: '没有未答复的咨询。' },
  late: { title: '超时未答复', empty: '没有超过期限还没有答复的咨询。' },
  done: { title: '已答复', empty: '还没有已答复的咨询。' },
};

/** Where an enquiry stands, in words with a tone. */
export function enquiryState(
  row: { closedAt: Date | null; answerBy: Date | null; handovers: readonly { toName: string }[] },
  now: Date,
): { label: string; tone: string } {
  if (row.closedAt !== null) return { label: '已答复', tone: 'green' };
  const waiting = row.handovers[0];
  if (row.answerBy !== null && row.answerBy < now) return { label: '超时未答复', tone: 'red' };
  if (waiting !== undefined) return { label: `等${waiting.toName}接收`, tone: 'amber' };
  return { label: '待答复', tone: 'blue' };
}

/** The rows of a list of enquiries. */
export function enquiryRows(rows: readonly ListedEnquiry[], calendar: Calendar, now: Date) {
  return rows.map((row) => ({
    number: row.number,
    href: paths.enquiry(row.number),
    visitor: maskPersonName(row.visitorName),
    matter: row.matter,
    channel: isEnquiryChannel(row.channel) ? ENQUIRY_CHANNELS[row.channel] : row.channel,
    owner: row.owner,
    receivedText: shortMomentInWords(row.receivedAt.getTime(), calendar.zone),
    byText: row.answerBy === null ? '' : shortMomentInWords(row.answerBy.getTime(), calendar.zone),
    isLate: row.closedAt === null && row.answerBy !== null && row.answerBy < now,
    state: enquiryState(row, now),
  }));
}
