import type { ProceedingRow } from '../../db/proceedings.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords, shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { LEAVE_STEPS, type LeaveState, type LeaveStep } from '../../domain/leave/approval-steps.js';
import { halfDaysInWords, isLeaveKind, LEAVE_KINDS, LEAVE_STATES } from '../../domain/leave/leave-words.js';
import { paths } from '../../web/paths.js';
import type { LeaveRow } from './leave-reach.js';

const HISTORY_WORDS: Readonly<Record<string, string>> = {
  asked: '提出请假',
  told: '告知（不到半天，自行安排）',
  head: '窗口负责人同意',
  unit: '部门分管领导同意',
  sign: '中心主任签批',
  file: '督查科备案',
  refused: '不同意',
  cancel: '撤销',
  back: '销假',
  substitute: '改请替岗人员',
  ended: '假期结束',
  lapsed: '到期没有批准',
};

/** A slip in a list. @param step whose turn it is; null: nobody's */
export function leaveLine(
  row: LeaveRow,
  given: { calendar: Calendar; step: LeaveStep | null; handover: string | null },
) {
  const moment = (at: Date) => shortMomentInWords(at.getTime(), given.calendar.zone);
  const { name, tone } = LEAVE_STATES[row.state as LeaveState];
  return {
    href: paths.leaveSlip(row.id),
    number: row.number,
    who: row.staffName,
    kind: isLeaveKind(row.kind) ? LEAVE_KINDS[row.kind] : row.kind,
    period: `${moment(row.fromAt)} 至 ${moment(row.untilAt)}`,
    length: halfDaysInWords(row.halfDays),
    substitute: row.substitute,
    handover: handoverWords(row, given.handover),
    state: { label: name, tone },
    turn: given.step === null ? '' : LEAVE_STEPS[given.step].name,
  };
}

/** Whether the substitute confirmed. */
export function handoverWords(row: LeaveRow, state: string | null): string {
  if (row.substituteId === null) return '';
  switch (state) {
    case null:
      return '批准后请其签收';
    case 'asked':
      return '等其签收交接单';
    case 'confirmed':
      return '已签收交接单';
    case 'declined':
      return '不能替岗';
    case 'ended':
      return '替岗已结束';
    default:
      return '';
  }
}

/** The facts of a slip, for its page and for paper. */
export function leaveRows(row: LeaveRow, calendar: Calendar, handover: string | null) {
  const line = leaveLine(row, { calendar, step: null, handover });
  const moment = (at: Date | null) => (at === null ? '' : momentInWords(at.getTime(), calendar.zone));
  const by = (name: string, at: Date | null) => (at === null ? '' : `${name} ${moment(at)}`);
  return [
    { key: '请假人', value: row.staffName },
    { key: '类别', value: line.kind },
    { key: '时间', value: `${moment(row.fromAt)} 至 ${moment(row.untilAt)}` },
    { key: '长度', value: line.length },
    { key: '事由', value: row.reason },
    { key: '替岗人员', value: [row.substitute, line.handover].filter(Boolean).join('，') },
    { key: '提出时间', value: moment(row.askedAt) },
    { key: '窗口负责人', value: by(row.headBy, row.headAt) },
    { key: '部门分管领导', value: by(row.unitBy, row.unitAt) },
    { key: '中心主任', value: by(row.signedBy, row.signedAt) },
    { key: '督查科备案', value: by(row.filedBy, row.filedAt) },
    { key: '不同意', value: row.refusedBy === '' ? '' : `${row.refusedBy}：${row.refusedReason}` },
    { key: '返岗', value: moment(row.backAt) },
  ];
}

export function leaveHistory(entries: readonly ProceedingRow[], calendar: Calendar) {
  return entries.map((entry) => ({
    when: momentInWords(entry.at, calendar.zone),
    who: entry.actorName,
    what: HISTORY_WORDS[entry.kind] ?? entry.kind,
    detail: entry.note,
    tone: entry.kind === 'refused' ? 'red' : entry.toState === 'approved' ? 'green' : 'neutral',
  }));
}
