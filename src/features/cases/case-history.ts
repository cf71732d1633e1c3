import type { Calendar } from '../../domain/calendar/calendar.js';
import { type HistoryEvent, historyInWords } from '../../domain/cases/history-in-words.js';
import { CASE_STATES, isCaseState, type Tone } from '../../domain/cases/states.js';
import { maskPersonName } from '../../domain/identity/masks.js';
import { momentWords } from '../desk/clock-words.js';

/** An event of a case as it is stored; `details` is JSON. */
export interface StoredEvent {
  kind: string;
  actorName: string;
  fromState: string;
  toState: string;
  at: number;
  reason: string;
  details: string;
}

export interface HistoryEntry {
  when: string;
  who: string;
  what: string;
  tone: Tone;
}

/** The history of a case in words for staff, newest first. */
export function caseHistory(events: readonly StoredEvent[], now: number, calendar: Calendar): HistoryEntry[] {
  return events.map((event) => historyEntry(event, now, calendar)).reverse();
}

/** One event: when, and who did what in a sentence. */
export function historyEntry(event: StoredEvent, now: number, calendar: Calendar): HistoryEntry {
  return {
    when: momentWords(event.at, now, calendar),
    who: '',
    what: sentence(read(event)),
    tone: toneOf(event),
  };
}

/** A reason that only says the step once more is left out. */
function sentence(event: HistoryEvent): string {
  const bare = historyInWords({ ...event, reason: '' });
  return bare.includes(event.reason) ? bare : historyInWords(event);
}

/** The name of who took the result is masked like the applicant's (S-33). */
function read(event: StoredEvent): HistoryEvent {
  const stored: unknown = JSON.parse(event.details);
  const details = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const { receiverName } = details;
  if (typeof receiverName !== 'string') return { ...event, details };
  return { ...event, details: { ...details, receiverName: maskPersonName(receiverName) } };
}

function toneOf({ kind, fromState, toState }: StoredEvent): Tone {
  if (kind === 'second-notice-breach') return 'red';
  return isCaseState(toState) && toState !== fromState ? CASE_STATES[toState].tone : 'neutral';
}
