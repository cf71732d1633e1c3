import type { Database } from '../../db/database.js';

const KEEP_MS = 10_000;

/** A hall as citizens know it. */
export interface PublicHall {
  id: number;
  parentId: number | null;
  code: string;
  name: string;
  address: string;
  phone: string;
  complaintPhone: string;
  isDemo: boolean;
}

const kept = new WeakMap<Database, { at: number; halls: Promise<PublicHall[]> }>();

/** Every hall of the installation, root halls first; kept for ten seconds. */
export function publicHalls(database: Database): Promise<PublicHall[]> {
  const known = kept.get(database);
  if (known && performance.now() - known.at < KEEP_MS) return known.halls;
  const halls = readHalls(database);
  kept.set(database, { at: performance.now(), halls });
  halls.catch(() => kept.delete(database));
  return halls;
}

/** The hall with the code, or the first root hall; undefined before the first hall is set up. */
export function chosenHall(halls: readonly PublicHall[], code: string | undefined): PublicHall | undefined {
  return halls.find((hall) => hall.code === code) ?? halls[0];
}

async function readHalls(database: Database): Promise<PublicHall[]> {
  const rows = await database.sql.all<Omit<PublicHall, 'isDemo'> & { isDemo: number }>(
    `SELECT "id", "parentId", "code", "name", "address", "phone", "complaintPhone", "isDemo" FROM "Hall" ORDER BY "id"`,
  );
  const halls = rows.map((row) => ({ ...row, isDemo: row.isDemo === 1 }));
  return [
    ...halls.filter((hall) => hall.parentId === null),
    ...halls.filter((hall) => hall.parentId !== null),
  ];
}
