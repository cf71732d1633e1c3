const SERIAL_DIGITS = 4;

/**
 * The number of a complaint such as TS20261120-0003: the hall's prefix, the day of receipt in the hall's zone, the
 * serial of that hall and day (004:L44: none may be hidden, so the serials have no gaps).
 * @param day YYYY-MM-DD
 */
export function complaintNumber(prefix: string, day: string, serial: number): string {
  return `${prefix}TS${day.replaceAll('-', '')}-${String(serial).padStart(SERIAL_DIGITS, '0')}`;
}

/** The name of the number sequence of a day's complaints; sequences are per hall. */
export function complaintSequenceName(day: string): string {
  return `complaint:${day}`;
}
