import type { RefusalFacts } from '../cases/refusal.js';

/** Every reason for which a kind is not corrected. Words: kind-refusal-in-words.ts. */
export type KindRefusalCode =
  | 'case-closed'
  | 'not-supervision'
  | 'kind-unchanged'
  | 'reason-missing'
  | 'not-after-acceptance'
  | 'state-belongs-to-kind'
  | 'item-needs-no-upward';

export interface KindRefusal {
  rule: string;
  code: KindRefusalCode;
  facts: RefusalFacts;
}

/** Builds a refused outcome. */
export function refuseKind(
  rule: string,
  code: KindRefusalCode,
  facts: RefusalFacts = {},
): { ok: false; refusal: KindRefusal } {
  return { ok: false, refusal: { rule, code, facts } };
}
