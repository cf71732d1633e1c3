import type { RefusalFacts } from '../cases/refusal.js';

/** Every reason for which a complaint does not move. Words: complaint-refusal-in-words.ts. */
export type ComplaintRefusalCode =
  | 'not-in-this-state'
  | 'not-on-route'
  | 'not-the-handler'
  | 'concerned'
  | 'name-missing'
  | 'anonymous-with-name'
  | 'content-missing'
  | 'target-missing'
  | 'target-unknown'
  | 'case-unknown'
  | 'item-unknown'
  | 'phone-unreadable'
  | 'received-later-than-now'
  | 'happened-later-than-received'
  | 'channel-missing'
  | 'explanation-missing'
  | 'category-missing'
  | 'told-words-missing'
  | 'handler-concerned'
  | 'handler-not-on-route'
  | 'unit-concerned'
  | 'level-skipping-longer'
  | 'longer-than-limit'
  | 'side-unheard'
  | 'stated-already'
  | 'answers-missing'
  | 'nobody-attributed'
  | 'substitute-acted'
  | 'rule-missing'
  | 'reason-missing'
  | 'blames-handler'
  | 'cannot-be-reached'
  | 'reverified-already'
  | 'visited-already'
  | 'body-is-manned'
  | 'nobody-unconcerned';

/** An expected no, with the field of the form it belongs to; `form` for the whole. */
export interface ComplaintRefusal {
  rule: string;
  code: ComplaintRefusalCode;
  field: string;
  facts: RefusalFacts;
}

/** Builds a refused outcome. */
export function refuseComplaint(
  code: ComplaintRefusalCode,
  field = 'form',
  facts: RefusalFacts = {},
  rule = 'S-13',
): { ok: false; refusal: ComplaintRefusal } {
  return { ok: false, refusal: { rule, code, field, facts } };
}
