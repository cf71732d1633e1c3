import type { ProceedingRow } from '../../db/proceedings.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords } from '../../domain/calendar/moment-in-words.js';
import { SATISFACTIONS } from '../../domain/complaints/after-answer.js';
import { HEARING_SIDES, isHearingSide } from '../../domain/complaints/hearing-sides.js';
import { COMPLAINT_ROUTES, isComplaintRoute } from '../../domain/complaints/routes.js';
import { findingWords } from './complaint-line.js';

const KINDS: Readonly<Record<string, { what: string; tone: string }>> = {
  registered: { what: '登记投诉', tone: 'blue' },
  'registered-late': { what: '登记投诉（收到的当天没有登记）', tone: 'red' },
  'files-attached': { what: '登记附件', tone: 'neutral' },
  accept: { what: '受理', tone: 'blue' },
  redirect: { what: '不属于受理范围，说明情况并告知渠道', tone: 'neutral' },
  reroute: { what: '原办理机构没有可以办理的人员，改变办理机构', tone: 'amber' },
  assign: { what: '分办', tone: 'blue' },
  hear: { what: '听取意见', tone: 'neutral' },
  stated: { what: '被投诉人提交书面说明', tone: 'neutral' },
  find: { what: '认定', tone: 'blue' },
  answer: { what: '答复投诉人', tone: 'green' },
  ask: { what: '投诉人表态', tone: 'green' },
  reverify: { what: '重新核查并答复', tone: 'amber' },
  visit: { what: '回访投诉人', tone: 'green' },
  'identity-opened': { what: '查看投诉人身份', tone: 'amber' },
};

/** The history of a complaint; who only watches sees the steps without what was written. */
export function complaintHistory(rows: readonly ProceedingRow[], calendar: Calendar, isReader: boolean) {
  return rows.map((row) => ({
    when: momentInWords(row.at, calendar.zone),
    who: row.actorName,
    what: [KINDS[row.kind]?.what ?? row.kind, detailWords(row)].filter(Boolean).join('：'),
    detail: isReader ? row.note : '',
    tone: KINDS[row.kind]?.tone ?? 'neutral',
  }));
}

function detailWords(row: ProceedingRow): string {
  const parsed: unknown = JSON.parse(row.details);
  const details = typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  const text = (key: string) => (typeof details[key] === 'string' ? details[key] : '');
  switch (row.kind) {
    case 'registered':
    case 'registered-late':
      return isComplaintRoute(text('route'))
        ? `由${COMPLAINT_ROUTES[text('route') as 'supervision']}办理`
        : '';
    case 'accept':
    case 'reroute':
      return isComplaintRoute(text('route'))
        ? `改由${COMPLAINT_ROUTES[text('route') as 'supervision']}办理`
        : '';
    case 'redirect':
      return text('redirectedTo');
    case 'assign':
      return [text('to'), text('unit') && `转${text('unit')}办理`].filter(Boolean).join('，');
    case 'hear':
      return isHearingSide(text('side')) ? HEARING_SIDES[text('side') as 'accused'] : '';
    case 'find':
    case 'reverify':
      return findingWords({ finding: text('finding'), valid: details.valid === true });
    case 'ask':
      return SATISFACTIONS[text('satisfaction') as keyof typeof SATISFACTIONS] ?? '';
    default:
      return '';
  }
}
