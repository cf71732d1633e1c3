import { type ComplaintRefusal, refuseComplaint } from './complaint-refusal.js';

/** What the complainant says of the answer. */
export const SATISFACTIONS = {
  satisfied: '满意',
  dissatisfied: '不满意',
  unreachable: '联系不上，或者没有留联系方式',
} as const;

export type Satisfaction = keyof typeof SATISFACTIONS;

export type AfterAnswer =
  | { ok: true; to: 'closed' | 'reverifying' }
  | { ok: false; refusal: ComplaintRefusal };

/**
 * Section 6 no. 4: satisfied, and it is closed; not satisfied, and it is looked at again, once. After that it is
 * closed with the reason and where else to turn.
 */
export function decideAfterAnswer(
  complaint: { isReachable: boolean; isReverified: boolean },
  given: { satisfaction: Satisfaction; note: string },
): AfterAnswer {
  const { satisfaction, note } = given;
  if (satisfaction !== 'unreachable' && !complaint.isReachable)
    return refuseComplaint('cannot-be-reached', 'satisfaction');
  if (satisfaction === 'dissatisfied' && note.trim() === '') return refuseComplaint('reason-missing', 'note');
  if (satisfaction === 'unreachable' && complaint.isReachable && note.trim() === '')
    return refuseComplaint('reason-missing', 'note');
  return {
    ok: true,
    to: satisfaction === 'dissatisfied' && !complaint.isReverified ? 'reverifying' : 'closed',
  };
}
