import type { Calendar } from '../../domain/calendar/calendar.js';
import { formatTimestamp } from '../../domain/calendar/zone.js';
import { assess } from '../../domain/deadlines/assess-deadline.js';
import { computeDeadline } from '../../domain/deadlines/compute-deadline.js';
import type { DeadlineRefusal } from '../../domain/deadlines/time-limit.js';
import { type DeadlineInput, InputFault, readDeadlineInput } from './read-deadline-input.js';

/** `id` is given back as it came: a text or a number, otherwise null with an error. */
type QuestionId = string | number | null;

export type DeadlineAnswer =
  | {
      id: QuestionId;
      dueAt: string | null;
      overdue: boolean;
      lateWorkingDays: number;
      lateWorkingMinutes: number;
      provisional: boolean;
    }
  | { id: QuestionId; error: string };

/**
 * Answers each `{ id, input }` in order. A faulty one gets `{ id, error }`, the others are answered all the same.
 */
export function answerDeadlines(
  questions: readonly unknown[],
  calendar: Calendar,
): { answers: DeadlineAnswer[]; hasErrors: boolean } {
  const answers = questions.map((question) => answerDeadline(question, calendar));
  return { answers, hasErrors: answers.some((answer) => 'error' in answer) };
}

function answerDeadline(question: unknown, calendar: Calendar): DeadlineAnswer {
  const { id, input } = partsOf(question);
  if (id === null) return { id, error: 'id is missing: each element must be { id, input }' };
  try {
    return answerInput(id, readDeadlineInput(input), calendar);
  } catch (error) {
    if (error instanceof InputFault) return { id, error: error.message };
    throw error;
  }
}

function answerInput(id: QuestionId, { facts, now }: DeadlineInput, calendar: Calendar): DeadlineAnswer {
  const computed = computeDeadline(facts, calendar);
  if (!computed.ok) return { id, error: refusalText(computed.refusal) };
  const { dueAt, provisional } = computed.deadline;
  const { overdue, lateWorkingDays, lateWorkingMinutes } = assess(computed.deadline, now, calendar);
  return {
    id,
    dueAt: dueAt === null ? null : formatTimestamp(dueAt, calendar.zone),
    overdue,
    lateWorkingDays,
    lateWorkingMinutes,
    provisional,
  };
}

function partsOf(question: unknown): { id: QuestionId; input: unknown } {
  if (typeof question !== 'object' || question === null) return { id: null, input: undefined };
  const id = 'id' in question ? question.id : null;
  const input = 'input' in question ? question.input : undefined;
  return { id: typeof id === 'string' || typeof id === 'number' ? id : null, input };
}

function refusalText({ code, facts }: DeadlineRefusal): string {
  switch (code) {
    case 'accepted-at-invalid':
      return 'acceptedAt is no instant';
    case 'limit-value-invalid':
      return `limit.value must be a whole number, at least ${facts.least} for ${facts.unit}`;
    case 'limit-unit-unknown':
      return `limit.unit ${facts.unit} is unknown`;
    case 'after-hours-unknown':
      return 'afterHours is unknown';
    case 'extension-value-invalid':
      return `extensions[${facts.index}].value must be a whole number of working days, 0 or more`;
    case 'extension-needs-working-days':
      return `extensions are for workingDays only, not for ${facts.unit}`;
    case 'suspension-invalid':
      return `suspensions[${facts.index}] has no instants`;
    case 'suspension-ends-before-it-begins':
      return `suspensions[${facts.index}] ends before it begins`;
    case 'beyond-search-horizon':
      return `the limit does not end within ${facts.years} years`;
    default:
      return code satisfies never;
  }
}
