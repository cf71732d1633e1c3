import type { RefusalFacts } from '../cases/refusal.js';

/** Every reason for which a fee is not charged, not taken, or a result not handed over. */
export type FeeRefusalCode =
  | 'item-is-free'
  | 'amount-not-on-schedule'
  | 'nothing-to-charge'
  | 'amount-unknown'
  | 'not-paid'
  | 'amount-differs'
  | 'receipt-malformed'
  | 'receipt-already-used'
  | 'already-paid'
  | 'result-incomplete'
  | 'validity-invalid';

export interface FeeRefusal {
  rule: string;
  code: FeeRefusalCode;
  facts: RefusalFacts;
}

/** Builds a refused outcome. */
export function refuseFee(
  rule: string,
  code: FeeRefusalCode,
  facts: RefusalFacts = {},
): { ok: false; refusal: FeeRefusal } {
  return { ok: false, refusal: { rule, code, facts } };
}
