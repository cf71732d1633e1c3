import type { Person } from '../../web/visit.js';
import type { SeatRow } from './presence.repository.js';

/** Supervision and director: the windows of their halls (null: all); a window head those of his department. */
export function watchedWindows(person: Person, seats: readonly SeatRow[]): [number[], number[] | null] {
  const isOverHall = person.roles.some((role) => role === 'supervision' || role === 'director');
  if (isOverHall) return [[person.hallId, ...person.hallIdsBelow], null];
  const own = seats.filter(
    (seat) => seat.departmentId === person.departmentId || person.windowIds.includes(seat.windowId),
  );
  return [[person.hallId], own.map((seat) => seat.windowId)];
}
