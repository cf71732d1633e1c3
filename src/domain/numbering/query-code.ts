import { compactNumber } from '../identity/half-width.js';

/** No letter or digit that is mistaken for another: without 0 O 1 I L 2 Z 5 S 8 B U V. */
export const QUERY_CODE_ALPHABET = '34679ACDEFGHJKMNPQRTWXY';

export const QUERY_CODE_LENGTH = 6;

const REJECT_FROM = Math.floor(256 / QUERY_CODE_ALPHABET.length) * QUERY_CODE_ALPHABET.length;

/** Random bytes to hand over, so that enough remain when bytes that would favour a letter are skipped. */
export const QUERY_CODE_RANDOM_BYTES = 48;

/** Makes a query code from random bytes; every letter is equally likely. Throws when the bytes run out. */
export function queryCode(randomBytes: Uint8Array): string {
  const letters = Array.from(randomBytes)
    .filter((byte) => byte < REJECT_FROM)
    .slice(0, QUERY_CODE_LENGTH)
    .map((byte) => QUERY_CODE_ALPHABET[byte % QUERY_CODE_ALPHABET.length] ?? '');
  if (letters.length < QUERY_CODE_LENGTH) throw new Error('a query code needs more random bytes');
  return letters.join('');
}

/** A query code as typed, in the form to compare: half-width capitals without spaces and dashes. */
export function normaliseQueryCode(text: string): string {
  return compactNumber(text);
}
