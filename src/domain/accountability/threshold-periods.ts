import { reachedThresholds, type ThresholdEvent } from './reached-thresholds.js';
import {
  type CountingPeriod,
  THRESHOLDS,
  type Threshold,
  type ThresholdKind,
  type ThresholdStep,
} from './thresholds.js';

/** A threshold reached once: `periodKey` names period and step, such as '2026-05#3'. */
export interface ReachedOnce {
  thresholdId: string;
  kind: ThresholdKind;
  count: number;
  periodKey: string;
  /** YYYY-MM-DD of the event that reached it. */
  day: string;
  consequence: string;
}

/** Which counters a hall has switched off, and which of TH-09 and TH-10 count across the years (C-09, C-31). */
export interface ThresholdSwitches {
  off: ReadonlySet<string>;
  cumulative: ReadonlySet<string>;
}

/** The thresholds whose counting period a hall may choose (C-31). */
export const PERIOD_CHOOSABLE: readonly string[] = ['TH-09', 'TH-10'];

/**
 * What the events of one subject reach, each with the key of its period and step. Counting across the years may
 * begin anew in a later year, so its key carries the year of the event that reached it; single events on one day
 * are told apart by their order.
 */
export function reachedOnce(
  events: readonly Omit<ThresholdEvent, 'subject'>[],
  switches: ThresholdSwitches,
): ReachedOnce[] {
  return THRESHOLDS.filter(({ id }) => !switches.off.has(id)).flatMap((threshold) => {
    const isCumulative = switches.cumulative.has(threshold.id);
    const others = THRESHOLDS.map(({ id }) => id).filter((id) => id !== threshold.id);
    const reached = reachedThresholds(
      events.map((event) => ({ ...event, subject: '' })),
      { disabled: others, ...(isCumulative ? { warningPeriod: 'cumulative' as const } : {}) },
    );
    const sameDay = new Map<string, number>();
    return reached.flatMap(({ at, consequence }) => {
      const found = counterOf(threshold, consequence);
      if (found === null) return [];
      const { kind, step } = found;
      const period = isCumulative && PERIOD_CHOOSABLE.includes(threshold.id) ? 'cumulative' : found.period;
      const nth = (sameDay.get(`${kind} ${at}`) ?? 0) + 1;
      sameDay.set(`${kind} ${at}`, nth);
      const periodKey = periodKeyOf(period, at, period === 'each' ? nth : step.count, kind);
      return [{ thresholdId: threshold.id, kind, count: step.count, periodKey, day: at, consequence }];
    });
  });
}

/** The thresholds that an event of this kind can reach. */
export function thresholdsOfKind(kind: string): string[] {
  return THRESHOLDS.filter(({ counters }) => counters.some((counter) => counter.kind === kind)).map(
    ({ id }) => id,
  );
}

interface FoundCounter {
  kind: ThresholdKind;
  period: CountingPeriod;
  step: ThresholdStep;
}

function counterOf(threshold: Threshold, consequence: string): FoundCounter | null {
  for (const { kind, period, steps } of threshold.counters) {
    const step = steps.find((each) => each.consequence === consequence);
    if (step !== undefined) return { kind, period, step };
  }
  return null;
}

function periodKeyOf(period: CountingPeriod, at: string, count: number, kind: string): string {
  const [year = '', month = ''] = at.split('-');
  switch (period) {
    case 'month':
    case 'consecutive-months':
      return `${year}-${month}#${count}`;
    case 'year':
      return kind.endsWith('-refused') ? `${year}#refused` : `${year}#${count}`;
    case 'cumulative':
      return `all-${year}#${count}`;
    case 'each':
      return `${at}#${count}`;
  }
}
