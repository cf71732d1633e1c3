import type { Tx } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { ownDueMoment } from '../../domain/suspensions/suspend.js';
import { limitOf } from './stored-suspension.js';

/** Moves the ends of the running procedures' own limits to a changed calendar, in the transaction of the change. */
export async function recountOwnDues(tx: Tx, hallId: number, calendar: Calendar): Promise<void> {
  const running = await tx.caseSuspension.findMany({ where: { hallId, endedAt: null } });
  for (const row of running) {
    const due = ownDueMoment({ startedAt: row.startedAt.getTime(), limit: limitOf(row) }, calendar);
    if (due === (row.dueAt?.getTime() ?? null)) continue;
    const dueAt = due === null ? null : new Date(due);
    await tx.caseSuspension.update({ where: { id: row.id }, data: { dueAt } });
  }
}
