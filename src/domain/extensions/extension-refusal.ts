import type { RefusalFacts } from '../cases/refusal.js';

/** Every reason for which an extension is not asked for or not decided. Words: extension-refusal-in-words.ts. */
export type ExtensionRefusalCode =
  | 'kind-not-extendable'
  | 'not-open-for-extension'
  | 'working-day-limits-only'
  | 'request-already-open'
  | 'reason-missing'
  | 'days-invalid'
  | 'days-beyond-allowance'
  | 'no-open-request'
  | 'requester-may-not-decide'
  | 'not-leader-in-charge'
  | 'decision-reason-missing';

export interface ExtensionRefusal {
  rule: string;
  code: ExtensionRefusalCode;
  facts: RefusalFacts;
}

/** Builds a refused outcome. */
export function refuseExtension(
  rule: string,
  code: ExtensionRefusalCode,
  facts: RefusalFacts = {},
): { ok: false; refusal: ExtensionRefusal } {
  return { ok: false, refusal: { rule, code, facts } };
}
