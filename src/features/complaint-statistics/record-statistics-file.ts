import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { StaffVisit } from '../../web/visit.js';

/** Notes who took the numbers of which period out of the house, before they leave (S-33). */
export async function recordStatisticsFile(
  database: Database,
  { person, address, now }: StaffVisit,
  period: string,
): Promise<void> {
  await database.write((tx) =>
    recordAudit(tx, {
      hallId: person.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'complaint-statistics.export',
      subject: period,
      address,
      at: now,
    }),
  );
}
