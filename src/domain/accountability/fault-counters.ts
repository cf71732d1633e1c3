import type { FaultListCode } from './fault-catalogue.js';
import type { Severity } from './severity.js';
import type { ThresholdKind } from './thresholds.js';

/** What a decided fault adds to the counters of 7.5, and for whom. */
export interface FaultCounter {
  kind: ThresholdKind;
  subjectKind: 'person' | 'leader';
}

interface CounterRow {
  kind: ThresholdKind;
  subjectKind: 'person' | 'leader';
  /** Fault ids, or whole lists. */
  faults: readonly (string | FaultListCode)[];
  when?: (factors: { isIntentional: boolean; severity: Severity }) => boolean;
}

/**
 * Which faults count as what (7.5). FI-03 names manner and quarrel in one: a general one counts for dress, badge and
 * language (TH-14), anything graver as a quarrel (TH-15). A breach against policy, procedure or permit rules without
 * intent is one through ignorance (TH-11).
 */
const COUNTERS: readonly CounterRow[] = [
  { kind: 'late-certificate', subjectKind: 'person', faults: ['FA-05', 'FI-02'] },
  { kind: 'integrity-breach', subjectKind: 'person', faults: ['FL', 'FA-17', 'FE-06', 'FO-03'] },
  {
    kind: 'ignorance-breach',
    subjectKind: 'person',
    faults: ['FB-05', 'FA-16'],
    when: ({ isIntentional }) => !isIntentional,
  },
  {
    kind: 'dress-badge-language',
    subjectKind: 'person',
    faults: ['FI-03'],
    when: ({ severity }) => severity === 'general',
  },
  {
    kind: 'rude-quarrel',
    subjectKind: 'person',
    faults: ['FI-03'],
    when: ({ severity }) => severity !== 'general',
  },
  { kind: 'rude-quarrel', subjectKind: 'person', faults: ['FB-01', 'FE-05', 'FO-02', 'FN-04'] },
  { kind: 'no-promise-system', subjectKind: 'leader', faults: ['FI-01', 'FH-01'] },
  { kind: 'ten-facts-missing', subjectKind: 'leader', faults: ['FI-04'] },
];

/** What a fault counts as once it is decided; none for most. */
export function faultCounters(
  faultId: string,
  factors: { isIntentional: boolean; severity: Severity },
): FaultCounter[] {
  const list = faultId.split('-')[0] ?? '';
  return COUNTERS.filter(
    ({ faults, when }) =>
      (faults.includes(faultId) || faults.includes(list)) && (when === undefined || when(factors)),
  ).map(({ kind, subjectKind }) => ({ kind, subjectKind }));
}
