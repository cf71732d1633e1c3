import { createHash, timingSafeEqual } from 'node:crypto';
import { bookingNumberAsTyped } from '../../domain/numbering/booking-number.js';
import { countTry, takeBackTry } from '../status/status.repository.js';
import { bookingCodeHash } from './booking-code.js';
import type { House } from './take-booking.js';
import { findBookingKeys } from './web-bookings.repository.js';

/** After so many wrong tries for one number it cannot be asked for until the period is over. */
export const WRONG_TRIES_PER_BOOKING = 10;
export const BOOKING_TRIES_PERIOD_MINUTES = 60;

export type FoundBooking =
  | { kind: 'found'; id: number; number: string }
  | { kind: 'wrong' }
  | { kind: 'limited' };

/**
 * Opens a booking to who made it, by number and query code as typed (S-08). A wrong number and a wrong code give the
 * same answer after the same work, and both count against the number.
 */
export async function findOwnBookingByCode(
  { database, vault }: House,
  asked: { number: string; code: string },
  now: Date,
): Promise<FoundBooking> {
  const number = bookingNumberAsTyped(asked.number);
  const key = `booking:${createHash('sha256').update(number).digest('base64url')}`;
  const tries = await database.write((tx) => countTry(tx, key, now, BOOKING_TRIES_PERIOD_MINUTES * 60_000));
  if (tries > WRONG_TRIES_PER_BOOKING) return { kind: 'limited' };
  const keys = await findBookingKeys(database, number);
  const isRight = isSame(bookingCodeHash(vault, number, asked.code), keys?.codeHash ?? '');
  if (!isRight || keys === null) return { kind: 'wrong' };
  await database.write((tx) => takeBackTry(tx, key));
  return { kind: 'found', id: keys.id, number };
}

function isSame(one: string, other: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(one), digest(other)) && other !== '';
}
