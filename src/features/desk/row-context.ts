import type { Database } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { hallSettings } from '../settings/hall-settings.js';
import type { RowContext } from './case-row.js';

/** What the rows of these halls are drawn with: calendars, names and the limits of the lights of the person's hall. */
export async function rowContext(
  database: Database,
  person: Person,
  hallIds: readonly number[],
  now: Date,
): Promise<RowContext> {
  const own = await hallCalendar(database, person.hallId);
  const settings = await hallSettings(database, person.hallId);
  const others = hallIds.filter((hallId) => hallId !== person.hallId);
  const calendars = new Map([[person.hallId, own]]);
  for (const hallId of others) calendars.set(hallId, await hallCalendar(database, hallId));
  const names = others.length > 0 ? await hallNames(database, others) : new Map<number, string>();
  return {
    now: now.getTime(),
    calendarOf: (hallId) => calendars.get(hallId) ?? own,
    hallNameOf: (hallId) => (hallId === person.hallId ? person.hallName : (names.get(hallId) ?? '')),
    limits: {
      amberAbovePercent: settings.number('amberAbovePercent'),
      orangeAbovePercent: settings.number('orangeAbovePercent'),
    },
  };
}

async function hallNames(database: Database, hallIds: readonly number[]): Promise<Map<number, string>> {
  const rows = await database.sql.all<{ id: number; name: string }>(
    `SELECT "id", "name" FROM "Hall" WHERE "id" IN (${hallIds.map(() => '?').join(', ')})`,
    hallIds,
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}
