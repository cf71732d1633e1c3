import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { StaffVisit } from '../../web/visit.js';

/** Notes who took the ratings of a month out of the house, before they leave (S-33). */
export async function recordRatingExport(
  database: Database,
  { person, address, now }: StaffVisit,
  month: string,
): Promise<void> {
  await database.write((tx) =>
    recordAudit(tx, {
      hallId: person.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'ratings-exported',
      subject: month,
      address,
      at: now,
    }),
  );
}
