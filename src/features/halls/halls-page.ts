import type { Database } from '../../db/database.js';
import { paths } from '../../web/paths.js';
import { HALL_LEVELS, hallLevelName } from './hall-levels.js';
import { findHall, listHalls } from './halls.repository.js';
import type { HallReach } from './managed-halls.js';

/** The levels to choose from. */
export const LEVEL_OPTIONS = Object.entries(HALL_LEVELS).map(([value, label]) => ({ value, label }));

/** The lines of the hall list in the order of the tree. */
export async function hallLines(database: Database, { halls }: HallReach) {
  const rows = await listHalls(
    database,
    halls.map((hall) => hall.id),
  );
  return halls.map((hall) => ({
    ...rows.find((row) => row.id === hall.id),
    ...hall,
    levelName: hallLevelName(hall.level),
    href: paths.adminHall(hall.id),
  }));
}

/** The chosen hall with everything that may be edited. */
export async function hallToEdit(database: Database, { hall }: HallReach) {
  return findHall(database.read, hall.id);
}

/** The halls as a list to choose from, indented by their depth. */
export function hallOptions({ halls }: Pick<HallReach, 'halls'>) {
  return halls.map((hall) => ({ value: hall.id, label: '　'.repeat(hall.depth) + hall.name }));
}
