import { compactNumber, toHalfWidth } from '../identity/half-width.js';
import { checkDigit } from './check-digit.js';

export interface CaseNumberParts {
  /** The hall's prefix of capitals and digits, not ending in a digit; may be empty. */
  prefix: string;
  /** YYYY-MM-DD, the day of receipt in the hall's zone. */
  day: string;
  /** 1, 2, 3 … of the hall and day. */
  sequence: number;
}

export type CaseNumberResult =
  | { ok: true; number: string; parts: CaseNumberParts }
  | { ok: false; problem: 'form' | 'check-digit' };

const SEQUENCE_DIGITS = 4;
const NUMBER = /^([A-Z][A-Z0-9]*?[A-Z]|[A-Z])?(20\d{2})(\d{2})(\d{2})(\d{4,9})(\d)$/;

/**
 * Writes a case number: prefix, day, sequence of at least four digits, check digit, as in 20261120-0031-7. The
 * check digit covers the prefix too, so that a number read to the wrong hall is noticed. Throws on a prefix
 * that could not be read back.
 */
export function caseNumber(parts: CaseNumberParts): string {
  if (!isNumberPrefix(parts.prefix)) throw new Error(`a number prefix cannot be ${parts.prefix}`);
  const day = parts.day.replaceAll('-', '');
  const sequence = String(parts.sequence).padStart(SEQUENCE_DIGITS, '0');
  return `${parts.prefix}${day}-${sequence}-${checkDigit(digitsOf(parts.prefix) + day + sequence)}`;
}

/** Reads a case number as typed: spaces, full-width digits, small letters and missing dashes are fine. */
export function parseCaseNumber(text: string): CaseNumberResult {
  const match = NUMBER.exec(compactNumber(text));
  if (!match) return { ok: false, problem: 'form' };
  const [, prefix = '', year = '', month = '', dayOfMonth = '', sequence = '', check] = match;
  if (Number(month) < 1 || Number(month) > 12 || Number(dayOfMonth) < 1 || Number(dayOfMonth) > 31) {
    return { ok: false, problem: 'form' };
  }
  if (sequence.length > SEQUENCE_DIGITS && sequence.startsWith('0')) return { ok: false, problem: 'form' };
  if (checkDigit(digitsOf(prefix) + year + month + dayOfMonth + sequence) !== check) {
    return { ok: false, problem: 'check-digit' };
  }
  const parts = { prefix, day: `${year}-${month}-${dayOfMonth}`, sequence: Number(sequence) };
  return { ok: true, number: caseNumber(parts), parts };
}

/** True for a prefix of at most eight capitals and digits that begins and ends with a letter, or none. */
export function isNumberPrefix(prefix: string): boolean {
  return /^([A-Z]|[A-Z][A-Z0-9]{0,6}[A-Z])?$/.test(prefix);
}

/** The form in which any number of a case is looked up: half-width, trimmed, in capitals. */
export function numberAsTyped(text: string): string {
  return toHalfWidth(text).trim().toUpperCase();
}

function digitsOf(prefix: string): string {
  return Array.from(prefix, (character) => String(Number.parseInt(character, 36)).padStart(2, '0')).join('');
}
