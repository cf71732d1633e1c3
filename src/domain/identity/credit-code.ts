import { compactNumber } from './half-width.js';

export type CreditCodeProblem = 'length' | 'characters' | 'check-digit';

export type CreditCodeResult = { ok: true; value: string } | { ok: false; problem: CreditCodeProblem };

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

/** Reads a unified social credit code of GB 32100 as typed; the value is 18 capitals and digits. */
export function parseCreditCode(text: string): CreditCodeResult {
  const code = compactNumber(text);
  if (code.length !== LENGTH) return { ok: false, problem: 'length' };
  if (!/^[1-9ANY][0-9A-HJ-NP-RT-UW-Y]\d{6}[0-9A-HJ-NP-RT-UW-Y]{10}$/.test(code)) {
    return { ok: false, problem: 'characters' };
  }
  if (creditCodeCheckDigit(code.slice(0, LENGTH - 1)) !== code.at(-1)) {
    return { ok: false, problem: 'check-digit' };
  }
  return { ok: true, value: code };
}

/** The check character (mod 31, weights 3^n) of the first 17 characters. */
export function creditCodeCheckDigit(first17: string): string {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % ALPHABET.length;
  }
  return ALPHABET[(ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length] ?? '';
}
