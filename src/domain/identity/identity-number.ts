import { compactNumber } from './half-width.js';

export type IdentityProblem =
  | 'length'
  | 'characters'
  | 'region'
  | 'birth-date'
  | 'future-birth'
  | 'check-digit';

export type IdentityHolder = 'resident' | 'hong-kong-macao-taiwan' | 'foreigner';

export interface IdentityNumber {
  /** 18 characters, the check digit X in capitals. */
  number: string;
  holder: IdentityHolder;
  /** YYYY-MM-DD */
  birthDate: string;
  sex: 'male' | 'female';
}

export type IdentityResult = { ok: true; value: IdentityNumber } | { ok: false; problem: IdentityProblem };

const LENGTH = 18;
const CHECK_CHARACTERS = '10X98765432';
const HONG_KONG_MACAO_TAIWAN_PREFIXES = ['81', '82', '83'];
const FOREIGNER_FIRST_DIGIT = '9';
const EARLIEST_BIRTH_YEAR = 1850;
const PROVINCES = new Set(
  ['11-15', '21-23', '31-37', '41-46', '50-54', '61-65', '71-71', '81-83'].flatMap((range) => {
    const [first = 0, last = 0] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
  }),
);

/**
 * Reads an identity number of GB 11643 as typed: spaces, full-width digits and a small x are fine. Accepts
 * residents, holders of the residence permit of Hong Kong, Macao and Taiwan (81, 82, 83) and of the foreigner's
 * permanent residence card (9, province, nationality). `today` (YYYY-MM-DD), when given, bars a future birth.
 */
export function parseIdentityNumber(text: string, today?: string): IdentityResult {
  const number = compactNumber(text);
  if (number.length !== LENGTH) return { ok: false, problem: 'length' };
  if (!/^\d{17}[\dX]$/.test(number)) return { ok: false, problem: 'characters' };
  const holder = holderOf(number);
  if (holder === null) return { ok: false, problem: 'region' };
  const birthDate = birthDateOf(number);
  if (birthDate === null) return { ok: false, problem: 'birth-date' };
  if (today !== undefined && birthDate > today) return { ok: false, problem: 'future-birth' };
  if (identityCheckDigit(number.slice(0, LENGTH - 1)) !== number.at(-1)) {
    return { ok: false, problem: 'check-digit' };
  }
  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female';
  return { ok: true, value: { number, holder, birthDate, sex } };
}

/** The check digit (ISO 7064 mod 11-2) of 17 digits: '0'..'9' or 'X'. */
export function identityCheckDigit(first17: string): string {
  const sum = Array.from(first17).reduce(
    (total, digit, index) => total + Number(digit) * (2 ** (LENGTH - 1 - index) % 11),
    0,
  );
  return CHECK_CHARACTERS[sum % 11] ?? '';
}

function holderOf(number: string): IdentityHolder | null {
  if (number.startsWith(FOREIGNER_FIRST_DIGIT)) {
    return PROVINCES.has(number.slice(1, 3)) ? 'foreigner' : null;
  }
  const province = number.slice(0, 2);
  if (!PROVINCES.has(province)) return null;
  return HONG_KONG_MACAO_TAIWAN_PREFIXES.includes(province) ? 'hong-kong-macao-taiwan' : 'resident';
}

function birthDateOf(number: string): string | null {
  const year = Number(number.slice(6, 10));
  const month = Number(number.slice(10, 12));
  const day = Number(number.slice(12, 14));
  if (year < EARLIEST_BIRTH_YEAR || month < 1 || month > 12 || day < 1) return null;
  if (day > daysInMonth(year, month)) return null;
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
