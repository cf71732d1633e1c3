import { recordAudit } from '../../db/events.js';
import { type BookingRefusal, refuseBooking, replyToBooking } from '../../domain/staffing/booking.js';
import { actingIds } from '../../domain/staffing/substitution.js';
import type { Person } from '../../web/visit.js';
import { findBooking } from './bookings.repository.js';
import type { House } from './take-booking.js';

export type ReplyOutcome =
  | { ok: true }
  | { ok: false; kind: 'not-found' }
  | { ok: false; kind: 'refused'; refusal: BookingRefusal };

/** The handler, or who fills his post, replies to the visitor and writes what came of it (S-08). */
export async function replyBooking(
  { database }: House,
  person: Person,
  given: { bookingId: number; result: string; doneDirectly: boolean },
  now: Date,
): Promise<ReplyOutcome> {
  return database.write(async (tx) => {
    const found = await findBooking(tx, person.hallId, given.bookingId);
    if (found === null) return { ok: false, kind: 'not-found' };
    const facts = { handlerId: found.handlerId, handler: found.handler, isReplied: found.repliedAt !== null };
    const outcome = replyToBooking(facts, given.result, actingIds(person));
    if (!outcome.ok) return { ok: false, kind: 'refused', refusal: outcome.refusal };
    const { count } = await tx.booking.updateMany({
      where: { id: found.id, repliedAt: null },
      data: {
        repliedAt: now,
        result: given.result.trim(),
        doneDirectly: given.doneDirectly,
        handler: person.name,
      },
    });
    if (count === 0) return { ok: false, kind: 'refused', refusal: refuseBooking('replied-already').refusal };
    await recordAudit(tx, {
      hallId: found.hallId,
      staffId: person.staffId,
      actorName: person.name,
      kind: 'booking-replied',
      subject: `预约 ${found.id}`,
      at: now,
    });
    return { ok: true };
  });
}
