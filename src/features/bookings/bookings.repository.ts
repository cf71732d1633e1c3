import type { Database, Tx } from '../../db/database.js';

/** Waiting for a reply, late with it, still to come at a time that was booked, replied. */
export type BookingListName = 'open' | 'late' | 'coming' | 'done';

export type BookingRow = NonNullable<Awaited<ReturnType<typeof findBooking>>>;

const ROWS = 200;

/** The booking log of a hall (D-10): open ones by their term, those to come by their time, replied ones latest first. */
export async function listBookings(
  database: Database,
  hallId: number,
  name: BookingListName,
  now: Date,
): Promise<BookingRow[]> {
  return database.read.booking.findMany({
    where: conditionsOf(hallId, now)[name],
    orderBy: [...ORDERS[name], { id: name === 'done' ? 'desc' : 'asc' }],
    take: ROWS,
  });
}

const ORDERS = {
  open: [{ replyBy: 'asc' }],
  late: [{ replyBy: 'asc' }],
  coming: [{ slotAt: 'asc' }],
  done: [{ repliedAt: 'desc' }],
} as const;

function conditionsOf(hallId: number, now: Date) {
  return {
    open: { hallId, repliedAt: null },
    late: { hallId, repliedAt: null, replyBy: { lt: now } },
    coming: { hallId, cancelledAt: null, slotUntil: { gt: now } },
    done: { hallId, repliedAt: { not: null } },
  };
}

/** How many wait, how many of them are late, and how many are to come. */
export async function countBookings(database: Database, hallId: number, now: Date) {
  const where = conditionsOf(hallId, now);
  return {
    open: await database.read.booking.count({ where: where.open }),
    late: await database.read.booking.count({ where: where.late }),
    coming: await database.read.booking.count({ where: where.coming }),
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
