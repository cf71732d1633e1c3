import type { Database } from '../../db/database.js';
import { dayOf, MINUTES_PER_DAY } from '../../domain/calendar/civil-time.js';
import { hallCalendar } from '../calendar/hall-calendar.js';

/** A window as the wall shows it: its cases that are late, and those due on this day. */
export interface WallWindow {
  id: number;
  number: string;
  name: string;
  overdue: number;
  dueToday: number;
}

/** What the wall screen of a hall shows at a moment. */
export interface Wall {
  received: number;
  accepted: number;
  done: number;
  dueToday: number;
  overdue: number;
  noReason: number;
  windows: WallWindow[];
}

/** Counts the day of a hall: what came and went today, and what runs late, by window. */
export async function readWall(database: Database, hallId: number, now: Date): Promise<Wall> {
  const { zone } = await hallCalendar(database, hallId);
  const today = dayOf(zone.toLocalMinute(now.getTime()));
  const midnight = new Date(zone.toInstant(today * MINUTES_PER_DAY));
  const tomorrow = new Date(zone.toInstant((today + 1) * MINUTES_PER_DAY));
  const count = (column: 'receivedAt' | 'closedAt', more = '') =>
    countOfDay(database, { hallId, column, more, from: midnight, to: tomorrow });
  const running = await runningUntil(database, hallId, now, tomorrow);
  const late = running.filter((row) => row.late === 1);
  const due = running.filter((row) => row.late === 0);
  const sum = (rows: typeof running) => rows.reduce((total, row) => total + Number(row.n), 0);
  const at = (rows: typeof running, id: number) => sum(rows.filter((row) => row.windowId === id));
  const windows = await activeWindows(database, hallId);
  return {
    received: await count('receivedAt'),
    accepted: await count('receivedAt', ' AND "acceptedAt" IS NOT NULL'),
    done: await count('closedAt'),
    dueToday: sum(due),
    overdue: sum(late),
    noReason: late.reduce((total, row) => total + Number(row.bare), 0),
    windows: windows
      .map((window) => ({ ...window, overdue: at(late, window.id), dueToday: at(due, window.id) }))
      .toSorted((one, other) => Number.parseInt(one.number, 10) - Number.parseInt(other.number, 10)),
  };
}

/** Running cases that are late (`late` 1) or due before a moment, by window; `bare` of them have no reason (SV-02). */
function runningUntil(
  { sql, provider }: Database,
  hallId: number,
  now: Date,
  until: Date,
): Promise<{ windowId: number | null; late: number; bare: number; n: number }[]> {
  const index = provider === 'sqlite' ? ' INDEXED BY "Case_hallId_runningDueAt_id_idx"' : '';
  return sql.all(
    `SELECT c."windowId", CASE WHEN c."runningDueAt" < ? THEN 1 ELSE 0 END AS "late",
       SUM(CASE WHEN c."overdueReasonAt" IS NULL OR c."overdueReasonAt" < c."runningDueAt" THEN 1 ELSE 0 END) AS "bare",
       count(*) AS n
     FROM "Case" c${index} WHERE c."hallId" = ? AND c."runningDueAt" <= ?
     GROUP BY 1, 2`,
    [now, hallId, until],
  );
}

async function countOfDay(
  { sql }: Database,
  asked: { hallId: number; column: string; more: string; from: Date; to: Date },
): Promise<number> {
  const { hallId, column, more, from, to } = asked;
  const row = await sql.first<{ n: number }>(
    `SELECT count(*) AS n FROM "Case" WHERE "hallId" = ? AND "${column}" >= ? AND "${column}" < ?${more}`,
    [hallId, from, to],
  );
  return row?.n ?? 0;
}

function activeWindows(
  { sql }: Database,
  hallId: number,
): Promise<{ id: number; number: string; name: string }[]> {
  return sql.all(
    'SELECT "id", "number", "name" FROM "Window" WHERE "hallId" = ? AND "active" = ? ORDER BY "id"',
    [hallId, true],
  );
}
