import type { RefusalFacts } from '../cases/refusal.js';

/** Every reason for which a refusal is not filed or answered. Words: refusal-filing-refusal-in-words.ts. */
export type RefusalFilingRefusalCode =
  | 'kind-not-reply'
  | 'authority-suffices'
  | 'beyond-authority'
  | 'reason-missing'
  | 'basis-missing'
  | 'not-referred'
  | 'not-leader-in-charge'
  | 'referrer-may-not-answer'
  | 'opinion-missing'
  | 'nothing-refused'
  | 'papers-already-returned'
  | 'papers-missing'
  | 'signature-missing';

export interface RefusalFilingRefusal {
  rule: string;
  code: RefusalFilingRefusalCode;
  facts: RefusalFacts;
}

/** Builds a refused outcome. */
export function refuseFiling(
  rule: string,
  code: RefusalFilingRefusalCode,
  facts: RefusalFacts = {},
): { ok: false; refusal: RefusalFilingRefusal } {
  return { ok: false, refusal: { rule, code, facts } };
}
