import { may } from '../access/permissions.js';
import type { Person } from '../access/scope.js';
import type { CaseFacts } from './guards.js';
import { blockingMaterials, type CheckedMaterial } from './materials.js';
import { MEASURE_FROM_LATE_WORKING_DAYS } from './overrun.js';

/** S-39: something required is missing, and all of it may follow later; nothing is unchecked or defective. */
export function isToleratingEnough(materials: readonly CheckedMaterial[]): boolean {
  const missing = blockingMaterials(materials);
  const isTolerable = ({ status, mayFollow }: CheckedMaterial) =>
    mayFollow && (status === 'missing' || status === 'follows-later');
  return missing.length > 0 && missing.every(isTolerable);
}

/**
 * T36: the window returns before acceptance once the supplement term has passed; afterwards only the leader in
 * charge, on a lapsed promise or an overrun whose way out is a return, where the item opted in (C-44).
 */
export function isReturnable(facts: CaseFacts, person: Person, now: Date): boolean {
  const isPast = (moment: Date | null | undefined) => moment != null && now.getTime() > moment.getTime();
  if (facts.state === 'SUPP') {
    return may(person.roles, 'case.supplement') && isPast(facts.supplementDueAt);
  }
  if (facts.returnsAccepted !== true || !may(person.roles, 'case.answer-referral')) return false;
  const isLapsed = facts.gap?.isOpen === true && isPast(facts.gap.promisedAt);
  const lateWorkingDays = facts.overrun?.lateWorkingDays ?? 0;
  return isLapsed || (facts.isReturnAdvised === true && lateWorkingDays >= MEASURE_FROM_LATE_WORKING_DAYS);
}
