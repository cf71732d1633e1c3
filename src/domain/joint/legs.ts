import type { CaseKind } from '../cases/kinds.js';
import type { TimeLimit } from '../deadlines/time-limit.js';
import type { JointForm } from '../notices/notice-facts.js';
import { type JointRefusal, refuseJoint } from './joint-refusal.js';

/** `spared`: a leg before it disagreed, so its opinion is not needed any more. */
export type LegState = 'waiting' | 'open' | 'agreed' | 'disagreed' | 'spared';

/**
 * A leg of a joint application; moments in milliseconds. Legs of one `position` run at the same time; the next
 * position starts when all legs before it agreed.
 */
export interface Leg {
  id: number;
  position: number;
  departmentId: number;
  departmentName: string;
  itemName: string;
  limit: TimeLimit;
  state: LegState;
  /** When the copy notice (D-08) was received and the leg's clock started. */
  startedAt: number | null;
  /** TL-011: when the organ contacted the applicant. */
  contactedAt: number | null;
  answeredAt: number | null;
  answeredById: number | null;
  reason: string;
  basis: string;
}

export interface Opinion {
  agrees: boolean;
  /** Needed to disagree; conditions or remarks otherwise. */
  reason: string;
  basis: string;
  byId: number;
  departmentId: number;
}

export type LegsOutcome = { ok: true; legs: Leg[] } | { ok: false; refusal: JointRefusal };

const FEWEST_LEGS = 2;

/** T22: opens the legs once the joint form is complete; those of the first position start at once (D-08). */
export function openLegs(kind: CaseKind, legs: readonly Leg[], form: JointForm, now: number): LegsOutcome {
  if (kind !== 'J') return refuseJoint('T22', 'not-joint');
  if (legs.length < FEWEST_LEGS) return refuseJoint('S-45', 'too-few-legs', { legs: legs.length });
  const empty = [
    ...(form.projectName.trim() === '' ? ['项目名称'] : []),
    ...(form.contactName.trim() === '' ? ['联系人'] : []),
    ...(form.contactPhone.trim() === '' ? ['联系电话'] : []),
  ];
  if (empty.length > 0) return refuseJoint('D-07', 'form-incomplete', { names: empty });
  const first = Math.min(...legs.map(({ position }) => position));
  return {
    ok: true,
    legs: legs.map((leg) => (leg.position === first ? started(leg, now) : { ...leg })),
  };
}

/** Hands a waiting leg its copy notice (D-08) once all legs of the positions before it agreed. */
export function startLeg(legs: readonly Leg[], legId: number, now: number): LegsOutcome {
  const leg = legs.find(({ id }) => id === legId);
  if (leg === undefined) return refuseJoint('S-45', 'leg-unknown', { legId });
  const facts = { leg: leg.itemName };
  if (leg.state !== 'waiting') return refuseJoint('D-08', 'leg-already-started', facts);
  const before = legs.filter(({ position }) => position < leg.position);
  const against = before.filter(({ state }) => state === 'disagreed' || state === 'spared');
  if (against.length > 0) {
    return refuseJoint('A-34', 'predecessor-disagreed', { ...facts, names: namesOf(against) });
  }
  const unanswered = before.filter(({ state }) => state !== 'agreed');
  if (unanswered.length > 0) {
    return refuseJoint('A-34', 'predecessor-unanswered', { ...facts, names: namesOf(unanswered) });
  }
  return { ok: true, legs: replaced(legs, started(leg, now)) };
}

/** T23, TL-010: an organ answers agree or disagree; who received or accepted the case may not answer (S-40). */
export function answerLeg(
  legs: readonly Leg[],
  legId: number,
  opinion: Opinion,
  takers: { receivedById: number | null; acceptedById: number | null },
  now: number,
): LegsOutcome {
  const leg = legs.find(({ id }) => id === legId);
  if (leg === undefined) return refuseJoint('S-45', 'leg-unknown', { legId });
  if (leg.state !== 'open') return refuseJoint('T23', 'leg-not-open', { leg: leg.itemName });
  if (leg.departmentId !== opinion.departmentId) return refuseJoint('S-33', 'other-department');
  if (opinion.byId === takers.receivedById || opinion.byId === takers.acceptedById) {
    return refuseJoint('S-40', 'acceptor-may-not-answer');
  }
  if (!opinion.agrees && opinion.reason.trim() === '') return refuseJoint('T23', 'reason-missing');
  if (!opinion.agrees && opinion.basis.trim() === '') return refuseJoint('T31', 'basis-missing');
  const answered: Leg = {
    ...leg,
    state: opinion.agrees ? 'agreed' : 'disagreed',
    answeredAt: now,
    answeredById: opinion.byId,
    reason: opinion.reason.trim(),
    basis: opinion.basis.trim(),
  };
  return { ok: true, legs: replaced(legs, answered) };
}

/**
 * T23: closes the legs when every organ answered. After a disagreement the legs still waiting behind it are
 * spared; one that runs is waited for.
 */
export function closeLegs(legs: readonly Leg[]): LegsOutcome {
  const disagreed = legs.filter(({ state }) => state === 'disagreed');
  const firstAgainst = Math.min(...disagreed.map(({ position }) => position));
  const settled = legs.map(
    (leg): Leg =>
      leg.state === 'waiting' && leg.position > firstAgainst ? { ...leg, state: 'spared' } : { ...leg },
  );
  const unanswered = settled.filter(({ state }) => state === 'open' || state === 'waiting');
  if (unanswered.length > 0) return refuseJoint('T23', 'legs-unanswered', { names: namesOf(unanswered) });
  return { ok: true, legs: settled };
}

/** The waiting legs that may start now. */
export function startableLegs(legs: readonly Leg[]): Leg[] {
  return legs.filter(
    (leg) =>
      leg.state === 'waiting' &&
      legs.every((other) => other.position >= leg.position || other.state === 'agreed'),
  );
}

/** True when every organ agreed. */
export function isAgreed(legs: readonly Leg[]): boolean {
  return legs.length > 0 && legs.every(({ state }) => state === 'agreed');
}

function started(leg: Leg, now: number): Leg {
  return { ...leg, state: 'open', startedAt: now };
}

function replaced(legs: readonly Leg[], changed: Leg): Leg[] {
  return legs.map((leg) => (leg.id === changed.id ? changed : { ...leg }));
}

function namesOf(legs: readonly Leg[]): string[] {
  return legs.map(({ departmentName, itemName }) => `${departmentName}（${itemName}）`);
}
