import type { Database, Tx } from '../../db/database.js';
import { plainSql } from '../../db/plain-sql.js';
import { SETTINGS, type SettingKey, type SettingRow } from './setting-table.js';

export interface HallSettings {
  number(key: SettingKey): number;
  text(key: SettingKey): string;
  flag(key: SettingKey): boolean;
}

const KEEP_MS = 5_000;
const kept = new WeakMap<Database, Map<number, { at: number; settings: Promise<HallSettings> }>>();

/** The settings of a hall for pages, kept for five seconds. Actions use `settingsInForce` in their transaction. */
export function hallSettings(database: Database, hallId: number): Promise<HallSettings> {
  const halls = kept.get(database) ?? new Map<number, { at: number; settings: Promise<HallSettings> }>();
  kept.set(database, halls);
  const known = halls.get(hallId);
  if (known && performance.now() - known.at < KEEP_MS) return known.settings;
  const settings = readSettings(database.read, hallId);
  halls.set(hallId, { at: performance.now(), settings });
  settings.catch(() => halls.delete(hallId));
  return settings;
}

/** Forgets the kept settings after a change. */
export function forgetSettings(database: Database): void {
  kept.delete(database);
}

/** The settings of a hall: the stored value, or the default of the table. */
export async function readSettings(client: Pick<Tx, 'setting'>, hallId: number): Promise<HallSettings> {
  return settingsOf(await client.setting.findMany({ where: { hallId } }));
}

/** The settings of a hall as an action finds them in its transaction. */
export async function settingsInForce(tx: Tx, hallId: number): Promise<HallSettings> {
  return settingsOf(
    await plainSql(tx).all<StoredSetting>('SELECT "key", "value" FROM "Setting" WHERE "hallId" = ?', [
      hallId,
    ]),
  );
}

interface StoredSetting {
  key: string;
  value: string;
}

function settingsOf(rows: readonly StoredSetting[]): HallSettings {
  const stored = new Map(rows.map((row) => [row.key, row.value]));
  const value = (key: SettingKey) =>
    stored.get(key) ?? (SETTINGS as readonly SettingRow[]).find((row) => row.key === key)?.default ?? '';
  return {
    number: (key) => Number(value(key)),
    text: value,
    flag: (key) => value(key) === 'true',
  };
}
