import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import type { HallFacts } from './halls.forms.js';
import { findHall, saveHall } from './halls.repository.js';
import type { Administrator } from './managed-halls.js';

/** Saves what may change of a hall; its code and prefix stand on papers and stay. @returns false when out of reach */
export async function editHall(
  database: Database,
  by: Administrator,
  hallId: number,
  given: HallFacts,
  now: Date,
): Promise<boolean> {
  if (!by.hallIds.includes(hallId)) return false;
  return database.write(async (tx) => {
    const before = await findHall(tx, hallId);
    if (before === null) return false;
    await saveHall(tx, hallId, given);
    const { name, level, address, phone, complaintPhone, sealName } = before;
    await recordAudit(tx, {
      hallId,
      staffId: by.staffId,
      actorName: by.name,
      kind: 'hall-edited',
      subject: given.name,
      details: { before: { name, level, address, phone, complaintPhone, sealName }, after: given },
      address: by.address,
      at: now,
    });
    return true;
  });
}
