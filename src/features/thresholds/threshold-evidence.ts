import { THRESHOLDS } from '../../domain/accountability/thresholds.js';

/** One counted event as it was frozen into a proposal; `day` YYYY-MM-DD. */
export interface ThresholdEvidence {
  id: number;
  day: string;
  words: string;
  sourceKey: string;
}

export function readThresholdEvidence(text: string): ThresholdEvidence[] {
  return JSON.parse(text) as ThresholdEvidence[];
}

/** By how many events the step of a proposal is reached. */
export function stepOfPeriod(row: { thresholdId: string; kind: string; consequence: string }): number {
  const threshold = THRESHOLDS.find(({ id }) => id === row.thresholdId);
  const counter = threshold?.counters.find(({ kind }) => kind === row.kind);
  return counter?.steps.find(({ consequence }) => consequence === row.consequence)?.count ?? 0;
}
