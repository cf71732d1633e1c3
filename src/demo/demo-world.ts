import type { Tx } from '../db/database.js';
import type { Vault } from '../db/vault.js';
import type { Person } from '../domain/access/scope.js';
import type { Calendar } from '../domain/calendar/calendar.js';
import { readCalendar } from '../features/calendar/hall-calendar.js';
import { type HallSettings, readSettings } from '../features/settings/hall-settings.js';
import { type Chance, chanceFrom } from './chance.js';
import { DEMO_ITEMS } from './demo-items.js';
import { DEMO_STAFF } from './hall-table.js';
import { type HallIds, idOf } from './load-items.js';
import { type OfficeMoments, officeMoments } from './office-moments.js';

const SEED = 20_261_122;

export type DemoPerson = Person & { name: string };

export type DemoVersion = Awaited<ReturnType<typeof findVersions>>[number];

/** An item of the hall with its published version and how often it is asked for. */
export interface OfferedItem {
  version: DemoVersion;
  windows: readonly string[];
  weight: number;
}

/** Everything the stories of the demonstration need to know. */
export interface DemoWorld {
  ids: HallIds;
  now: number;
  calendar: Calendar;
  settings: HallSettings;
  vault: Vault;
  chance: Chance;
  moments: OfficeMoments;
  items: readonly OfferedItem[];
  people: ReadonlyMap<string, DemoPerson>;
  windowRows: ReadonlyMap<number, Awaited<ReturnType<Tx['window']['findUniqueOrThrow']>>>;
  nameOf(staffId: number | null): string;
}

/** Reads the furnished hall. */
export async function readWorld(tx: Tx, ids: HallIds, vault: Vault, now: Date): Promise<DemoWorld> {
  const calendar = await readCalendar(tx, ids.hallId);
  const chance = chanceFrom(SEED);
  const versions = await findVersions(tx, ids.hallId);
  const people = demoPeople(ids);
  const names = new Map([...people.values()].map((person) => [person.staffId, person.name]));
  const windows = await tx.window.findMany({ where: { hallId: ids.hallId } });
  return {
    ids,
    now: now.getTime(),
    calendar,
    settings: await readSettings(tx, ids.hallId),
    vault,
    chance,
    moments: officeMoments(calendar, chance),
    items: versions.map((version) => {
      const item = DEMO_ITEMS.find((each) => each.code === version.item.code);
      return { version, windows: item?.windows ?? [], weight: item?.weight ?? 0 };
    }),
    people,
    windowRows: new Map(windows.map((window) => [window.id, window])),
    nameOf: (staffId) => (staffId === null ? '' : (names.get(staffId) ?? '')),
  };
}

function findVersions(tx: Tx, hallId: number) {
  return tx.itemVersion.findMany({
    where: { hallId },
    include: {
      item: { include: { department: true, hall: true } },
      materials: { orderBy: { position: 'asc' } },
      checks: { orderBy: { position: 'asc' } },
      conditions: { orderBy: { position: 'asc' } },
      fees: { orderBy: { position: 'asc' } },
    },
    orderBy: { id: 'asc' },
  });
}

function demoPeople(ids: HallIds): Map<string, DemoPerson> {
  return new Map(
    DEMO_STAFF.map((row) => [
      row.account,
      {
        staffId: idOf(ids.staff, row.account),
        name: row.name,
        hallId: ids.hallId,
        hallIdsBelow: [],
        departmentId: row.department === null ? null : idOf(ids.departments, row.department),
        windowIds: row.windows.map((number) => idOf(ids.windows, number)),
        roles: row.roles,
      },
    ]),
  );
}
