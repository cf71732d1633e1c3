import { type AbsenceRefusal, refuseAbsence } from './absence-refusal.js';

export type AbsenceState = 'asked' | 'confirmed' | 'declined' | 'cancelled' | 'ended';

/** An absence; moments in milliseconds since the epoch, `untilAt` null until further notice. */
export interface Absence {
  staffId: number;
  staffName: string;
  substituteId: number;
  substitute: string;
  state: AbsenceState;
  fromAt: number;
  untilAt: number | null;
}

/** What is known of the one who stands in: whether he can do the work of the post. */
export interface Competence {
  sharesDepartment: boolean;
  sharesWindow: boolean;
  /** He is named as B of an item of which the other is A. */
  isNamedB: boolean;
}

export type AbsenceOutcome = { ok: true } | { ok: false; refusal: AbsenceRefusal };

/**
 * S-07: asks for an absence with a substitute able to do the work (001:L425); neither may be away or stand in for
 * somebody else meanwhile in a way that leaves a post without anybody.
 * @param around the absences of both and those in which either stands in
 */
export function askAbsence(
  asked: Absence,
  competence: Competence,
  around: readonly Absence[],
  now: number,
): AbsenceOutcome {
  const { staffId, substituteId } = asked;
  if (staffId === substituteId) return refuseAbsence('substitute-is-self', 'substituteId');
  if (asked.untilAt !== null && asked.untilAt <= asked.fromAt)
    return refuseAbsence('ends-before-it-begins', 'untilAt');
  if (asked.untilAt !== null && asked.untilAt <= now) return refuseAbsence('over-already', 'untilAt');
  if (!competence.sharesDepartment && !competence.sharesWindow && !competence.isNamedB)
    return refuseAbsence('substitute-not-competent', 'substituteId');
  const near = around.filter((other) => isOpen(other, now) && overlaps(asked, other));
  if (near.some((other) => other.staffId === staffId)) return refuseAbsence('absent-already');
  if (near.some((other) => other.staffId === substituteId))
    return refuseAbsence('substitute-away', 'substituteId', { name: asked.substitute });
  const filled = near.find((other) => other.substituteId === staffId && other.state === 'confirmed');
  return filled === undefined
    ? { ok: true }
    : refuseAbsence('stands-in-himself', 'form', { name: filled.staffName });
}

/** S-07: A is absent only once B has confirmed; B answers for himself alone, once. */
export function answerAbsence(asked: Absence, byId: number, now: number): AbsenceOutcome {
  if (asked.substituteId !== byId) return refuseAbsence('not-asked-of-you');
  if (asked.state !== 'asked') return refuseAbsence('answered-already');
  if (asked.untilAt !== null && asked.untilAt <= now) return refuseAbsence('over-already');
  return { ok: true };
}

/** A takes his asking back, or comes back to his post; nobody does it for him. */
export function endAbsence(absence: Absence, byId: number): AbsenceOutcome {
  if (absence.staffId !== byId) return refuseAbsence('not-yours');
  return absence.state === 'asked' || absence.state === 'confirmed'
    ? { ok: true }
    : refuseAbsence('answered-already');
}

/** Whether A is away and B fills the post at this moment. */
export function isRunning(absence: Pick<Absence, 'state' | 'fromAt' | 'untilAt'>, now: number): boolean {
  const { state, fromAt, untilAt } = absence;
  return state === 'confirmed' && fromAt <= now && (untilAt === null || now < untilAt);
}

function isOpen({ state, untilAt }: Absence, now: number): boolean {
  return (state === 'asked' || state === 'confirmed') && (untilAt === null || untilAt > now);
}

function overlaps(one: Absence, other: Absence): boolean {
  return one.fromAt < (other.untilAt ?? Infinity) && other.fromAt < (one.untilAt ?? Infinity);
}
