import { type EnquiryRefusal, refuseEnquiry } from './enquiry-refusal.js';

/** A hand-over that waits for its receiver. */
export interface OpenHandover {
  toId: number;
  isAnswered: boolean;
  isEnquiryClosed: boolean;
}

export type TakenOver = { ok: true } | { ok: false; refusal: EnquiryRefusal };

/**
 * S-02: a hand-over counts once its receiver acknowledges it; until then the first clerk stays responsible. A
 * receiver who declines says why.
 */
export function answerHandover(
  handover: OpenHandover,
  answer: { accepts: boolean; reason: string },
  actsFor: readonly number[],
): TakenOver {
  if (handover.isAnswered || handover.isEnquiryClosed) return refuseEnquiry('handover-gone');
  if (!actsFor.includes(handover.toId)) return refuseEnquiry('not-the-receiver');
  if (!answer.accepts && answer.reason.trim() === '')
    return refuseEnquiry('decline-reason-missing', 'reason');
  return { ok: true };
}
