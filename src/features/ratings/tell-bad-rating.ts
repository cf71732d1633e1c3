import type { Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { putMessages } from '../reminders/reminders.repository.js';

/** Where a bad rating fell. */
export interface RatedPlace {
  hallId: number;
  windowId: number | null;
  departmentId: number | null;
  staffId: number | null;
}

const WHO = `
  SELECT DISTINCT s."id", r."role" FROM "Staff" s JOIN "StaffRole" r ON r."staffId" = s."id"
  WHERE s."hallId" = ? AND s."active" = ? AND (r."role" = 'supervision' OR (r."role" = 'window-head' AND
    (s."departmentId" = ? OR EXISTS (SELECT 1 FROM "StaffWindow" w WHERE w."staffId" = s."id" AND w."windowId" = ?))))
  ORDER BY s."id"`;

/**
 * Puts words about a bad rating on the desks of supervision and of the window head, never of the person who was
 * rated (S-54). The words begin with the window.
 */
export async function tellBadRating(
  tx: Tx,
  place: RatedPlace,
  told: { to: readonly ('supervision' | 'window-head')[]; words: string },
  now: Date,
): Promise<void> {
  const sql = plainSql(tx);
  const found = await sql.all<{ id: number; role: string }>(WHO, [
    place.hallId,
    true,
    place.departmentId ?? 0,
    place.windowId ?? 0,
  ]);
  const window = await sql.first<{ number: string }>('SELECT "number" FROM "Window" WHERE "id" = ?', [
    place.windowId ?? 0,
  ]);
  const ids = new Set(found.filter(({ role }) => told.to.some((each) => each === role)).map(({ id }) => id));
  if (place.staffId !== null) ids.delete(place.staffId);
  const words = `${window === undefined ? '' : `${window.number}号窗口：`}${told.words}`;
  await putMessages(
    tx,
    [...ids].map((staffId) => ({
      hallId: place.hallId,
      staffId,
      caseId: null,
      kind: 'rating-bad',
      words,
      at: now,
    })),
  );
}
