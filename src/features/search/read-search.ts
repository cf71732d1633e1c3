import { parseCreditCode } from '../../domain/identity/credit-code.js';
import { compactNumber } from '../../domain/identity/half-width.js';
import { parseIdentityNumber } from '../../domain/identity/identity-number.js';
import { parsePhone } from '../../domain/identity/phone.js';
import { numberAsTyped, parseCaseNumber } from '../../domain/numbering/case-number.js';

/** What somebody typed into the search field, read. */
export type SearchWish =
  | { kind: 'nothing' }
  | { kind: 'too-short' }
  | { kind: 'token'; token: string }
  | { kind: 'number'; starts: string[]; otherPaper: string; slip: TypingSlip }
  | { kind: 'idNumber'; value: string }
  | { kind: 'phone'; value: string }
  | { kind: 'name'; starts: string[] };

/** It looks like a whole number of a case, or of an identity card, but its digits do not fit one another. */
export type TypingSlip = 'case-number' | 'identity-number' | null;

export const LEAST_NAME_LETTERS = 2;
export const LEAST_NUMBER_SIGNS = 4;
const MOST_LETTERS = 100;
const DAY_DIGITS = 8;
const SEQUENCE_DIGITS = 4;

/**
 * Tells a case number in any typing, the beginning of one, an identity number, a phone and a name apart. Names
 * are taken as typed: script is never converted, only brackets are tried in both widths.
 */
export function readSearch(text: string): SearchWish {
  const typed = text.trim().slice(0, MOST_LETTERS);
  if (typed === '') return { kind: 'nothing' };
  const token = /\/s\/([\w-]{8,})/.exec(typed)?.[1];
  if (token !== undefined) return { kind: 'token', token };
  const identity = parseIdentityNumber(typed);
  if (identity.ok) return { kind: 'idNumber', value: identity.value.number };
  const code = parseCreditCode(typed);
  if (code.ok) return { kind: 'idNumber', value: code.value };
  const phone = parsePhone(typed);
  if (phone.ok) return { kind: 'phone', value: phone.value.number };
  return /\d/.test(compactNumber(typed)) && /^[A-Z0-9/.()]+$/.test(compactNumber(typed))
    ? readNumber(typed)
    : readName(typed);
}

function readNumber(typed: string): SearchWish {
  const compact = compactNumber(typed);
  if (compact.length < LEAST_NUMBER_SIGNS) return { kind: 'too-short' };
  const parsed = parseCaseNumber(typed);
  const starts = parsed.ok ? [parsed.number] : numberStarts(compact);
  return {
    kind: 'number',
    starts: [...new Set([...starts, numberAsTyped(typed), typed])],
    otherPaper: compact,
    slip:
      !parsed.ok && parsed.problem === 'check-digit'
        ? 'case-number'
        : isLikeIdentity(compact)
          ? 'identity-number'
          : null,
  };
}

function isLikeIdentity(compact: string): boolean {
  return /^[1-9]\d{16}[\dX]$/.test(compact);
}

/** The beginnings of stored numbers (PREFIX20261120-0031-7) that the signs without dashes may stand for. */
function numberStarts(compact: string): string[] {
  const match = /^(|[A-Z][A-Z0-9]*?)(20\d*)$/.exec(compact);
  if (!match) return [];
  const [, prefix = '', digits = ''] = match;
  const day = digits.slice(0, DAY_DIGITS);
  const rest = digits.slice(DAY_DIGITS);
  if (rest === '') return [`${prefix}${day}`];
  const starts = [`${prefix}${day}-${rest}`];
  if (rest.length > SEQUENCE_DIGITS) starts.push(`${prefix}${day}-${rest.slice(0, -1)}-${rest.slice(-1)}`);
  return starts;
}

function readName(typed: string): SearchWish {
  if (Array.from(typed).length < LEAST_NAME_LETTERS) return { kind: 'too-short' };
  const wide = typed.replaceAll('(', '（').replaceAll(')', '）');
  const narrow = typed.replaceAll('（', '(').replaceAll('）', ')');
  return { kind: 'name', starts: [...new Set([typed, wide, narrow])] };
}
