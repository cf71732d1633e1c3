import type { MeasureSubject } from './measure-states.js';
import type { MeasureCode } from './measures.js';
import type { ThresholdKind } from './thresholds.js';

/** What a served measure adds to the counters of 7.5, and to whose. */
export interface MeasureCounter {
  kind: ThresholdKind;
  subjectKind: 'person' | 'office' | 'section';
}

const OF_PERSON: Partial<Readonly<Record<MeasureCode, readonly MeasureCounter[]>>> = {
  'oral-warning': [
    { kind: 'administrative-warning', subjectKind: 'person' },
    { kind: 'office-warning', subjectKind: 'office' },
  ],
  'written-warning': [
    { kind: 'administrative-warning', subjectKind: 'person' },
    { kind: 'efficiency-warning', subjectKind: 'person' },
    { kind: 'office-warning', subjectKind: 'office' },
    { kind: 'section-warning', subjectKind: 'section' },
  ],
};

/**
 * A warning counts for the person (TH-09; the written one is the efficiency warning of TH-10) and for his office
 * (TH-05, TH-06) and section (TH-07). A warning of the head follows from those of his people and counts for him
 * alone, or it would count twice for the office.
 */
export function measureCounters(code: MeasureCode, subject: MeasureSubject): MeasureCounter[] {
  const counters = subject === 'section' ? [] : (OF_PERSON[code] ?? []);
  return counters.filter(({ subjectKind }) => subject === 'person' || subjectKind === 'person');
}
