import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { loadOfficialCalendar } from '../calendar/load-official-calendar.js';
import { seedAuditRules } from '../pre-audit/seed-audit-rules.js';
import type { NewHall } from './halls.forms.js';
import { insertHall, isTaken } from './halls.repository.js';
import type { Administrator } from './managed-halls.js';

export type CreatedHall =
  | { ok: true; hallId: number }
  | { ok: false; code: 'code-taken' | 'prefix-taken' | 'parent-out-of-reach' };

/** Makes a hall below another, with a number prefix of its own, the official calendar and the rules of audit. */
export async function createHall(
  database: Database,
  by: Administrator,
  given: NewHall,
  now: Date,
): Promise<CreatedHall> {
  if (!by.hallIds.includes(given.parentId)) return { ok: false, code: 'parent-out-of-reach' };
  return database.write(async (tx) => {
    if (await isTaken(tx, { code: given.code })) return { ok: false, code: 'code-taken' };
    if (await isTaken(tx, { numberPrefix: given.numberPrefix })) return { ok: false, code: 'prefix-taken' };
    const hallId = await insertHall(tx, given, now);
    await loadOfficialCalendar(tx, hallId, now);
    await seedAuditRules(tx, hallId);
    await recordAudit(tx, {
      hallId,
      staffId: by.staffId,
      actorName: by.name,
      kind: 'hall-created',
      subject: given.name,
      details: { ...given },
      address: by.address,
      at: now,
    });
    return { ok: true, hallId };
  });
}
