import type { RefusalFacts } from '../cases/refusal.js';

/** Every reason for which a gap is not tolerated. Words: tolerance-refusal-in-words.ts. */
export type ToleranceRefusalCode =
  | 'nothing-missing'
  | 'material-not-tolerable'
  | 'promise-not-a-date'
  | 'promise-not-ahead'
  | 'promise-beyond-due'
  | 'promise-beyond-policy'
  | 'promise-not-signed'
  | 'no-open-gap'
  | 'gap-still-open'
  | 'gap-not-lapsed'
  | 'return-not-opted-in'
  | 'leader-approval-missing'
  | 'supplement-term-running'
  | 'nothing-awaited'
  | 'overrun-too-short';

export interface ToleranceRefusal {
  rule: string;
  code: ToleranceRefusalCode;
  facts: RefusalFacts;
}

/** Builds a refused outcome. */
export function refuseTolerance(
  rule: string,
  code: ToleranceRefusalCode,
  facts: RefusalFacts = {},
): { ok: false; refusal: ToleranceRefusal } {
  return { ok: false, refusal: { rule, code, facts } };
}
