const SERIAL_DIGITS = 4;

/**
 * The number of an enquiry such as ZX20261120-0003: the hall's prefix, the day of receipt in the hall's zone, the
 * serial of that hall and day.
 * @param day YYYY-MM-DD
 */
export function enquiryNumber(prefix: string, day: string, serial: number): string {
  return `${prefix}ZX${day.replaceAll('-', '')}-${String(serial).padStart(SERIAL_DIGITS, '0')}`;
}

/** The name of the number sequence of a day's enquiries; sequences are per hall. */
export function enquirySequenceName(day: string): string {
  return `enquiry:${day}`;
}
