import type { Calendar } from '../calendar/calendar.js';
import { dayOf, formatDate } from '../calendar/civil-time.js';
import { isWorkingDay } from '../calendar/working-time.js';
import { assess } from '../deadlines/assess-deadline.js';
import { type PromiseSpan, shareUsedPercent } from '../deadlines/share-used.js';

export type ReminderTo = 'clerk' | 'window-head' | 'supervision' | 'director';

/** Section 5, the ladder: each kind of rung, whom it reaches, and its words. */
export const RUNG_KINDS = {
  first: { to: ['clerk'], label: '用时过半' },
  second: { to: ['clerk', 'window-head'], label: '即将到期' },
  'due-today': { to: ['clerk', 'window-head', 'supervision'], label: '今日到期' },
  overdue: { to: ['clerk', 'window-head', 'supervision'], label: '已超期' },
  'long-overdue': { to: ['director'], label: '超期多日' },
} as const satisfies Record<string, { to: readonly ReminderTo[]; label: string }>;

export type RungKind = keyof typeof RUNG_KINDS;

/** A rung as it is kept; `name` says it once per case and due moment, the daily one carries its day. */
export interface Rung {
  kind: RungKind;
  name: string;
}

export interface LadderSettings {
  firstPercent: number;
  secondPercent: number;
  /** Remind of late cases every working day, not only on the first. */
  overdueDaily: boolean;
  directorLateWorkingDays: number;
}

/** What the proposal of section 5 says; every number is a setting of the hall. */
export const DEFAULT_LADDER: LadderSettings = {
  firstPercent: 50,
  secondPercent: 80,
  overdueDaily: true,
  directorLateWorkingDays: 3,
};

/**
 * The rungs a running clock has reached at `now`, lowest first; moments in milliseconds. Shares of the promise are
 * counted in working time without suspensions (R5). Nothing is reached on a day off: a reminder waits for the hall to open.
 */
export function rungsReached(
  clock: PromiseSpan,
  settings: LadderSettings,
  now: number,
  calendar: Calendar,
): Rung[] {
  const { toLocalMinute } = calendar.zone;
  const today = dayOf(toLocalMinute(now));
  if (!isWorkingDay(today, calendar)) return [];
  const rungs: Rung[] = [];
  const percent = shareUsedPercent(clock, now, calendar) ?? 0;
  if (percent >= settings.firstPercent) rungs.push({ kind: 'first', name: 'first' });
  if (percent >= settings.secondPercent) rungs.push({ kind: 'second', name: 'second' });
  if (dayOf(toLocalMinute(clock.dueAt)) === today) rungs.push({ kind: 'due-today', name: 'due-today' });
  const { overdue, lateWorkingDays } = assess({ dueAt: clock.dueAt }, now, calendar);
  if (!overdue) return rungs;
  rungs.push({ kind: 'overdue', name: settings.overdueDaily ? `overdue-${formatDate(today)}` : 'overdue' });
  if (lateWorkingDays >= settings.directorLateWorkingDays) {
    rungs.push({ kind: 'long-overdue', name: 'long-overdue' });
  }
  return rungs;
}

/**
 * Of the rungs that were not fired before, those that are spoken: one that was passed on the way to a higher rung
 * is kept but stays silent, so that a case first seen late brings one word and not four.
 */
export function rungsToSpeak(fresh: readonly Rung[]): Rung[] {
  const highest = fresh.filter(({ kind }) => kind !== 'long-overdue').at(-1);
  return fresh.filter((rung) => rung === highest || rung.kind === 'long-overdue');
}
