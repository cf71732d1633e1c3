import type { AttendanceKind } from './find-events.js';
import { HALF_DAYS } from './half-days.js';

export const ATTENDANCE_KINDS: Readonly<Record<AttendanceKind, { name: string; tone: string }>> = {
  late: { name: '迟到', tone: 'amber' },
  early: { name: '早退', tone: 'amber' },
  away: { name: '擅自离岗', tone: 'orange' },
  absent: { name: '旷工', tone: 'red' },
};

export const ATTENDANCE_STATES = {
  found: { name: '待核定', tone: 'amber' },
  excused: { name: '有正当理由', tone: 'green' },
  confirmed: { name: '已核定', tone: 'red' },
} as const;

export type AttendanceState = keyof typeof ATTENDANCE_STATES;

/** True for the kinds of events. */
export function isAttendanceKind(text: string): text is AttendanceKind {
  return Object.hasOwn(ATTENDANCE_KINDS, text);
}

/** True for the states of an event. */
export function isAttendanceState(text: string): text is AttendanceState {
  return Object.hasOwn(ATTENDANCE_STATES, text);
}

/** The half-day, or the breach of the rules of leave, in words. */
export function partInWords(part: string): string {
  if (part.startsWith('leave:')) return '违反请假规定';
  return Object.hasOwn(HALF_DAYS, part) ? HALF_DAYS[part as keyof typeof HALF_DAYS] : part;
}

/** The kinds that the counter of late and early counts (TH-08, C-49). */
export function countsAsLateOrEarly(kind: string): boolean {
  return kind === 'late' || kind === 'early';
}
