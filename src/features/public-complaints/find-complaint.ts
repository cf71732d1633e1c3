import { createHash, timingSafeEqual } from 'node:crypto';
import { toHalfWidth } from '../../domain/identity/half-width.js';
import { queryCodeHash } from '../complaints/query-code.js';
import type { House } from '../complaints/register-complaint.js';
import { countTry, takeBackTry } from '../status/status.repository.js';
import { findComplaintKeys } from './public-complaints.repository.js';

/** After so many wrong tries for one number it cannot be asked for until the period is over. */
export const WRONG_TRIES_PER_COMPLAINT = 10;
export const COMPLAINT_TRIES_PERIOD_MINUTES = 60;

export type FoundComplaint =
  | { kind: 'found'; id: number; number: string }
  | { kind: 'wrong' }
  | { kind: 'limited' };

/**
 * Opens a complaint to who made it, by number and query code as typed (S-13). A wrong number and a wrong code give
 * the same answer after the same work, and both count against the number.
 */
export async function findComplaint(
  { database, vault }: House,
  asked: { number: string; code: string },
  now: Date,
): Promise<FoundComplaint> {
  const number = complaintNumberAsTyped(asked.number);
  const key = `complaint:${createHash('sha256').update(number).digest('base64url')}`;
  const tries = await database.write((tx) => countTry(tx, key, now, COMPLAINT_TRIES_PERIOD_MINUTES * 60_000));
  if (tries > WRONG_TRIES_PER_COMPLAINT) return { kind: 'limited' };
  const keys = await findComplaintKeys(database, number);
  const isRight = isSame(queryCodeHash(vault, number, asked.code), keys?.queryCodeHash ?? '');
  if (!isRight || keys === undefined) return { kind: 'wrong' };
  await database.write((tx) => takeBackTry(tx, key));
  return { kind: 'found', id: keys.id, number: keys.number };
}

/** ts20261120 0003 and ＴＳ20261120—0003 are TS20261120-0003. */
export function complaintNumberAsTyped(text: string): string {
  const compact = toHalfWidth(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  const parts = /^([A-Z0-9]*TS)(\d{8})(\d{4,})$/.exec(compact);
  return parts === null ? compact : `${parts[1]}${parts[2]}-${parts[3]}`;
}

function isSame(one: string, other: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(one), digest(other)) && other !== '';
}
