import type { Database, Tx } from '../../db/database.js';
import { recordEvent } from '../../db/events.js';
import { gapStanding } from '../../domain/tolerance/tolerance.js';
import { calendarInForce } from '../calendar/hall-calendar.js';
import { type RaisedEvent, raiseEvents } from '../supervision/raise-event.js';
import { policyOf } from './policy.js';

const WORDS = {
  'propose-return': '经分管领导同意可以退件',
  'flag-overdue': '登记逾期，继续催促补交',
} as const;

const MOST_AT_ONCE = 200;

/**
 * TL-034: marks the promises whose day has passed without the papers, each once, with an entry in the case and for
 * supervision. A return is only proposed: the leader in charge takes it (C-44). @returns how many lapsed
 */
export async function lapseGaps(database: Database, hallId: number, now: Date): Promise<number> {
  return database.write(async (tx) => {
    const calendar = await calendarInForce(tx, hallId);
    let lapsed = 0;
    for (const row of await overdueGaps(tx, hallId, now)) {
      const version = await tx.itemVersion.findUniqueOrThrow({ where: { id: row.case.itemVersionId } });
      const materials = JSON.parse(row.materials) as string[];
      const { signedBy } = row;
      const gap = { materials, promisedAt: row.promisedFor.getTime(), signedBy, filledAt: null };
      const standing = gapStanding(gap, policyOf(version.lapsePolicy === 'return'), now.getTime(), calendar);
      if (standing.kind !== 'lapsed') continue;
      await tx.gapPromise.update({ where: { id: row.id }, data: { lapsedAt: now } });
      const words = WORDS[standing.consequence];
      const { id: caseId, state } = row.case;
      await recordEvent(tx, {
        hallId,
        caseId,
        kind: 'gap-lapsed',
        fromState: state,
        toState: state,
        staffId: null,
        actorName: '',
        at: now,
        details: { materials, words, promisedFor: row.promisedFor.toISOString() },
      });
      await raiseEvents(tx, [lapseEvent(hallId, row, { materials, words }, now)]);
      lapsed += 1;
    }
    return lapsed;
  });
}

function overdueGaps(tx: Tx, hallId: number, now: Date) {
  return tx.gapPromise.findMany({
    where: { hallId, fulfilledAt: null, lapsedAt: null, promisedFor: { lt: now }, case: { isOpen: true } },
    include: { case: true },
    orderBy: { id: 'asc' },
    take: MOST_AT_ONCE,
  });
}

function lapseEvent(
  hallId: number,
  row: Awaited<ReturnType<typeof overdueGaps>>[number],
  told: { materials: string[]; words: string },
  at: Date,
): RaisedEvent {
  const { id: caseId, windowId, acceptedById: staffId } = row.case;
  const evidence = { ...told, promisedFor: row.promisedFor.toISOString(), signedBy: row.signedBy };
  return {
    hallId,
    rule: 'TL-034',
    key: String(row.id),
    caseId,
    windowId,
    staffId,
    faultId: '',
    at,
    evidence,
  };
}
