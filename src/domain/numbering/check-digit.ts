const MODULUS = 10;

/**
 * The check digit of a row of digits by ISO 7064 mod 11,10: finds every single wrong digit and nearly every
 * swap of neighbours.
 */
export function checkDigit(digits: string): string {
  const product = Array.from(digits).reduce((carried, digit) => {
    const sum = (Number(digit) + carried) % MODULUS || MODULUS;
    return (sum * 2) % (MODULUS + 1);
  }, MODULUS);
  return String((MODULUS + 1 - product) % MODULUS);
}
