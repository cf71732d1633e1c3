import {
  type CountingPeriod,
  THRESHOLDS,
  type Threshold,
  type ThresholdKind,
  type ThresholdStep,
} from './thresholds.js';

/** Something counted: for whom, of what kind, on which civil date (YYYY-MM-DD); `valid: false` never counts. */
export type ThresholdEvent = { subject: string; kind: ThresholdKind; at: string; valid?: boolean };

/** A threshold that was reached, by the event of that date, with what it proposes. */
export type ReachedThreshold = { subject: string; id: string; at: string; consequence: string };

/**
 * `disabled`: thresholds a hall has switched off (C-09). `warningPeriod`: whether the warnings of TH-09 and
 * TH-10 are counted by the calendar year or on across the years (C-31).
 */
export type ThresholdOptions = { disabled?: readonly string[]; warningPeriod?: 'year' | 'cumulative' };

type Firing = { at: string; step: ThresholdStep };

const WARNING_THRESHOLDS: readonly string[] = ['TH-09', 'TH-10'];
const MONTHS_PER_YEAR = 12;

/**
 * The thresholds of 7.5 that the events reach, in order of date, then threshold, then subject. Each step is
 * reached once in its period; the order of the events does not matter.
 */
export function reachedThresholds(
  events: readonly ThresholdEvent[],
  options: ThresholdOptions = {},
): ReachedThreshold[] {
  const dates = datesBySubjectAndKind(events);
  const reached = THRESHOLDS.filter(({ id }) => !options.disabled?.includes(id)).flatMap((threshold) =>
    [...dates].flatMap(([subject, byKind]) =>
      firingsOf(threshold, byKind, options).map(({ at, step }) => ({
        subject,
        id: threshold.id,
        at,
        consequence: step.consequence,
      })),
    ),
  );
  return reached.sort(
    (one, other) =>
      compare(one.at, other.at) || compare(one.id, other.id) || compare(one.subject, other.subject),
  );
}

type DatesByKind = ReadonlyMap<ThresholdKind, readonly string[]>;

function datesBySubjectAndKind(events: readonly ThresholdEvent[]): Map<string, DatesByKind> {
  const found = new Map<string, Map<ThresholdKind, string[]>>();
  const counted = events.filter(({ valid }) => valid !== false);
  for (const { subject, kind, at } of counted.sort((one, other) => compare(one.at, other.at))) {
    const byKind = found.get(subject) ?? new Map<ThresholdKind, string[]>();
    found.set(subject, byKind);
    const dates = byKind.get(kind);
    if (dates === undefined) {
      byKind.set(kind, [at]);
    } else {
      dates.push(at);
    }
  }
  return found;
}

function firingsOf(threshold: Threshold, dates: DatesByKind, { warningPeriod }: ThresholdOptions): Firing[] {
  return threshold.counters.flatMap(({ kind, period, steps }) => {
    const isWarning = warningPeriod !== undefined && WARNING_THRESHOLDS.includes(threshold.id);
    return firings(isWarning ? warningPeriod : period, steps, dates.get(kind) ?? []);
  });
}

function firings(
  period: CountingPeriod,
  steps: readonly ThresholdStep[],
  dates: readonly string[],
): Firing[] {
  switch (period) {
    case 'month':
      return groupedBy(dates, monthOf).flatMap((group) => firingsInOrder(steps, group));
    case 'year':
      return groupedBy(dates, yearOf).flatMap((group) => firingsInOrder(steps, group));
    case 'consecutive-months':
      return runsOfMonths(dates).flatMap((run) => firingsInOrder(steps, run));
    case 'cumulative':
      return spansOfCounting(steps, dates).flatMap((span) => firingsInOrder(steps, span));
    case 'each':
      return dates.flatMap((at) => steps.map((step) => ({ at, step })));
  }
}

function firingsInOrder(steps: readonly ThresholdStep[], dates: readonly string[]): Firing[] {
  return steps.flatMap((step) => {
    const at = dates[step.count - 1];
    return at === undefined ? [] : [{ at, step }];
  });
}

/** Adjacent calendar months, one date (the first) for each; December and January are adjacent. */
function runsOfMonths(dates: readonly string[]): string[][] {
  const runs: string[][] = [];
  for (const at of groupedBy(dates, monthOf).flatMap((group) => group.slice(0, 1))) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && monthNumber(at) - monthNumber(last) === 1) {
      run.push(at);
    } else {
      runs.push([at]);
    }
  }
  return runs;
}

/**
 * Counting goes on across the years until the last step is reached; what follows in that calendar year is
 * answered by the same consequence, and the next year begins at one.
 */
function spansOfCounting(steps: readonly ThresholdStep[], dates: readonly string[]): string[][] {
  const last = steps.at(-1)?.count ?? 1;
  const spans: string[][] = [[]];
  for (const at of dates) {
    const span = spans.at(-1) ?? [];
    const reachedIn = span[last - 1];
    if (reachedIn === undefined) {
      span.push(at);
    } else if (yearOf(reachedIn) !== yearOf(at)) {
      spans.push([at]);
    }
  }
  return spans;
}

function groupedBy(dates: readonly string[], keyOf: (date: string) => string): string[][] {
  const groups = new Map<string, string[]>();
  for (const date of dates) {
    const group = groups.get(keyOf(date));
    if (group === undefined) {
      groups.set(keyOf(date), [date]);
    } else {
      group.push(date);
    }
  }
  return [...groups.values()];
}

function yearOf(date: string): string {
  return date.slice(0, 'YYYY'.length);
}

function monthOf(date: string): string {
  return date.slice(0, 'YYYY-MM'.length);
}

function monthNumber(date: string): number {
  const [year, month] = date.split('-');
  return Number(year) * MONTHS_PER_YEAR + Number(month);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
