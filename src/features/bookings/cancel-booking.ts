import type { Database } from '../../db/database.js';
import { recordAudit } from '../../db/events.js';
import { mayCancelBooking } from '../../domain/staffing/booking-slots.js';
import { findOwnBooking } from './web-bookings.repository.js';

const CANCELLED = '申请人自己取消了预约';

/** A citizen takes his booking back before its time (S-08); the place is free again and nobody waits for a reply. */
export async function cancelBooking(database: Database, bookingId: number, now: Date): Promise<boolean> {
  return database.write(async (tx) => {
    const found = await findOwnBooking(tx, bookingId);
    if (found === null) return false;
    const { cancelledAt, slotAt, doneDirectly: isDone } = found;
    const facts = { isCancelled: cancelledAt !== null, slotAt: slotAt?.getTime() ?? null, isDone };
    if (!mayCancelBooking(facts, now.getTime())) return false;
    const { count } = await tx.booking.updateMany({
      where: { id: found.id, cancelledAt: null },
      data: {
        cancelledAt: now,
        repliedAt: found.repliedAt ?? now,
        result: [found.result, CANCELLED].filter((part) => part !== '').join('；'),
      },
    });
    if (count === 0) return false;
    await recordAudit(tx, {
      hallId: found.hallId,
      staffId: null,
      actorName: found.createdBy,
      kind: 'booking-cancelled',
      subject: `预约 ${found.number ?? found.id}`,
      at: now,
    });
    return true;
  });
}
