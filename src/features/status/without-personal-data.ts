import { maskIdentityNumber, maskPersonName, maskPhone } from '../../domain/identity/masks.js';

/** Identity numbers of 18 characters, and the old ones of 15 figures. */
const IDENTITY_NUMBER = /(?<![0-9A-Za-z])(?:\d{17}[\dXx]|\d{15})(?![0-9A-Za-z])/g;
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
const SHORTEST_NAME = 2;

/**
 * Free text of the hall for a public page: identity numbers and mobile phones that somebody wrote into it are
 * masked, and so are the names of the persons given.
 */
export function withoutPersonalData(text: string, names: readonly string[]): string {
  const unnamed = names
    .filter((name) => Array.from(name).length >= SHORTEST_NAME)
    .reduce((shown, name) => shown.replaceAll(name, maskPersonName(name)), text);
  return unnamed.replace(IDENTITY_NUMBER, maskIdentityNumber).replace(MOBILE, maskPhone);
}
