import type { Database } from '../../db/database.js';
import { dayOf, formatDate } from '../../domain/calendar/civil-time.js';
import { materialsWithoutForm } from '../../domain/items/material-files.js';
import { checkPublication } from '../../domain/items/publication-check.js';
import {
  type DisclosingPlace,
  undisclosed,
  type WatchedDisclosure,
} from '../../domain/supervision/detectors/disclosure-detectors.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import type { StoredItemContent } from '../items/item-content.js';
import { readItemContents } from '../items/items.repository.js';
import { hallSettings } from '../settings/hall-settings.js';
import { filesOfVersions, type VersionToDisclose, versionsToDisclose } from './disclosures.repository.js';
import type { RaisedEvent } from './raise-event.js';

const MS_PER_DAY = 86_400_000;
const MONTH = 'YYYY-MM'.length;

interface Place extends DisclosingPlace {
  windowId: number | null;
  rows: WatchedDisclosure[];
}

/** SV-15: what the windows and departments of a hall should have made public, or whole, by now. */
export async function undisclosedItems(
  database: Database,
  hallId: number,
  now: Date,
): Promise<RaisedEvent[]> {
  const settings = await hallSettings(database, hallId);
  const days = {
    warn: settings.number('disclosureWarnDays'),
    fault: settings.number('disclosureFaultDays'),
  };
  const { zone } = await hallCalendar(database, hallId);
  const month = formatDate(dayOf(zone.toLocalMinute(now.getTime()))).slice(0, MONTH);
  const before = new Date(now.getTime() - Math.min(days.warn, days.fault) * MS_PER_DAY);
  const places = await gapsByPlace(database, await versionsToDisclose(database, hallId, before));
  return places.flatMap(({ windowId, rows, ...place }) =>
    undisclosed(place, rows, days, now.getTime(), month).map((finding) => ({
      ...finding,
      hallId,
      caseId: null,
      windowId,
      staffId: null,
      at: now,
    })),
  );
}

async function gapsByPlace(database: Database, versions: readonly VersionToDisclose[]): Promise<Place[]> {
  const ids = versions.map(({ id }) => id);
  const contents = await readItemContents(database.read, ids);
  const files = await filesOfVersions(database, ids);
  const found = new Map(versions.map((version) => [version.id, version]));
  const places = new Map<string, Place>();
  for (const content of contents) {
    const version = found.get(content.itemVersionId);
    if (version === undefined) continue;
    const place = placeOf(content);
    const known = places.get(place.key) ?? place;
    places.set(place.key, known);
    known.rows.push({
      item: content.name,
      since: version.since,
      ...gapsOf(content, version.status, files.get(version.id) ?? []),
    });
  }
  return [...places.values()];
}

/** The first window that serves an item answers for it, else its department. */
function placeOf({ windows, departmentId, departmentName }: StoredItemContent): Place {
  const window = windows[0];
  return window === undefined
    ? { key: `department:${departmentId}`, department: departmentName, windowId: null, rows: [] }
    : { key: `window:${window.id}`, department: null, windowId: window.id, rows: [] };
}

function gapsOf(
  content: StoredItemContent,
  status: string,
  files: readonly { position: number; purpose: string }[],
): Pick<WatchedDisclosure, 'gaps' | 'isPromiseHidden'> {
  if (status === 'draft') return { gaps: ['没有公布'], isPromiseHidden: true };
  const missing = checkPublication(content).missing.map(({ text }) => text);
  const forms = materialsWithoutForm(content.materials, files).map((formName) => `缺空白表格《${formName}》`);
  return { gaps: [...missing, ...forms], isPromiseHidden: missing.length > 0 };
}
