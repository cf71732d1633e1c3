import { MEASURES } from '../../domain/accountability/measures.js';
import {
  COUNTER_WORDS,
  consequenceOf,
  isThresholdState,
  THRESHOLD_STATES,
} from '../../domain/accountability/threshold-consequences.js';
import { THRESHOLDS } from '../../domain/accountability/thresholds.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { momentInWords, shortMomentInWords } from '../../domain/calendar/moment-in-words.js';
import { dayInWords } from '../../domain/notices/notice-content.js';
import { monthInWords } from '../../domain/ratings/rating-days.js';
import { paths } from '../../web/paths.js';
import { stepOfPeriod } from './threshold-evidence.js';
import type { ThresholdLine } from './thresholds.repository.js';

/** A threshold that was reached, as list and page show it. */
export function thresholdLine(row: ThresholdLine, { zone }: Calendar) {
  const state = isThresholdState(row.state) ? THRESHOLD_STATES[row.state] : null;
  return {
    href: paths.threshold(row.id),
    id: row.thresholdId,
    who: row.subjectName,
    event: COUNTER_WORDS[row.kind] ?? row.kind,
    period: periodInWords(row),
    day: dayInWords(row.day),
    consequence: row.consequence,
    state: { label: state?.name ?? row.state, tone: state?.tone ?? 'neutral' },
    at: shortMomentInWords(row.at, zone),
    decidedBy: row.decidedBy,
  };
}

/** '2026-05#3' -> 2026年5月第3次. */
function periodInWords({ periodKey }: { periodKey: string }): string {
  const [period = '', step = ''] = periodKey.split('#');
  if (step === 'refused') return `${period}年`;
  if (period.startsWith('all-')) return `累计第${step}次`;
  if (/^\d{4}$/.test(period)) return `${period}年第${step}次`;
  return /^\d{4}-\d{2}$/.test(period) ? `${monthInWords(period)}第${step}次` : period;
}

/** The words of the measures that accepting a proposal brings about; empty where the appraisal takes it up. */
export function proposedMeasures(row: { thresholdId: string; kind: string; consequence: string }): string[] {
  const found = consequenceOf(row.thresholdId, row.kind, stepOfPeriod(row));
  return (found?.measures ?? []).map((code) => MEASURES[code].name);
}

export function thresholdTabs(state: string, waiting: number) {
  const tab = (value: string, label: string, current: boolean) => ({
    href: `${paths.thresholds}?state=${value}`,
    label,
    current,
  });
  return [
    ...Object.entries(THRESHOLD_STATES).map(([value, { name }]) => ({
      ...tab(value, name, state === value),
      ...(value === 'proposed' && { count: waiting }),
    })),
    tab('all', '全部', state === ''),
    { href: paths.thresholdCounters, label: '计数', current: false },
  ];
}

/** Every threshold with what it says, for the page of switches. */
export function thresholdWords() {
  return THRESHOLDS.map(({ id, subject, event, counters }) => ({
    id,
    subject,
    event,
    consequence: counters.flatMap(({ steps }) => steps.map((step) => step.consequence)).join('；'),
  }));
}

const STEP_WORDS: Readonly<Record<string, { what: string; tone: string }>> = {
  reached: { what: '达到标准，提出建议', tone: 'amber' },
  'reached-again': { what: '重新达到标准', tone: 'amber' },
  lapsed: { what: '依据撤销，建议失效', tone: 'neutral' },
  'basis-fell': { what: '依据撤销，已作的处理请复查', tone: 'red' },
  accepted: { what: '采纳', tone: 'red' },
  rejected: { what: '不采纳', tone: 'neutral' },
};

/** The history of a proposal as the timeline shows it. */
export function thresholdHistory(
  steps: readonly { at: number; actorName: string; kind: string; note: string }[],
  { zone }: Calendar,
) {
  return steps.map((step) => ({
    when: momentInWords(step.at, zone),
    who: step.actorName,
    what: STEP_WORDS[step.kind]?.what ?? step.kind,
    detail: step.note,
    tone: STEP_WORDS[step.kind]?.tone ?? 'neutral',
  }));
}
