import type { RefusalFacts } from '../cases/refusal.js';

/** Every reason for which a clock is not stopped or not set going again. Words: suspension-refusal-in-words.ts. */
export type SuspensionRefusalCode =
  | 'clock-not-running'
  | 'procedure-not-foreseen'
  | 'suspension-already-running'
  | 'same-cause-again'
  | 'basis-missing'
  | 'reason-missing'
  | 'limit-invalid'
  | 'expected-end-not-ahead'
  | 'expected-end-beyond-limit'
  | 'no-suspension-running'
  | 'ends-before-it-begins'
  | 'outcome-missing';

export interface SuspensionRefusal {
  rule: string;
  code: SuspensionRefusalCode;
  facts: RefusalFacts;
}

/** Builds a refused outcome. */
export function refuseSuspension(
  rule: string,
  code: SuspensionRefusalCode,
  facts: RefusalFacts = {},
): { ok: false; refusal: SuspensionRefusal } {
  return { ok: false, refusal: { rule, code, facts } };
}
