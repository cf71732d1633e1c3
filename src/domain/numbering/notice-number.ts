const SERIAL_DIGITS = 6;

/**
 * Writes a notice number such as 受字〔2026〕第000123号: the word of the notice kind, the year of issue in the
 * hall's zone, the serial of that hall, kind and year.
 */
export function noticeNumber(numberWord: string, year: number, serial: number): string {
  return `${numberWord}〔${year}〕第${String(serial).padStart(SERIAL_DIGITS, '0')}号`;
}

/** The name of the number sequence a notice kind draws from in a year; sequences are per hall. */
export function noticeSequenceName(noticeKind: string, year: number): string {
  return `notice:${noticeKind}:${year}`;
}

/** The name of the number sequence of a day's cases; sequences are per hall. */
export function caseSequenceName(day: string): string {
  return `case:${day}`;
}
