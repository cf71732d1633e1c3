import type { Calendar } from '../../domain/calendar/calendar.js';
import { type ClockLine, clockLineOf } from '../../domain/deadlines/clock-line.js';
import { explanationOf } from '../../domain/deadlines/explain-deadline.js';
import { explainInWords } from '../../domain/deadlines/explain-in-words.js';
import type { Light, LightShares } from '../../domain/deadlines/progress.js';
import { traceDeadline } from '../../domain/deadlines/trace-deadline.js';
import { isClockStopped } from '../cases/case-clock.js';
import { deadlineFacts } from '../cases/promise-clock.js';
import type { MomentWords } from './moments-in-words.js';
import type { PublicCaseRow } from './status.repository.js';

/** More days than these are joined into stretches, so that a line of a long limit stays light. */
const MOST_DAYS_DRAWN_SINGLY = 30;

const LIGHTS: Readonly<Record<Light, string>> = {
  normal: 'normal',
  yellow: 'amber',
  orange: 'orange',
  red: 'red',
};

/** The clock line of a running promise as views/partials/clock-line takes it, and why the date is what it is. */
export interface PromiseLine {
  clock: Record<string, unknown>;
  explanation: string[];
}

export interface PromiseLineGiven {
  row: PublicCaseRow;
  calendar: Calendar;
  words: MomentWords;
  now: number;
  lightShares: LightShares;
}

/** Null unless the promise clock runs, or stands for a special procedure, and its date follows from the limit (a migrated date may not). */
export function promiseLine({
  row,
  calendar,
  words,
  now,
  lightShares,
}: PromiseLineGiven): PromiseLine | null {
  if (row.acceptedAt === null || (row.runningDueAt === null && !isClockStopped(row))) return null;
  const facts = deadlineFacts({ ...row, acceptedAt: new Date(row.acceptedAt) });
  const traced = facts === null ? null : traceDeadline(facts, calendar);
  if (!traced?.ok || traced.trace.deadline.dueAt !== row.runningDueAt) return null;
  const detail = traced.trace.visited.length > MOST_DAYS_DRAWN_SINGLY ? 'list' : 'full';
  const line = clockLineOf(traced.trace, now, { detail, lightShares });
  return {
    clock: {
      ...drawn(line),
      startLabel: `${words.day(row.acceptedAt)}受理`,
      dueLabel: row.runningDueAt === null ? '恢复计时后重新计算' : words.moment(row.runningDueAt),
    },
    explanation: explainInWords(explanationOf(traced.trace), calendar.zone),
  };
}

function drawn(line: ClockLine) {
  return {
    segments: line.segments
      .filter((segment) => segment.kind !== 'late')
      .map(({ kind, from, to, label }) => ({ kind: drawnKind(kind), from, to, title: label ?? '' })),
    ticks: line.ticks,
    usedShare: line.assessment.overdue ? line.now : line.usedTo,
    nowShare: line.now,
    dueShare: line.due ?? 1,
    light: LIGHTS[line.light],
    text: line.text,
    provisional: line.provisional,
  };
}

function drawnKind(kind: ClockLine['segments'][number]['kind']): string {
  if (kind === 'gap') return 'off';
  return kind === 'ahead' ? 'counted' : kind;
}
