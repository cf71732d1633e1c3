import { type ComplaintRefusal, refuseComplaint } from './complaint-refusal.js';
import { COMPLAINT_FINDINGS, type ComplaintFinding, type ComplaintState } from './states.js';

/** While somebody looks into the matter, at first or again. */
const STATES_TO_STATE: readonly ComplaintState[] = ['assigned', 'reverifying'];

/** 002:L563: both sides are heard; the one complained of writes for himself once, as long as the matter is looked into. */
export function decideOwnStatement(
  state: ComplaintState,
  hasStated: boolean,
): { ok: true } | { ok: false; refusal: ComplaintRefusal } {
  if (hasStated) return refuseComplaint('stated-already', 'statement');
  return STATES_TO_STATE.includes(state) ? { ok: true } : refuseComplaint('not-in-this-state', 'statement');
}

/** Where it stands for the one complained of: nothing of what the complainant does or thinks (S-33). */
export const STATES_FOR_ACCUSED = {
  registered: '调查中',
  redirected: '不再调查',
  accepted: '调查中',
  assigned: '调查中',
  found: '已认定',
  answered: '已认定',
  reverifying: '重新核查中',
  closed: '已办结',
} as const satisfies Record<ComplaintState, string>;

/** What was found, for the one complained of: who takes his words back is not told as such (S-33). */
export function findingForAccused(finding: ComplaintFinding): string {
  return finding === 'withdrawn' ? '不再调查' : COMPLAINT_FINDINGS[finding];
}
