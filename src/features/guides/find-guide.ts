import type { Database } from '../../db/database.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { publicHalls } from '../home/public-halls.js';
import { readItemContent } from '../items/items.repository.js';
import { listMaterialFiles } from '../material-files/material-files.repository.js';
import { hallSettings } from '../settings/hall-settings.js';
import { type GuideText, guideText } from './guide-text.js';
import { findGuideWindows, findLiveGuide, type GuideWindow, type LiveGuideRow } from './guides.repository.js';

/** Published versions never change, so the words of so many of them are kept. */
const VERSIONS_KEPT = 500;

const kept = new WeakMap<Database, Map<number, GuideText>>();

export interface Guide {
  text: GuideText;
  live: LiveGuideRow;
  windows: GuideWindow[];
  /** The code of its hall where there are several; null where there is but one. */
  hallCode: string | null;
  /** A time may be booked for it (S-08). */
  isBookable: boolean;
}

/** The guide of a published or suspended item by the version in force (S-09); null for any other. */
export async function findGuide(database: Database, itemId: number): Promise<Guide | null> {
  const live = await findLiveGuide(database, itemId);
  if (live === undefined) return null;
  const [text, windows, halls, settings] = await Promise.all([
    textOfVersion(database, live.hallId, live.currentVersionId),
    findGuideWindows(database, itemId),
    publicHalls(database),
    hallSettings(database, live.hallId),
  ]);
  const hallCode = halls.length > 1 ? (halls.find(({ id }) => id === live.hallId)?.code ?? null) : null;
  const isBookable = live.status === 'published' && settings.flag('webBooking');
  return text === null ? null : { text, live, windows, hallCode, isBookable };
}

async function textOfVersion(
  database: Database,
  hallId: number,
  versionId: number,
): Promise<GuideText | null> {
  const versions = kept.get(database) ?? new Map<number, GuideText>();
  kept.set(database, versions);
  const known = versions.get(versionId);
  if (known !== undefined) return known;
  const content = await readItemContent(database.read, versionId);
  if (content === null) return null;
  const { zone } = await hallCalendar(database, hallId);
  const text = guideText(content, zone, await listMaterialFiles(database.read, versionId));
  const oldest = versions.keys().next();
  if (versions.size >= VERSIONS_KEPT && !oldest.done) versions.delete(oldest.value);
  versions.set(versionId, text);
  return text;
}
