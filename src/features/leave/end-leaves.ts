import type { Database } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';

const MOST_AT_ONCE = 200;
const BY_RULE = '系统';

/** Ends the leave whose time is over; what nobody approved meanwhile is over too (S-28). @returns how many */
export async function endLeaves(database: Database, now: Date): Promise<number> {
  const over = await database.read.leaveSlip.findMany({
    where: { isOpen: true, untilAt: { lte: now } },
    select: { id: true, hallId: true, state: true, version: true },
    orderBy: { id: 'asc' },
    take: MOST_AT_ONCE,
  });
  if (over.length === 0) return 0;
  return database.write(async (tx) => {
    let ended = 0;
    for (const slip of over) {
      const state = slip.state === 'approved' ? 'ended' : slip.state;
      const { count } = await tx.leaveSlip.updateMany({
        where: { id: slip.id, version: slip.version },
        data: { state, isOpen: false, version: { increment: 1 } },
      });
      if (count === 0) continue;
      ended += 1;
      await recordProceeding(tx, {
        hallId: slip.hallId,
        about: 'leave',
        aboutId: slip.id,
        kind: slip.state === 'approved' ? 'ended' : 'lapsed',
        fromState: slip.state,
        toState: state,
        staffId: null,
        actorName: BY_RULE,
        at: now,
      });
    }
    return ended;
  });
}
