import { SCHEME_CATEGORIES } from '../appraisal/categories.js';
import type { Calendar } from '../calendar/calendar.js';
import { MINUTES_PER_DAY, toDay } from '../calendar/civil-time.js';

/** D-15 of a window (WIN) and D-16 of a clerk (STF). */
export const SELF_CHECK_FORMS = {
  WIN: { id: 'D-15', title: '窗口月度考核自查表', subjectKind: 'window' },
  STF: { id: 'D-16', title: '窗口工作人员月度考核自查表', subjectKind: 'clerk' },
} as const;

export type SelfCheckScheme = keyof typeof SELF_CHECK_FORMS;

/** What is counted of the month for the form, with its words. */
export const SELF_CHECK_COUNTS = {
  accepted: '受理（件）',
  done: '办结（件）',
  overdue: '超期办结（件）',
  complaints: '有效投诉（件）',
  praise: '表扬（件）',
} as const;

export type SelfCheckCounts = Record<keyof typeof SELF_CHECK_COUNTS, number>;

export function isSelfCheckScheme(text: string): text is SelfCheckScheme {
  return Object.hasOwn(SELF_CHECK_FORMS, text);
}

/** The categories one scores oneself in, with their maxima. */
export function selfCheckCategories(scheme: SelfCheckScheme) {
  return SCHEME_CATEGORIES[scheme].map(({ key, name, maximumPoints }) => ({ key, name, maximumPoints }));
}

/** The sum of the own scores, null while one is missing. */
export function selfTotal(scheme: SelfCheckScheme, scores: Readonly<Record<string, number>>): number | null {
  const given = selfCheckCategories(scheme).map(({ key }) => scores[key]);
  return given.reduce<number | null>(
    (sum, score) => (sum === null || score === undefined ? null : sum + score),
    0,
  );
}

/** The end of the n-th day of the month after (`2026-11` -> 5 December, 24:00), in milliseconds. */
export function selfCheckDueAt(month: string, dayOfNextMonth: number, calendar: Calendar): number {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const first = number === 12 ? toDay(year + 1, 1, 1) : toDay(year, number + 1, 1);
  return calendar.zone.toInstant((first + dayOfNextMonth) * MINUTES_PER_DAY);
}
