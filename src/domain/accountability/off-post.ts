import { type MeasureCode, OFF_POST_DAYS, STUDY_OFF_POST_DAYS } from './measures.js';

/** The measures that take a person off his post for a time (7.3, organisational). */
export const OFF_POST_CODES = [
  'off-post',
  'study-off-post',
  'suspension',
] as const satisfies readonly MeasureCode[];

export type OffPostCode = (typeof OFF_POST_CODES)[number];

/** True when the measure takes the person off his post. */
export function isOffPost(code: string): code is OffPostCode {
  return OFF_POST_CODES.some((each) => each === code);
}

/** How many calendar days it lasts when the hall has set nothing else; null: the decider names them. */
export function usualOffPostDays(code: OffPostCode): number | null {
  switch (code) {
    case 'off-post':
      return OFF_POST_DAYS;
    case 'study-off-post':
      return STUDY_OFF_POST_DAYS;
    case 'suspension':
      return null;
  }
}

/** What the evaluation meeting may end with (003:L82-86), and the measure that is proposed with it. */
export const OFF_POST_OUTCOMES = {
  restore: { name: '恢复岗位', tone: 'green', follows: null },
  reassign: { name: '调整岗位', tone: 'amber', follows: 'transfer' },
  dismiss: { name: '辞退', tone: 'red', follows: 'dismissal' },
} as const satisfies Record<string, { name: string; tone: string; follows: MeasureCode | null }>;

export type OffPostOutcome = keyof typeof OFF_POST_OUTCOMES;

/** True when the text is an outcome. */
export function isOffPostOutcome(text: string): text is OffPostOutcome {
  return Object.hasOwn(OFF_POST_OUTCOMES, text);
}

/** Moments in milliseconds. */
export interface OffPostSpan {
  code: string;
  state: string;
  effectiveFrom: number | null;
  endedAt: number | null;
}

/**
 * Whether a measure keeps the person from his post now: from its first day until it is ended, which restoring him
 * does, or a transfer that is served; the days running out alone do not (003:L84: the meeting decides).
 */
export function keepsOffPost(measure: OffPostSpan, now: number): boolean {
  const { effectiveFrom } = measure;
  return holdsPost(measure) && effectiveFrom !== null && effectiveFrom <= now;
}

/** Whether a measure takes the post from the person, now or from its first day on: also after a meeting that did not restore him. */
export function holdsPost({
  code,
  state,
  endedAt,
}: {
  code: string;
  state: string;
  endedAt: number | Date | null;
}): boolean {
  return isOffPost(code) && (state === 'under-way' || state === 'done') && endedAt === null;
}
