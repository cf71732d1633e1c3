import type { SqlReader } from '../../db/database.js';
import { may } from '../../domain/access/permissions.js';
import type { Person } from '../../web/visit.js';
import { clerksAt, type SheetRow } from './score-sheets.repository.js';

/** How much of a sheet a person sees: `published` only what is published, `all` also what is being decided. */
export type SheetSight = 'none' | 'published' | 'all';

/**
 * Whose sheet a person may see: those who appraise all of their hall, everybody his own, a window head his window
 * and its clerks.
 */
export async function sightOf(sql: SqlReader, person: Person, row: SheetRow): Promise<SheetSight> {
  const halls = [person.hallId, ...person.hallIdsBelow];
  if (!halls.includes(row.hallId)) return 'none';
  if (may(person.roles, 'appraisal.view')) return 'all';
  if (row.hallId !== person.hallId) return 'none';
  const own = row.subjectKind === 'clerk' && row.subjectId === person.staffId;
  if (own) return 'published';
  if (!person.roles.includes('window-head')) return 'none';
  const windows = person.ownWindowIds ?? person.windowIds;
  const inWindow =
    row.subjectKind === 'window'
      ? windows.includes(row.subjectId)
      : row.subjectKind === 'clerk' && (await clerksAt(sql, windows)).has(row.subjectId);
  return inWindow ? 'published' : 'none';
}
