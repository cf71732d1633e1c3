import type { Database } from '../../db/database.js';

/** A version of a scheme without its content; moments in ms. */
export interface SchemeVersionRow {
  id: number;
  scheme: string;
  year: number;
  number: number;
  state: string;
  note: string;
  madeBy: string;
  madeAt: number;
  inForceAt: number | null;
  inForceBy: string;
}

export function listSchemeVersions({ sql }: Database, hallId: number): Promise<SchemeVersionRow[]> {
  return sql.all<SchemeVersionRow>(
    `SELECT "id", "scheme", "year", "number", "state", "note", "madeBy", "madeAt", "inForceAt", "inForceBy"
     FROM "SchemeVersion" WHERE "hallId" = ? ORDER BY "scheme", "year" DESC, "number" DESC`,
    [hallId],
  );
}

/** A version within a hall, with its content; null when there is none. */
export function findSchemeVersion({ read }: Pick<Database, 'read'>, hallId: number, id: number) {
  return read.schemeVersion.findFirst({ where: { id, hallId } });
}

/** Computed periods of a scheme, the latest first, for a dry run. */
export function computedPeriods(
  { sql }: Database,
  hallId: number,
  scheme: string,
): Promise<{ id: number; period: string; state: string }[]> {
  return sql.all(
    `SELECT "id", "period", "state" FROM "AppraisalPeriod"
     WHERE "hallId" = ? AND "scheme" = ? AND "computedAt" IS NOT NULL ORDER BY "period" DESC`,
    [hallId, scheme],
  );
}
