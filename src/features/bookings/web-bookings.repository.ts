import type { Database, Tx } from '../../db/database.js';

const WEB = 'web';

/** How many booked each slot that begins within a stretch; by its beginning in milliseconds. */
export async function slotsTaken(
  client: Pick<Tx, 'booking'>,
  hallId: number,
  from: Date,
): Promise<Map<number, number>> {
  const rows = await client.booking.groupBy({
    by: ['slotAt'],
    where: { hallId, channel: WEB, cancelledAt: null, slotAt: { gte: from } },
    _count: true,
  });
  return new Map(rows.flatMap(({ slotAt, _count }) => (slotAt === null ? [] : [[slotAt.getTime(), _count]])));
}

/** How many bookings of a phone are still to come or wait for a time. */
export function countOpenOfPhone(tx: Tx, hallId: number, phoneHash: string, now: Date): Promise<number> {
  return tx.booking.count({
    where: {
      hallId,
      phoneHash,
      channel: WEB,
      cancelledAt: null,
      OR: [{ slotAt: { gt: now } }, { slotAt: null, repliedAt: null }],
    },
  });
}

/** The booking of a number, with the hash of its code; null for a number that nobody has. */
export function findBookingKeys(database: Database, number: string) {
  return database.read.booking.findFirst({
    where: { number, channel: WEB },
    select: { id: true, number: true, codeHash: true },
  });
}

/** A booking as who made it sees it. */
export function findOwnBooking(client: Pick<Tx, 'booking'>, bookingId: number) {
  return client.booking.findFirst({ where: { id: bookingId, channel: WEB } });
}

export type OwnBooking = NonNullable<Awaited<ReturnType<typeof findOwnBooking>>>;

/** The published item that somebody books for; null when there is none in the hall. */
export function findBookedItem(client: Pick<Tx, 'item'>, hallId: number, itemId: number) {
  return client.item.findFirst({
    where: { id: itemId, hallId, status: 'published', currentVersionId: { not: null } },
    select: { id: true, name: true, currentVersionId: true },
  });
}

/** The first handler of a version of an item, while he works here; null without one. */
export async function firstHandlerOf(
  tx: Tx,
  versionId: number | null,
): Promise<{ staffId: number; name: string } | null> {
  if (versionId === null) return null;
  const version = await tx.itemVersion.findUnique({
    where: { id: versionId },
    select: { handlerAId: true },
  });
  if (version === null || version.handlerAId === null) return null;
  const found = await tx.staff.findFirst({
    where: { id: version.handlerAId, active: true },
    select: { id: true, name: true },
  });
  return found && { staffId: found.id, name: found.name };
}
