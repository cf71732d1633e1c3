import { randomInt } from 'node:crypto';

/** Without letters and figures that are mistaken for each other. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const FIGURES = '23456789';

/** A password to be said once and changed at the first sign-in: `kdmwp-48263-tqzhr`. */
export function temporaryPassword(): string {
  return [pick(LETTERS), pick(FIGURES), pick(LETTERS)].join('-');
}

function pick(signs: string): string {
  return Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join('');
}
