import type { Tx } from '../../db/database.js';
import type { Calendar } from '../../domain/calendar/calendar.js';
import { type ClockedCase, type JournalActor, moveDue } from '../cases/move-due.js';

/**
 * Ends the special procedure that still runs when a case is closed, such as by a withdrawal; its due moment is
 * computed once more, for the history. Called in the transaction of the closing step.
 */
export async function closeSuspension(
  tx: Tx,
  found: ClockedCase,
  closed: { state: string; at: Date; actor: JournalActor; calendar: Calendar },
): Promise<void> {
  if (found.acceptedAt === null) return;
  const { state, at, actor, calendar } = closed;
  const { count } = await tx.caseSuspension.updateMany({
    where: { caseId: found.id, endedAt: null },
    data: { endedAt: at, endedById: actor.staffId, result: '办件结束' },
  });
  if (count > 0) await moveDue(tx, found, { state, why: 'suspension-ended', actor, at, calendar });
}
