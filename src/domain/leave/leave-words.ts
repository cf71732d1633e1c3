import type { LeaveState } from './approval-steps.js';

export const LEAVE_KINDS = {
  personal: '事假',
  sick: '病假',
  annual: '年休假',
  marriage: '婚假',
  maternity: '产假、陪产假',
  bereavement: '丧假',
  other: '其他',
} as const;

export type LeaveKind = keyof typeof LEAVE_KINDS;

/** True when the text names a kind of leave. */
export function isLeaveKind(text: string): text is LeaveKind {
  return Object.hasOwn(LEAVE_KINDS, text);
}

export const LEAVE_STATES: Readonly<Record<LeaveState, { name: string; tone: string }>> = {
  asked: { name: '待审批', tone: 'amber' },
  'head-agreed': { name: '窗口负责人已同意', tone: 'amber' },
  'unit-agreed': { name: '部门已同意', tone: 'amber' },
  approved: { name: '已批准', tone: 'green' },
  refused: { name: '不同意', tone: 'red' },
  cancelled: { name: '已撤销', tone: 'neutral' },
  ended: { name: '已销假', tone: 'neutral' },
};

export type LeaveRefusalCode =
  | 'ends-before-it-begins'
  | 'begun-already'
  | 'no-office-time'
  | 'overlaps'
  | 'substitute-needed'
  | 'own-slip'
  | 'not-your-step'
  | 'not-yours'
  | 'not-now'
  | 'changed';

const WORDS: Readonly<Record<LeaveRefusalCode, string>> = {
  'ends-before-it-begins': '结束时间要晚于开始时间',
  'begun-already': '请假要在离岗以前提出；已经过去的时间请在考勤记录里说明',
  'no-office-time': '这段时间都不是办公时间，不用请假',
  overlaps: '这段时间已经有请假条，请先撤销原来的',
  'substitute-needed': '半天以上的请假要先安排替岗人员并移交工作',
  'own-slip': '自己的请假条要由上一级审批',
  'not-your-step': '这份请假条现在不由您审批',
  'not-yours': '这不是您的请假条',
  'not-now': '现在不能这样办理',
  changed: '这份请假条刚刚有了变化，请看清以后再办理',
};

/** A refusal as a sentence with its rule. */
export function leaveRefusalInWords(code: LeaveRefusalCode): string {
  return `${WORDS[code]}（S-28）`;
}

/** 半天, 1天, 1天半; less than half a day in words. */
export function halfDaysInWords(halfDays: number): string {
  if (halfDays < 1) return '不到半天';
  if (halfDays === 1) return '半天';
  const days = Math.floor(halfDays / 2);
  return halfDays % 2 === 0 ? `${days}天` : `${days}天半`;
}
