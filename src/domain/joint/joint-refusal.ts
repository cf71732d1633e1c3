import type { RefusalFacts } from '../cases/refusal.js';

/** Every reason for which a leg or a joint case does not move. Words: joint-refusal-in-words.ts. */
export type JointRefusalCode =
  | 'not-joint'
  | 'too-few-legs'
  | 'form-incomplete'
  | 'leg-unknown'
  | 'leg-already-started'
  | 'predecessor-unanswered'
  | 'predecessor-disagreed'
  | 'leg-not-open'
  | 'other-department'
  | 'acceptor-may-not-answer'
  | 'reason-missing'
  | 'basis-missing'
  | 'legs-unanswered';

export interface JointRefusal {
  rule: string;
  code: JointRefusalCode;
  facts: RefusalFacts;
}

/** Builds a refused outcome. */
export function refuseJoint(
  rule: string,
  code: JointRefusalCode,
  facts: RefusalFacts = {},
): { ok: false; refusal: JointRefusal } {
  return { ok: false, refusal: { rule, code, facts } };
}
