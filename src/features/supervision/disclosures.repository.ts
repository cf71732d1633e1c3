import type { Database } from '../../db/database.js';
import { MIGRATED_CODE } from '../imports/migrated-items.js';

/** A version that is to be public and whole, with the moment since when, in milliseconds. */
export interface VersionToDisclose {
  id: number;
  status: string;
  since: number;
}

/**
 * The drafts made and the versions in force published before a moment, of items that are not cancelled and stand for
 * more than the cases of an old system (SV-15).
 */
export function versionsToDisclose(
  { sql }: Database,
  hallId: number,
  before: Date,
): Promise<VersionToDisclose[]> {
  return sql.all(
    `SELECT w."id", w."status", w."since" FROM (
       SELECT v."id", v."status", CASE WHEN v."status" = 'published' THEN v."publishedAt"
           ELSE COALESCE(v."createdAt", CASE WHEN v."number" = 1 THEN i."createdAt" ELSE i."updatedAt" END) END AS "since"
       FROM "ItemVersion" v JOIN "Item" i ON i."id" = v."itemId"
       WHERE v."hallId" = ? AND i."status" <> 'cancelled'
         AND i."code" NOT LIKE '${MIGRATED_CODE}%' AND (v."status" = 'draft' OR v."id" = i."currentVersionId")
     ) w WHERE w."since" <= ? ORDER BY w."id"`,
    [hallId, before],
  );
}

const AT_ONCE = 300;

/** The places of the blank forms and samples of versions. */
export async function filesOfVersions(
  { read }: Database,
  ids: readonly number[],
): Promise<Map<number, { position: number; purpose: string }[]>> {
  const files = new Map<number, { position: number; purpose: string }[]>();
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await read.materialFile.findMany({
      where: { itemVersionId: { in: ids.slice(from, from + AT_ONCE) } },
      select: { itemVersionId: true, position: true, purpose: true },
      orderBy: { id: 'asc' },
    });
    for (const { itemVersionId, position, purpose } of rows) {
      const known = files.get(itemVersionId) ?? [];
      known.push({ position, purpose });
      files.set(itemVersionId, known);
    }
  }
  return files;
}
