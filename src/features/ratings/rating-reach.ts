import type { SqlValue } from '../../db/database.js';
import { may } from '../../domain/access/permissions.js';
import { departmentsOf } from '../../domain/access/scope.js';
import { shownBefore } from '../../domain/ratings/rating-days.js';
import type { Person } from '../../web/visit.js';

/** How much of a rating a person sees: the hall's supervision with case and moment, a window only level and words. */
export type RatingSight = 'hall' | 'head' | 'clerk';

export interface RatingReach {
  sight: RatingSight;
  /** SQL on the aliases r (Rating) and l (its loop). */
  where: string;
  values: SqlValue[];
}

/**
 * The ratings within a person's reach (S-54). Supervision and director: own hall and those below. Window head: his
 * windows and department, good ones after the delay. Clerk: his windows, all after the delay.
 * @param days the setting ratingShownAfterDays
 */
export function ratingReach(
  person: Person,
  given: { now: number; days: number; zone: Parameters<typeof shownBefore>[2] },
): RatingReach {
  if (may(person.roles, 'rating.handle') || person.roles.includes('director')) {
    const hallIds = [person.hallId, ...person.hallIdsBelow];
    return { sight: 'hall', where: `r."hallId" IN (${marks(hallIds)})`, values: hallIds };
  }
  const before = new Date(shownBefore(given.now, given.days, given.zone));
  const isHead = person.roles.includes('window-head');
  const windows = place('windowId', person.windowIds);
  const departments = place('departmentId', isHead ? departmentsOf(person) : []);
  const where = [
    'r."hallId" = ?',
    `(${windows.where} OR ${departments.where})`,
    isHead ? '(r."at" < ? OR (l."ratingId" IS NOT NULL AND COALESCE(r."staffId", 0) <> ?))' : 'r."at" < ?',
  ].join(' AND ');
  const values: SqlValue[] = [person.hallId, ...windows.values, ...departments.values, before];
  return {
    sight: isHead ? 'head' : 'clerk',
    where,
    values: isHead ? [...values, person.staffId] : values,
  };
}

function place(column: string, ids: readonly number[]): { where: string; values: number[] } {
  return ids.length === 0
    ? { where: '1 = 0', values: [] }
    : { where: `r."${column}" IN (${marks(ids)})`, values: [...ids] };
}

function marks(ids: readonly number[]): string {
  return ids.map(() => '?').join(', ');
}
