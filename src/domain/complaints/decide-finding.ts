import { type ComplaintRefusal, refuseComplaint } from './complaint-refusal.js';
import { HEARING_SIDES, type HearingSide } from './hearing-sides.js';
import type { ComplaintFinding } from './states.js';
import { isValidComplaint, type ValidityAnswers, type ValidityTest } from './valid-complaint.js';

/** Who answers for what was found; at most one person, one window, one department. */
export interface Blamed {
  staffId: number | null;
  windowId: number | null;
  departmentId: number | null;
}

/** What the handler found, with the three answers of the test of a valid complaint. */
export interface GivenFinding extends ValidityAnswers {
  finding: ComplaintFinding;
  reason: string;
  blamed: Blamed;
  /** A code of the fault catalogue, or the rule in words. */
  brokenRule: string;
}

/** What is known beside the form. */
export interface FindingFacts {
  test: ValidityTest;
  heard: readonly HearingSide[];
  hasTarget: boolean;
  /** The complainant left a way to reach him. */
  isReachable: boolean;
  handler: { staffId: number; departmentId: number | null };
  /** Who filled the blamed person's post when it happened (S-07). */
  substitute: { staffId: number; name: string; of: string } | null;
}

/**
 * 002:L563: both sides are heard before anything is found; C-22: a complaint that is founded answers the three
 * questions; S-07: what happened in substitution falls to the substitute.
 */
export function decideFinding(
  given: GivenFinding,
  facts: FindingFacts,
): { ok: true; valid: boolean } | { ok: false; refusal: ComplaintRefusal } {
  if (given.reason.trim() === '') return refuseComplaint('reason-missing', 'reason');
  const { finding } = given;
  const isOpenEnd = finding === 'withdrawn' || finding === 'undetermined';
  if (isOpenEnd) return { ok: true, valid: false };
  const unheard = sidesUnheard(given, facts);
  if (unheard.length > 0)
    return refuseComplaint('side-unheard', 'side', { names: unheard.map((side) => HEARING_SIDES[side]) });
  if (finding === 'unfounded') return { ok: true, valid: false };
  return attribution(given, facts) ?? { ok: true, valid: isValidComplaint(finding, given, facts.test) };
}

function sidesUnheard(given: GivenFinding, facts: FindingFacts): HearingSide[] {
  const { staffId, windowId, departmentId } = given.blamed;
  const hasAccused = facts.hasTarget || [staffId, windowId, departmentId].some((id) => id !== null);
  const needed: HearingSide[] = [
    ...(facts.isReachable ? (['complainant'] as const) : []),
    ...(hasAccused ? (['accused'] as const) : []),
  ];
  return needed.filter((side) => !facts.heard.includes(side));
}

function attribution(
  given: GivenFinding,
  facts: FindingFacts,
): { ok: false; refusal: ComplaintRefusal } | null {
  const { blamed, brokenRule, factsVerified, isAttributable, ruleBroken } = given;
  if (factsVerified === null) return refuseComplaint('answers-missing', 'factsVerified', {}, 'C-22');
  if (isAttributable === null) return refuseComplaint('answers-missing', 'isAttributable', {}, 'C-22');
  if (ruleBroken === null) return refuseComplaint('answers-missing', 'ruleBroken', {}, 'C-22');
  const isBlamed = [blamed.staffId, blamed.windowId, blamed.departmentId].some((id) => id !== null);
  if (isAttributable && !isBlamed) return refuseComplaint('nobody-attributed', 'blamedStaffId', {}, 'C-22');
  if (ruleBroken && brokenRule.trim() === '')
    return refuseComplaint('rule-missing', 'brokenRule', {}, 'C-22');
  const { handler, substitute } = facts;
  const isOwnUnit = handler.departmentId !== null && blamed.departmentId === handler.departmentId;
  if (blamed.staffId === handler.staffId || isOwnUnit)
    return refuseComplaint('blames-handler', 'blamedStaffId', {}, 'section 10');
  return substitute === null
    ? null
    : refuseComplaint(
        'substitute-acted',
        'blamedStaffId',
        { name: substitute.of, substitute: substitute.name },
        'S-07',
      );
}
