import type { Database } from '../../db/database.js';
import { recordProceeding } from '../../db/proceedings.js';
import { type AttendanceRefusalCode, mayExcuse } from '../../domain/attendance/decide-event.js';
import type { Person } from '../../web/visit.js';

export type EventOutcome =
  | { ok: true }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'refused'; code: AttendanceRefusalCode };

/** A person explains his own event; supervision decides afterwards (SV-13). */
export async function excuseEvent(
  database: Database,
  person: Person,
  given: { eventId: number; version: number; excuse: string },
  now: Date,
): Promise<EventOutcome> {
  return database.write(async (tx) => {
    const event = await tx.attendanceEvent.findUnique({ where: { id: given.eventId } });
    if (event === null || event.staffId !== person.staffId) return { ok: false, kind: 'not-found' };
    const no = mayExcuse(event, person.staffId);
    if (no !== null) return { ok: false, kind: 'refused', code: no };
    const { count } = await tx.attendanceEvent.updateMany({
      where: { id: event.id, version: given.version },
      data: { excuse: given.excuse, version: { increment: 1 } },
    });
    if (count === 0) return { ok: false, kind: 'refused', code: 'changed' };
    await recordProceeding(tx, {
      hallId: event.hallId,
      about: 'attendance',
      aboutId: event.id,
      kind: 'explained',
      fromState: event.state,
      toState: event.state,
      staffId: person.staffId,
      actorName: person.name,
      at: now,
      note: given.excuse,
    });
    return { ok: true };
  });
}
