import type { AttendanceState } from './event-words.js';

export type AttendanceRefusalCode =
  | 'not-yours'
  | 'own-event'
  | 'decided-already'
  | 'decided-so'
  | 'changed'
  | 'future'
  | 'out-before-in'
  | 'overlaps';

const WORDS: Readonly<Record<AttendanceRefusalCode, string>> = {
  'not-yours': '只能说明自己的考勤情况（SV-13）',
  'own-event': '自己的考勤情况要由其他督查人员核定（SV-13）',
  'decided-already': '已经核定，不能再说明；对核定有异议的请联系督查科（SV-13）',
  'decided-so': '已经是这个结果（SV-13）',
  changed: '这条记录刚刚由别人处理过，请看清以后再处理',
  future: '不能登记还没有到的时间（S-28）',
  'out-before-in': '签退时间要晚于签到时间（S-28）',
  overlaps: '这段时间已经有签到记录（S-28）',
};

/** A refusal as a sentence with its rule. */
export function attendanceRefusalInWords(code: AttendanceRefusalCode): string {
  return WORDS[code];
}

export type AttendanceVerdict = Exclude<AttendanceState, 'found'>;

/** SV-13: a person explains his own event as long as nobody decided it. */
export function mayExcuse(
  event: { staffId: number; state: string },
  byId: number,
): AttendanceRefusalCode | null {
  if (event.staffId !== byId) return 'not-yours';
  return event.state === 'found' ? null : 'decided-already';
}

/** SV-13: supervision decides, and may change its decision later; nobody decides on himself. */
export function mayDecide(
  event: { staffId: number; state: string },
  byId: number,
  verdict: AttendanceVerdict,
): AttendanceRefusalCode | null {
  if (event.staffId === byId) return 'own-event';
  return event.state === verdict ? 'decided-so' : null;
}
