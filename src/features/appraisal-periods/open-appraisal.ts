import type { Database } from '../../db/database.js';
import type { ProcedureScheme } from '../../domain/appraisal-procedure/procedure-schemes.js';
import type { Person } from '../../web/visit.js';
import { openPeriod } from '../appraisal/open-period.js';

/** Opens a month or a year of a scheme of the person's own hall; a second call finds the same. @returns its id */
export function openAppraisal(
  database: Database,
  person: Person,
  given: { scheme: ProcedureScheme; period: string },
  now: Date,
): Promise<number> {
  return database.write((tx) => openPeriod(tx, person.hallId, given.scheme, given.period, now, person));
}
