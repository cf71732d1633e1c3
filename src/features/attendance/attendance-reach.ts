import { departmentsOf } from '../../domain/access/scope.js';
import type { Person } from '../../web/visit.js';

/** Whose attendance and leave a person may see; `departmentIds` null: everybody's in the halls. */
export interface StaffReach {
  hallIds: number[];
  departmentIds: number[] | null;
}

/** Supervision and director: own hall and those below; window head and unit leader: their department (S-33). */
export function staffReach(person: Person): StaffReach {
  const isOverHall = person.roles.some((role) => role === 'supervision' || role === 'director');
  return isOverHall
    ? { hallIds: [person.hallId, ...person.hallIdsBelow], departmentIds: null }
    : { hallIds: [person.hallId], departmentIds: departmentsOf(person) };
}

/** True when somebody of that hall and department is within reach. */
export function isInReach(
  reach: StaffReach,
  place: { hallId: number; departmentId: number | null },
): boolean {
  return (
    reach.hallIds.includes(place.hallId) &&
    (reach.departmentIds === null ||
      (place.departmentId !== null && reach.departmentIds.includes(place.departmentId)))
  );
}
