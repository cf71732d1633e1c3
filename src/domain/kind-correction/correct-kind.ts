import type { CaseKind } from '../cases/kinds.js';
import { type CaseState, isTerminal } from '../cases/states.js';
import { type KindRefusal, refuseKind } from './kind-refusal.js';

export interface KindFacts {
  state: CaseState;
  kind: CaseKind;
  acceptedById: number | null;
  /** A-36; empty: the item needs no superior. */
  itemUpwardBody: string;
}

export interface KindCorrection {
  to: CaseKind;
  reason: string;
  byId: number;
  isSupervision: boolean;
}

const AFTER_ACCEPTANCE: readonly CaseKind[] = ['P', 'J', 'U'];
const KIND_OF_STATE: Partial<Record<CaseState, CaseKind>> = { LEGS: 'J', UP: 'U', NEG_REF: 'R' };

/** T39: supervision corrects the kind of an open case, with a reason; the state stays. */
export function correctKind(
  facts: KindFacts,
  { to, reason, isSupervision }: KindCorrection,
): { ok: true; from: CaseKind; to: CaseKind; reason: string } | { ok: false; refusal: KindRefusal } {
  if (isTerminal(facts.state)) return refuseKind('T39', 'case-closed', { state: facts.state });
  if (!isSupervision) return refuseKind('T39', 'not-supervision');
  if (to === facts.kind) return refuseKind('T39', 'kind-unchanged', { kind: to });
  if (reason.trim() === '') return refuseKind('T39', 'reason-missing');
  if (KIND_OF_STATE[facts.state] !== undefined) {
    return refuseKind('T39', 'state-belongs-to-kind', { state: facts.state });
  }
  if (facts.acceptedById !== null && !AFTER_ACCEPTANCE.includes(to)) {
    return refuseKind('T39', 'not-after-acceptance', { kind: to });
  }
  if (to === 'U' && facts.itemUpwardBody.trim() === '') return refuseKind('FA-08', 'item-needs-no-upward');
  return { ok: true, from: facts.kind, to, reason: reason.trim() };
}
