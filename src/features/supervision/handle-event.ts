import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { type EventState, isEventState, mayMoveEvent } from '../../domain/supervision/event-states.js';
import type { Person } from '../../web/visit.js';
import { proposeFromEvent } from '../faults/propose-from-event.js';

export interface EventDecision {
  eventId: number;
  to: Exclude<EventState, 'new'>;
  note: string;
  /** The state that the page showed. */
  seen: string;
  address: string;
}

export type HandleOutcome = { ok: true } | { ok: false; code: 'not-found' | 'changed' | 'not-allowed' };

/** Takes note of a finding, closes it with a note, or proposes it for accountability; each with an audit entry. */
export async function handleSupervisionEvent(
  database: Database,
  person: Person,
  given: EventDecision,
  now: Date,
): Promise<HandleOutcome> {
  return database.write(async (tx) => {
    const found = await tx.supervisionEvent.findUnique({ where: { id: given.eventId } });
    if (found === null || ![person.hallId, ...person.hallIdsBelow].includes(found.hallId)) {
      return { ok: false, code: 'not-found' };
    }
    if (found.state !== given.seen) return { ok: false, code: 'changed' };
    if (!isEventState(found.state) || !mayMoveEvent(found.state, given.to, found.faultId)) {
      return { ok: false, code: 'not-allowed' };
    }
    const { count } = await tx.supervisionEvent.updateMany({
      where: { id: found.id, state: given.seen },
      data: {
        state: given.to,
        note: given.note,
        handledById: person.staffId,
        handledBy: person.name,
        handledAt: now,
      },
    });
    if (count === 0) return { ok: false, code: 'changed' };
    if (given.to === 'proposed') await proposeFromEvent(tx, person, found, given.note, now);
    await recordAudit(tx, {
      hallId: found.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: `supervision-event-${given.to}`,
      subject: `${found.rule} ${found.key}`,
      details: { eventId: found.id, faultId: found.faultId, before: found.state, note: given.note },
      address: given.address,
      at: now,
    });
    return { ok: true };
  });
}
