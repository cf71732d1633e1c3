import { parseCreditCode } from './credit-code.js';
import { compactNumber } from './half-width.js';
import { parseIdentityNumber } from './identity-number.js';

/** The papers by which an applicant is known. */
export const ID_TYPES = {
  'resident-id': { name: '居民身份证', forPersons: true, forOrganisations: false, open: false },
  passport: { name: '护照', forPersons: true, forOrganisations: false, open: false },
  permit: { name: '通行证', forPersons: true, forOrganisations: false, open: false },
  'credit-code': { name: '统一社会信用代码', forPersons: false, forOrganisations: true, open: true },
  other: { name: '其他证件', forPersons: true, forOrganisations: true, open: false },
} as const;

export type IdType = keyof typeof ID_TYPES;

export type ApplicantType = 'person' | 'organisation';

export type IdNumberProblem =
  | 'length'
  | 'characters'
  | 'region'
  | 'birth-date'
  | 'future-birth'
  | 'check-digit'
  | 'type-not-for-applicant';

export type IdNumberResult = { ok: true; value: string } | { ok: false; problem: IdNumberProblem };

const OTHER_MIN_LENGTH = 4;
const OTHER_MAX_LENGTH = 30;

/** True when the text is the code of an identity paper. */
export function isIdType(text: string): text is IdType {
  return Object.hasOwn(ID_TYPES, text);
}

/** True when numbers of this type are public and need no mask. */
export function isOpenIdType(type: IdType): boolean {
  return ID_TYPES[type].open;
}

/** The types an applicant may use, in the order they are offered. */
export function idTypesFor(applicant: ApplicantType): IdType[] {
  return (Object.keys(ID_TYPES) as IdType[]).filter((type) =>
    applicant === 'person' ? ID_TYPES[type].forPersons : ID_TYPES[type].forOrganisations,
  );
}

/** Reads a number of the given paper; the value is the form to store and to compare. */
export function parseIdNumber(
  applicant: ApplicantType,
  type: IdType,
  text: string,
  today?: string,
): IdNumberResult {
  if (!idTypesFor(applicant).includes(type)) return { ok: false, problem: 'type-not-for-applicant' };
  if (type === 'credit-code') return parseCreditCode(text);
  if (type === 'resident-id') {
    const result = parseIdentityNumber(text, today);
    return result.ok ? { ok: true, value: result.value.number } : result;
  }
  return parseOther(text);
}

function parseOther(text: string): IdNumberResult {
  const number = compactNumber(text);
  if (number.length < OTHER_MIN_LENGTH || number.length > OTHER_MAX_LENGTH) {
    return { ok: false, problem: 'length' };
  }
  if (!/^[\p{L}\p{N}()/.]+$/u.test(number)) return { ok: false, problem: 'characters' };
  return { ok: true, value: number };
}
