import type { Database } from '../../db/database.js';
import { lapsedRequest } from '../../domain/extensions/extension.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import { extensionFacts, recordLapse } from './extension-records.js';

const MOST_AT_ONCE = 200;

/**
 * SV-04: requests that nobody decided before the due moment lapse, each with its entry in the case and for
 * supervision. @returns how many lapsed
 */
export async function lapseRequests(database: Database, hallId: number, now: Date): Promise<number> {
  return database.write(async (tx) => {
    const open = await tx.caseExtension.findMany({
      where: { hallId, status: 'open', case: { dueAt: { lt: now } } },
      include: { case: true },
      orderBy: { id: 'asc' },
      take: MOST_AT_ONCE,
    });
    const calendar = await calendarInForce(tx, hallId);
    let lapsed = 0;
    for (const { id, requestedById, reason, case: found } of open) {
      if (found.dueAt === null) continue;
      if (lapsedRequest(await extensionFacts(tx, found), now.getTime()) === null) continue;
      await tx.caseExtension.update({ where: { id }, data: { status: 'lapsed', decidedAt: now } });
      const actor = { staffId: null, name: '' };
      const lapse = { extensionId: id, requestedById, reason, dueAt: found.dueAt.getTime(), actor };
      await recordLapse(tx, found, lapse, now, calendar);
      lapsed += 1;
    }
    return lapsed;
  });
}
