import type { RefusalFacts } from '../cases/refusal.js';

/** Every reason for which an upward case does not move. Words: upward-refusal-in-words.ts. */
export type UpwardRefusalCode =
  | 'kind-not-upward'
  | 'item-needs-no-upward'
  | 'not-under-review'
  | 'tracker-missing'
  | 'not-with-superior'
  | 'contact-incomplete'
  | 'contact-not-in-order'
  | 'answer-incomplete'
  | 'answer-post-dated';

export interface UpwardRefusal {
  rule: string;
  code: UpwardRefusalCode;
  facts: RefusalFacts;
}

/** Builds a refused outcome. */
export function refuseUpward(
  rule: string,
  code: UpwardRefusalCode,
  facts: RefusalFacts = {},
): { ok: false; refusal: UpwardRefusal } {
  return { ok: false, refusal: { rule, code, facts } };
}
