import { createHash } from 'node:crypto';
import type { Database, Tx } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { Administrator } from '../halls/managed-halls.js';
import { forgetSettings, readSettings } from './hall-settings.js';
import { SETTINGS, type SettingKey } from './setting-table.js';

export type SettingValues = Record<SettingKey, string>;

export type SavedSettings = { ok: true; changed: number } | { ok: false; code: 'out-of-reach' | 'changed' };

/** The settings of a hall as stored text, and a mark that changes with them. */
export async function storedSettings(client: Pick<Tx, 'setting'>, hallId: number) {
  const settings = await readSettings(client, hallId);
  const values = Object.fromEntries(SETTINGS.map(({ key }) => [key, settings.text(key)])) as SettingValues;
  return { values, seen: createHash('sha256').update(JSON.stringify(values)).digest('base64url') };
}

/**
 * Saves the settings that differ, with an audit entry of old and new each; a value equal to the default is not
 * stored.
 * @param given.seen the mark of the values that the page showed
 */
export async function saveSettings(
  database: Database,
  by: Administrator,
  given: { hallId: number; seen: string; values: SettingValues },
  now: Date,
): Promise<SavedSettings> {
  const { hallId, values } = given;
  if (!by.hallIds.includes(hallId)) return { ok: false, code: 'out-of-reach' };
  const saved = await database.write(async (tx): Promise<SavedSettings> => {
    const before = await storedSettings(tx, hallId);
    if (before.seen !== given.seen) return { ok: false, code: 'changed' };
    const changed = SETTINGS.filter(({ key }) => values[key] !== before.values[key]);
    for (const { key, label, default: standard } of changed) {
      const value = values[key];
      await tx.setting.deleteMany({ where: { hallId, key } });
      if (value !== standard) await tx.setting.create({ data: { hallId, key, value, updatedAt: now } });
      await recordAudit(tx, {
        hallId,
        staffId: by.staffId,
        actorName: by.name,
        kind: 'setting-changed',
        subject: label,
        details: { key, before: before.values[key], after: value },
        address: by.address,
        at: now,
      });
    }
    return { ok: true, changed: changed.length };
  });
  forgetSettings(database);
  return saved;
}
