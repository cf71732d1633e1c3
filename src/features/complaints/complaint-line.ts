import type { Calendar } from '../../domain/calendar/calendar.js';
import { closingsBetween } from '../../domain/calendar/working-time.js';
import {
  COMPLAINT_CATEGORIES,
  COMPLAINT_TARGETS,
  isComplaintCategory,
  isComplaintTarget,
} from '../../domain/complaints/categories.js';
import { COMPLAINT_CHANNELS, isComplaintChannel } from '../../domain/complaints/channels.js';
import {
  COMPLAINT_FINDINGS,
  COMPLAINT_STATES,
  dueInWords,
  isComplaintFinding,
  isComplaintState,
} from '../../domain/complaints/states.js';
import { paths } from '../../web/paths.js';
import { type ClockWords, clockWords, type LightLimits, momentWords } from '../desk/clock-words.js';
import type { ComplaintLine } from './complaint-list.repository.js';

const TONES: Readonly<Record<string, string>> = {
  registered: 'amber',
  accepted: 'amber',
  assigned: 'blue',
  found: 'blue',
  answered: 'blue',
  reverifying: 'amber',
  redirected: 'neutral',
  closed: 'green',
};

/** Where a complaint stands, in words with a tone. */
export function stateOf(state: string): { label: string; tone: string } {
  return {
    label: isComplaintState(state) ? COMPLAINT_STATES[state] : state,
    tone: TONES[state] ?? 'neutral',
  };
}

export function categoryWords(category: string): string {
  return isComplaintCategory(category) ? COMPLAINT_CATEGORIES[category] : '未分类';
}

export function channelWords(channel: string): string {
  return isComplaintChannel(channel) ? COMPLAINT_CHANNELS[channel] : channel;
}

/** 属实（有效投诉） */
export function findingWords(row: { finding: string; valid: boolean | number }): string {
  if (!isComplaintFinding(row.finding)) return '';
  return `${COMPLAINT_FINDINGS[row.finding]}${row.valid ? '（有效投诉）' : ''}`;
}

/** Whom a complaint is about. */
export function targetWords(row: {
  targetKind: string;
  targetStaff: string | null;
  targetWindow: string | null;
  targetDepartment: string | null;
}): string {
  const kind = isComplaintTarget(row.targetKind) ? COMPLAINT_TARGETS[row.targetKind] : row.targetKind;
  const window = row.targetWindow === null ? null : `${row.targetWindow}号窗口`;
  return row.targetStaff ?? window ?? row.targetDepartment ?? kind;
}

/** When the clock that runs now began, in milliseconds. */
export function clockBegan(row: {
  dueFor: string;
  receivedAt: number;
  acceptedAt: number | null;
  answeredAt: number | null;
  satisfiedAt: number | null;
  closedAt: number | null;
}): number {
  switch (row.dueFor) {
    case 'solution':
      return row.acceptedAt ?? row.receivedAt;
    case 'satisfaction':
      return row.answeredAt ?? row.receivedAt;
    case 'reverification':
      return row.satisfiedAt ?? row.receivedAt;
    case 'return-visit':
      return row.closedAt ?? row.receivedAt;
    default:
      return row.receivedAt;
  }
}

/** The light and words of the clock that runs; null when none runs. */
export function complaintClock(
  row: Parameters<typeof clockBegan>[0] & { dueAt: number | null },
  now: number,
  calendar: Calendar,
  limits: LightLimits,
): (ClockWords & { what: string }) | null {
  if (row.dueAt === null) return null;
  const words = clockWords({ acceptedAt: clockBegan(row), dueAt: row.dueAt }, now, calendar, limits);
  return { ...words, what: dueInWords(row.dueFor) };
}

/** A line of the list of complaints: never the author, his words or his case, which would tell who he is (S-33). */
export function complaintLine(row: ComplaintLine, now: number, calendar: Calendar, limits: LightLimits) {
  const { toLocalMinute } = calendar.zone;
  const until = row.closedAt ?? now;
  return {
    number: row.number,
    href: paths.complaint(row.number),
    category: categoryWords(row.category),
    isSerious: row.severity === 'serious',
    levelSkipping: Boolean(row.levelSkipping),
    told: row.toldWords,
    target: targetWords(row),
    channel: channelWords(row.channel),
    received: momentWords(row.receivedAt, now, calendar),
    ageDays: closingsBetween(toLocalMinute(row.receivedAt), toLocalMinute(until), calendar),
    state: stateOf(row.state),
    finding: findingWords(row),
    handler: row.assignedTo || '未分办',
    clock: complaintClock(row, now, calendar, limits),
    dueText: row.dueAt === null ? '' : momentWords(row.dueAt, now, calendar),
  };
}
