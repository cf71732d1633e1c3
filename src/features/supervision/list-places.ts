import type { Database } from '../../db/database.js';
import { caseScope } from '../../domain/access/scope.js';
import type { Person } from '../../web/visit.js';

export interface Place {
  id: number;
  hallId: number;
  name: string;
}

export interface Places {
  halls: { id: number; name: string }[];
  departments: Place[];
  /** `name` is 3号窗口 住建窗口. */
  windows: Place[];
}

const KEEP_MS = 5_000;
const MOST_KEPT = 200;
const kept = new WeakMap<Database, Map<string, { at: number; places: Promise<Places> }>>();

/** The halls whose cases a person may see, with their departments and windows in the order of their codes and numbers. */
export function listPlaces(database: Database, person: Person): Promise<Places> {
  const key = JSON.stringify(caseScope(person));
  const known = kept.get(database) ?? new Map<string, { at: number; places: Promise<Places> }>();
  kept.set(database, known);
  const found = known.get(key);
  if (found && performance.now() - found.at < KEEP_MS) return found.places;
  const places = readPlaces(database, person);
  if (known.size >= MOST_KEPT) known.clear();
  known.set(key, { at: performance.now(), places });
  places.catch(() => known.delete(key));
  return places;
}

async function readPlaces(database: Database, person: Person): Promise<Places> {
  const scope = caseScope(person);
  if (scope.kind === 'none') return { halls: [], departments: [], windows: [] };
  const hallIds = scope.kind === 'hall' ? scope.hallIds : [scope.hallId];
  const marks = hallIds.map(() => '?').join(', ');
  const halls = await database.sql.all<{ id: number; name: string }>(
    `SELECT "id", "name" FROM "Hall" WHERE "id" IN (${marks}) ORDER BY "id"`,
    hallIds,
  );
  const departments = await database.sql.all<Place>(
    `SELECT "id", "hallId", "name" FROM "Department" WHERE "hallId" IN (${marks}) ORDER BY "hallId", "code"`,
    hallIds,
  );
  const windows = await database.sql.all<Place & { number: string }>(
    `SELECT "id", "hallId", "name", "number" FROM "Window" WHERE "hallId" IN (${marks}) ORDER BY "hallId", "number"`,
    hallIds,
  );
  const named = windows
    .toSorted(
      (one, other) =>
        one.hallId - other.hallId || Number.parseInt(one.number, 10) - Number.parseInt(other.number, 10),
    )
    .map(({ id, hallId, number, name }) => ({ id, hallId, name: `${number}号窗口 ${name}` }));
  return { halls, departments, windows: named };
}
