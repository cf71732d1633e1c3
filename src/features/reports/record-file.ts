import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { StaffVisit } from '../../web/visit.js';

/** Notes who took which report out of the house, before it leaves (S-33). */
export async function recordFile(
  database: Database,
  { person, address, now }: StaffVisit,
  { name, ...details }: { name: string; format: 'pdf' | 'xlsx'; period: string },
): Promise<void> {
  await database.write((tx) =>
    recordAudit(tx, {
      hallId: person.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'report.export',
      subject: name,
      details,
      address,
      at: now,
    }),
  );
}
