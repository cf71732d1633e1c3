import { toHalfWidth } from '../identity/half-width.js';

const SERIAL_DIGITS = 4;

/**
 * The number of a booking such as YY20261123-0003: the hall's prefix, the day on which it was made in the hall's
 * zone, the serial of that hall and day.
 * @param day YYYY-MM-DD
 */
export function bookingNumber(prefix: string, day: string, serial: number): string {
  return `${prefix}YY${day.replaceAll('-', '')}-${String(serial).padStart(SERIAL_DIGITS, '0')}`;
}

/** The name of the number sequence of a day's bookings; sequences are per hall. */
export function bookingSequenceName(day: string): string {
  return `booking:${day}`;
}

/** yy20261123 0003 and ＹＹ20261123—0003 are YY20261123-0003. */
export function bookingNumberAsTyped(text: string): string {
  const compact = toHalfWidth(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const parts = /^([A-Z0-9]*YY)(\d{8})(\d{4,})$/.exec(compact);
  return parts === null ? compact : `${parts[1]}${parts[2]}-${parts[3]}`;
}
