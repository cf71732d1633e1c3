const SEQUENCE_DIGITS = 6;

/** The number of a payment slip: JF2026-000123, in the order of issue within the year. */
export function slipNumber(year: number, sequence: number): string {
  return `JF${year}-${String(sequence).padStart(SEQUENCE_DIGITS, '0')}`;
}
