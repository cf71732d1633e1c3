import type { Database } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import type { Person } from '../../web/visit.js';
import { hallCalendar } from '../calendar/hall-calendar.js';
import { scopeSql } from '../cases/case-scope.js';
import type { LightLimits } from '../desk/clock-words.js';
import { hallSettings } from '../settings/hall-settings.js';
import { type WaitingExtension, waitingExtensions } from './extensions.repository.js';

/** More are not shown on one page; those due first come first. */
const EXTENSIONS_SHOWN = 200;

export interface ExtensionList {
  rows: WaitingExtension[];
  calendar: Calendar;
  limits: LightLimits;
}

/** The open requests of the cases a leader may see (S-33). */
export async function listWaitingExtensions(database: Database, person: Person): Promise<ExtensionList> {
  const scope = scopeSql(person, 'c');
  const settings = await hallSettings(database, person.hallId);
  return {
    rows: scope === null ? [] : await waitingExtensions(database.sql, scope, EXTENSIONS_SHOWN),
    calendar: await hallCalendar(database, person.hallId),
    limits: {
      amberAbovePercent: settings.number('amberAbovePercent'),
      orangeAbovePercent: settings.number('orangeAbovePercent'),
    },
  };
}
