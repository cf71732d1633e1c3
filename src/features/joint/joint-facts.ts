import type { SqlReader } from '../../db/database.js';
import type { CaseFacts } from '../../domain/cases/guards.js';
import { LEAD_SETTINGS, type LeadSetting, leadOf } from '../../domain/joint/lead.js';
import type { HallSettings } from '../settings/hall-settings.js';
import { legOf, listLegs } from './legs.repository.js';

/** Who leads a joint case and how its legs stand, for the rules; undefined for a case of another kind. */
export async function jointFacts(
  sql: SqlReader,
  row: { id: number; kind: string; departmentId: number; itemVersionId: number },
  settings: HallSettings,
): Promise<CaseFacts['joint']> {
  if (row.kind !== 'J') return undefined;
  const legs = (await listLegs(sql, row.id)).map(legOf);
  const organs = legs.length > 0 ? legs : await partnersOf(sql, row.itemVersionId);
  return { lead: leadOf(organs, row.departmentId, leadSetting(settings)), legs };
}

/** The departments that the item foresees, for a case whose legs are not planned yet. */
function partnersOf(sql: SqlReader, itemVersionId: number): Promise<{ departmentId: number }[]> {
  return sql.all('SELECT "departmentId" FROM "ItemPartner" WHERE "itemVersionId" = ?', [itemVersionId]);
}

/** The hall's choice of who leads (C-17). */
export function leadSetting(settings: HallSettings): LeadSetting {
  const text = settings.text('jointLead');
  return Object.hasOwn(LEAD_SETTINGS, text) ? (text as LeadSetting) : 'by-reach';
}
