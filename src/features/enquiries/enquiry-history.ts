import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { ENQUIRY_BRANCHES, isEnquiryBranch } from '../../domain/enquiries/branches.js';
import type { FoundEnquiry, SaidEntry } from './enquiries.repository.js';

interface Entry {
  at: Date;
  who: string;
  what: string;
  detail: string;
  tone: string;
}

/**
 * What happened to an enquiry, first to last. What a substitute did stands under his own name (S-07).
 * @param said what the audit log keeps of periods and answers told
 */
export function enquiryHistory(row: FoundEnquiry, said: readonly SaidEntry[], calendar: Calendar) {
  const entries: Entry[] = [
    { at: row.receivedAt, who: row.firstClerk, what: '登记咨询，首问负责', detail: '', tone: 'blue' },
    ...row.handovers.flatMap(handoverEntries),
    ...said.filter(({ kind }) => kind === 'enquiry-term-told').map(termEntry),
    ...answerEntries(row, said),
  ];
  return entries
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ at, ...entry }) => ({ when: momentInWords(at.getTime(), calendar.zone), ...entry }));
}

function handoverEntries(each: FoundEnquiry['handovers'][number]): Entry[] {
  const { fromName, toName, message, answer, acknowledgedAt, declinedAt } = each;
  const entries: Entry[] = [
    { at: each.at, who: fromName, what: `移交给${toName}`, detail: message, tone: 'amber' },
  ];
  if (acknowledgedAt)
    entries.push({ at: acknowledgedAt, who: toName, what: '已接收，负责答复', detail: '', tone: 'green' });
  if (declinedAt)
    entries.push({ at: declinedAt, who: toName, what: '移交没有成立', detail: answer, tone: 'red' });
  return entries;
}

function termEntry(entry: SaidEntry): Entry {
  const { reason } = entry.details;
  const detail = typeof reason === 'string' ? reason : '';
  return { at: entry.at, who: whoOf(entry), what: '说明原因，约定答复期限', detail, tone: 'amber' };
}

function answerEntries(row: FoundEnquiry, said: readonly SaidEntry[]): Entry[] {
  if (row.closedAt === null) return [];
  const answered = said.findLast(({ kind }) => kind === 'enquiry-answered');
  return [
    {
      at: row.closedAt,
      who: answered === undefined ? row.owner : whoOf(answered),
      what: isEnquiryBranch(row.branch) ? `答复：${ENQUIRY_BRANCHES[row.branch].name}` : '答复',
      detail: row.answer,
      tone: 'green',
    },
  ];
}

function whoOf({ actorName, details: { substituteFor } }: SaidEntry): string {
  return typeof substituteFor === 'string' ? `${actorName}（替${substituteFor}）` : actorName;
}
