import type { Calendar } from '../calendar/calendar.js';
import { computeDeadline, type Deadline } from '../deadlines/compute-deadline.js';
import type {
  AfterHoursPolicy,
  DeadlineFacts,
  DeadlineRefusal,
  Extension,
  Suspension,
  TimeLimit,
} from '../deadlines/time-limit.js';

/**
 * What moves a promise clock, as the history tells it; `at` in milliseconds. `cause` tells stops apart that may
 * overlap: a special procedure, the superior organ. A calendar change is no event of a case: the calendar of
 * today is given to the fold.
 */
export type ClockEvent =
  | { kind: 'accepted'; at: number }
  | { kind: 'stopped'; at: number; cause: string }
  | { kind: 'resumed'; at: number; cause: string }
  | { kind: 'extended'; at: number; workingDays: number };

export type DueFromHistory =
  | { ok: true; deadline: Deadline; facts: DeadlineFacts }
  | { ok: false; refusal: DeadlineRefusal | { rule: 'S-05'; code: 'not-accepted'; facts: object } };

/** A due moment that moved, for the journal; moments in milliseconds. */
export interface DueMove {
  from: number | null;
  to: number | null;
  provisional: boolean;
  why: DueMoveCause;
}

/** Why a due moment may move, with the words for the journal. */
export const DUE_MOVE_CAUSES = {
  'calendar-changed': '工作日历调整',
  'suspension-started': '特别程序开始，暂停计时',
  'suspension-ended': '特别程序结束，恢复计时',
  'extension-approved': '批准延期',
  'sent-upward': '报上级机关，窗口停止计时',
  'answered-by-superior': '上级机关批复，恢复计时',
} as const;

export type DueMoveCause = keyof typeof DUE_MOVE_CAUSES;

/** S-05: the facts of a deadline from the history alone; null before acceptance. */
export function deadlineFactsFromHistory(
  events: readonly ClockEvent[],
  limit: TimeLimit,
  afterHours: AfterHoursPolicy = 'same-day',
): DeadlineFacts | null {
  let acceptedAt: number | null = null;
  const extensions: Extension[] = [];
  const suspensions: Suspension[] = [];
  const running = new Map<string, number>();
  for (const event of events) {
    switch (event.kind) {
      case 'accepted':
        acceptedAt ??= event.at;
        break;
      case 'stopped':
        if (!running.has(event.cause)) running.set(event.cause, event.at);
        break;
      case 'resumed': {
        const from = running.get(event.cause);
        if (from !== undefined) suspensions.push({ from, to: event.at });
        running.delete(event.cause);
        break;
      }
      case 'extended':
        extensions.push({ value: event.workingDays });
        break;
      default:
        event satisfies never;
    }
  }
  for (const from of running.values()) suspensions.push({ from, to: null });
  return acceptedAt === null ? null : { acceptedAt, limit, afterHours, extensions, suspensions };
}

/**
 * S-05, R1-R6: the due moment from the history, the limit and the calendar alone; what is stored must equal it
 * after every event and every change of the calendar.
 */
export function dueFromHistory(
  events: readonly ClockEvent[],
  limit: TimeLimit,
  calendar: Calendar,
  afterHours: AfterHoursPolicy = 'same-day',
): DueFromHistory {
  const facts = deadlineFactsFromHistory(events, limit, afterHours);
  if (facts === null) return { ok: false, refusal: { rule: 'S-05', code: 'not-accepted', facts: {} } };
  const computed = computeDeadline(facts, calendar);
  return computed.ok ? { ...computed, facts } : computed;
}

/** What to journal when a due moment is computed anew: old, new and why; null when it stands. */
export function dueMove(stored: Deadline, computed: Deadline, why: DueMoveCause): DueMove | null {
  const stands = stored.dueAt === computed.dueAt && stored.provisional === computed.provisional;
  if (stands) return null;
  return { from: stored.dueAt, to: computed.dueAt, provisional: computed.provisional, why };
}
