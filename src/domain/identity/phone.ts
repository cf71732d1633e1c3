import { compactNumber, toHalfWidth } from './half-width.js';

export interface Phone {
  kind: 'mobile' | 'landline';
  /** 13800138000, or 0531-88886666 with an extension as 0531-88886666-12. */
  number: string;
}

export type PhoneResult = { ok: true; value: Phone } | { ok: false; problem: 'phone' };

const MOBILE = /^(?:\+?86|0086)?(1[3-9]\d{9})$/;
const LANDLINE = /^\(?(010|02\d|0[3-9]\d{2})\)?[\s-]*([2-9]\d{2,3}[\s-]?\d{4})(?:\s*[-转]\s*(\d{1,6}))?$/;

/** Reads a mobile or landline number as typed; a landline needs its area code, an extension follows - or 转. */
export function parsePhone(text: string): PhoneResult {
  const mobile = MOBILE.exec(compactNumber(text))?.[1];
  if (mobile !== undefined) return { ok: true, value: { kind: 'mobile', number: mobile } };
  const typed = toHalfWidth(text).replace(/[—–]/g, '-').trim();
  const landline = LANDLINE.exec(typed);
  if (!landline) return { ok: false, problem: 'phone' };
  const [, area = '', local = '', extension] = landline;
  const number = `${area}-${compactNumber(local)}`;
  const value = extension === undefined ? number : `${number}-${extension}`;
  return { ok: true, value: { kind: 'landline', number: value } };
}
