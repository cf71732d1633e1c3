import type { SqlReader } from '../../db/database.js';

/** A received case without one-time notice; moments in milliseconds. */
export interface WaitingCase {
  id: number;
  number: string;
  itemName: string;
  state: string;
  kind: string;
  receivedAt: number;
  noticeServedAt: number | null;
  receivedById: number | null;
}

const MOST_AT_ONCE = 500;

/** Cases of a hall that were received before a moment and wait at the window without notice, the oldest first. */
export function waitingCases(sql: SqlReader, hallId: number, receivedBefore: Date): Promise<WaitingCase[]> {
  return sql.all<WaitingCase>(
    `SELECT "id", "number", "itemName", "state", "kind", "receivedAt", "noticeServedAt", "receivedById" FROM "Case"
     WHERE "hallId" = ? AND "isOpen" = ? AND "state" = ? AND "noticeServedAt" IS NULL AND "origin" <> ?
       AND "receivedAt" < ?
     ORDER BY "receivedAt", "id" LIMIT ${MOST_AT_ONCE}`,
    [hallId, true, 'RECV', 'migrated', receivedBefore],
  );
}
