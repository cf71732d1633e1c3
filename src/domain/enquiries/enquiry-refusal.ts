import type { RefusalFacts } from '../cases/refusal.js';

/** Every reason for which an enquiry does not move. Words: enquiry-refusal-in-words.ts. */
export type EnquiryRefusalCode =
  | 'closed'
  | 'not-responsible'
  | 'answer-missing'
  | 'receiver-missing'
  | 'receiver-is-self'
  | 'receiver-elsewhere'
  | 'must-hand-over'
  | 'registration-incomplete'
  | 'body-missing'
  | 'term-missing'
  | 'term-too-long'
  | 'handover-open'
  | 'handover-gone'
  | 'not-the-receiver'
  | 'decline-reason-missing'
  | 'notice-needs-item';

/** An expected no, with the field of the form it belongs to; `form` for the whole. */
export interface EnquiryRefusal {
  rule: string;
  code: EnquiryRefusalCode;
  field: string;
  facts: RefusalFacts;
}

/** Builds a refused outcome. */
export function refuseEnquiry(
  code: EnquiryRefusalCode,
  field = 'form',
  facts: RefusalFacts = {},
  rule = 'S-02',
): { ok: false; refusal: EnquiryRefusal } {
  return { ok: false, refusal: { rule, code, field, facts } };
}
