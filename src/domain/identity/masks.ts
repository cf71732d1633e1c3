import { type IdType, isOpenIdType } from './id-types.js';

const MOBILE_LENGTH = 11;

/** 110***********002X: the first three and the last four characters stay. */
export function maskIdentityNumber(number: string): string {
  return keepEnds(number, 3, 4);
}

/** A number by its type: credit codes are public and stay, short foreign papers keep two and two. */
export function maskIdNumber(type: IdType, number: string): string {
  if (isOpenIdType(type)) return number;
  if (type === 'resident-id') return maskIdentityNumber(number);
  return number.length > 6 ? keepEnds(number, 2, 2) : keepEnds(number, 1, 1);
}

/** 138****8000; a landline keeps its area code and the last four: 0531-****6666. */
export function maskPhone(number: string): string {
  if (number.length === MOBILE_LENGTH && !number.includes('-')) return keepEnds(number, 3, 4);
  const [area, local, extension] = number.split('-');
  if (local === undefined) return keepEnds(number, 0, 4);
  const masked = `${area}-${keepEnds(local, 0, 4)}`;
  return extension === undefined ? masked : `${masked}-${'*'.repeat(extension.length)}`;
}

/** 张*, 欧**: the first character stays, every other becomes a star. */
export function maskPersonName(name: string): string {
  const [first = '', ...rest] = Array.from(name.trim());
  return first + '*'.repeat(rest.length);
}

/** Names of persons are masked, names of organisations are not. */
export function maskApplicantName(type: 'person' | 'organisation', name: string): string {
  return type === 'person' ? maskPersonName(name) : name;
}

function keepEnds(text: string, first: number, last: number): string {
  if (text.length <= first + last) return '*'.repeat(text.length);
  return text.slice(0, first) + '*'.repeat(text.length - first - last) + text.slice(text.length - last);
}
