import type { Database, Tx } from '../../db/database.js';

export type BookingListName = 'open' | 'late' | 'done';

const ROWS = 200;

/** The booking log of a hall (D-10): open ones by their term, replied ones latest first. */
export async function listBookings(database: Database, hallId: number, name: BookingListName, now: Date) {
  const where = {
    open: { hallId, repliedAt: null },
    late: { hallId, repliedAt: null, replyBy: { lt: now } },
    done: { hallId, repliedAt: { not: null } },
  }[name];
  return database.read.booking.findMany({
    where,
    orderBy: name === 'done' ? [{ repliedAt: 'desc' }, { id: 'desc' }] : [{ replyBy: 'asc' }, { id: 'asc' }],
    take: ROWS,
  });
}

/** How many wait, and how many of them are late. */
export async function countBookings(database: Database, hallId: number, now: Date) {
  return {
    open: await database.read.booking.count({ where: { hallId, repliedAt: null } }),
    late: await database.read.booking.count({ where: { hallId, repliedAt: null, replyBy: { lt: now } } }),
  };
}

export async function findBooking(client: Pick<Tx, 'booking'>, hallId: number, bookingId: number) {
  return client.booking.findFirst({ where: { id: bookingId, hallId } });
}

/** Whom a visitor may ask for. */
export async function listWanted(client: Pick<Tx, 'staff'>, hallId: number) {
  return client.staff.findMany({
    where: { hallId, active: true, roles: { some: { role: { not: 'administrator' } } } },
    include: { department: true },
    orderBy: [{ departmentId: 'asc' }, { name: 'asc' }],
  });
}

/** Who fills the post of somebody at a moment; null when he is at work. */
export async function substituteOf(tx: Tx, staffId: number, now: Date) {
  const away = await tx.absence.findFirst({
    where: {
      staffId,
      state: 'confirmed',
      fromAt: { lte: now },
      OR: [{ untilAt: null }, { untilAt: { gt: now } }],
    },
  });
  return away && { staffId: away.substituteId, name: away.substitute };
}
