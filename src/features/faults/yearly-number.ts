import type { Tx } from '../../db/database.js';
import { nextNumber } from '../../db/sequences.js';
import { civilDateOf, dayOf } from '../../domain/calendar/civil-time.js';
import { calendarInForce } from '../calendar/hall-calendar.js';

/** The letters of the numbers of this room: faults, measures, appeals. */
export type NumberLetters = 'GC' | 'CL' | 'SS';

const DIGITS = 4;

/** The next number of a hall and year, such as GC2026-0007, without gaps; the hall's prefix stands before it. */
export async function yearlyNumber(
  tx: Tx,
  hallId: number,
  letters: NumberLetters,
  now: Date,
): Promise<string> {
  const { zone } = await calendarInForce(tx, hallId);
  const { year } = civilDateOf(dayOf(zone.toLocalMinute(now.getTime())));
  const { numberPrefix } = await tx.hall.findUniqueOrThrow({
    where: { id: hallId },
    select: { numberPrefix: true },
  });
  const serial = await nextNumber(tx, hallId, `${letters}:${year}`);
  return `${numberPrefix}${letters}${year}-${String(serial).padStart(DIGITS, '0')}`;
}
