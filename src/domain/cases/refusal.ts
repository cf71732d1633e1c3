/** Every reason for which a rule of a case says no. Words: refusal-in-words.ts. */
export const REFUSAL_CODES = [
  'not-in-this-state',
  'not-released',
  'kind-not-allowed',
  'not-permitted',
  'out-of-scope',
  'actor-missing',
  'time-missing',
  'back-dated',
  'post-dated',
  'reason-missing',
  'basis-missing',
  'acceptor-may-not-decide',
  'materials-incomplete',
  'materials-unchecked',
  'problem-not-described',
  'nothing-to-correct',
  'acceptance-is-mandatory',
  'notice-too-late',
  'remit-reason-missing',
  'kind-not-of-item',
  'no-refusal-authority',
  'checklist-not-ticked',
  'item-has-fee',
  'item-is-free',
  'receipt-number-missing',
  'output-document-missing',
  'delivery-record-missing',
  'tolerance-not-released',
  'overdue-reason-missing',
  'overrun-measure-missing',
  'clock-is-stopped',
  'changed-by-another',
  'authority-suffices',
  'gaps-not-tolerable',
  'no-open-gap',
  'gap-still-open',
  'not-returnable',
  'papers-already-returned',
  'not-the-lead',
  'legs-unanswered',
  'legs-disagree',
  'item-needs-no-upward',
  'already-forwarded',
  'not-yet-forwarded',
  'told-by-rule',
] as const;

export type RefusalCode = (typeof REFUSAL_CODES)[number];

export type RefusalFacts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** An expected no: the rule (S-40, T12, TL-004 …), a code for words and tests, and what it is about. */
export interface Refusal {
  rule: string;
  code: RefusalCode;
  facts: RefusalFacts;
  /** The sentence, where the rule of another concept says no (code told-by-rule). */
  words?: string;
}

/** A no of another concept's rule, in that concept's words; its own code stands among the facts. */
export function toldRefusal(no: { rule: string; code: string; facts: RefusalFacts }, words: string): Refusal {
  return { rule: no.rule, code: 'told-by-rule', facts: { ...no.facts, code: no.code }, words };
}

/** Builds a refused outcome. */
export function refuse(
  rule: string,
  code: RefusalCode,
  facts: RefusalFacts = {},
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { rule, code, facts } };
}
