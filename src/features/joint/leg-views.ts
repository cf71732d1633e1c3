import type { Database } from '../../db/database.js';
import type { Person } from '../../web/visit.js';
import type { LoadedCase } from '../cases/load-case.js';
import { legClock } from './leg-clock.js';
import { type JointView, jointView } from './leg-lines.js';
import { listLegs } from './legs.repository.js';

/** The legs of a case for its pages; null for a case without any. */
export async function loadJointView(
  { sql }: Database,
  loaded: LoadedCase,
  person: Person,
): Promise<JointView | null> {
  if (loaded.row.kind !== 'J') return null;
  const rows = await listLegs(sql, loaded.row.id);
  if (rows.length === 0) return null;
  return jointView(loaded, rows, await legClock(sql, loaded.row, loaded.settings), person);
}
