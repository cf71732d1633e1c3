import type { Database } from '../../db/database.js';
import { blockingMaterials } from '../../domain/cases/materials.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { checkedMaterial } from '../cases/case-facts.js';
import { clockHistory, PLAIN_CLOCK } from '../cases/clock-history.js';
import { hallSettings } from '../settings/hall-settings.js';
import { findOrgans } from './organs.repository.js';
import {
  findMaterialsToBring,
  findPublicCase,
  findPublicEvents,
  type PublicCaseRow,
} from './status.repository.js';
import type { StatusRecord } from './status-page.js';

const TOKEN = /^[\w-]{16,64}$/;

/**
 * What the public page of a case shows, by its unguessable token (S-09); null for a token nobody has.
 * Three short queries; the calendar and the settings of the hall are kept.
 */
export async function showCase(database: Database, token: string): Promise<StatusRecord | null> {
  if (!TOKEN.test(token)) return null;
  const row = await findPublicCase(database, token);
  if (row === undefined) return null;
  const [calendar, settings, events, materials, history, organs] = await Promise.all([
    hallCalendar(database, row.hallId),
    hallSettings(database, row.hallId),
    findPublicEvents(database, row.id),
    materialsToBring(database, row),
    row.acceptedAt === null ? PLAIN_CLOCK : clockHistory(database.sql, row.id),
    findOrgans(database, row),
  ]);
  return {
    row: { ...row, ...history },
    events,
    materials,
    calendar,
    correctionNoticeWorkingDays: settings.number('correctionNoticeWorkingDays'),
    lightShares: {
      yellowAbove: settings.number('amberAbovePercent') / 100,
      orangeAbove: settings.number('orangeAbovePercent') / 100,
    },
    ...(organs && { organs }),
    remedyBodies: {
      reconsiderationBody: settings.text('reconsiderationBody'),
      court: settings.text('court'),
    },
  };
}

/** Asked for only while something is to be brought. */
async function materialsToBring(database: Database, row: PublicCaseRow): Promise<StatusRecord['materials']> {
  if (row.state !== 'SUPP' && row.gapPromisedFor === null) return [];
  const open = await findMaterialsToBring(database, row.id);
  const checked = open.map((each) => ({
    ...each,
    onSpot: each.onSpot === 1,
    mayFollow: each.mayFollow === 1,
  }));
  const blocking = new Set(blockingMaterials(checked.map(checkedMaterial)).map(({ position }) => position));
  return open.filter(({ position }) => blocking.has(position));
}
