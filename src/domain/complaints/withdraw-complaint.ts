import { type ComplaintRefusal, refuseComplaint } from './complaint-refusal.js';
import type { ComplaintState } from './states.js';

/** While nothing is found yet; afterwards the finding stands, whatever the complainant wishes. */
const STATES_TO_WITHDRAW: readonly ComplaintState[] = ['registered', 'accepted', 'assigned'];

/** S-13: who complained may take it back as long as nothing is found; it stays registered with the finding withdrawn. */
export function decideWithdrawal(
  state: ComplaintState,
): { ok: true } | { ok: false; refusal: ComplaintRefusal } {
  return STATES_TO_WITHDRAW.includes(state) ? { ok: true } : refuseComplaint('not-in-this-state');
}
