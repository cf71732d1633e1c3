import { createHash, timingSafeEqual } from 'node:crypto';
import type { Database } from '../../db/database.js';
import type { Vault } from '../../db/vault.js';
import { compactNumber } from '../../domain/identity/half-width.js';
import { numberAsTyped, parseCaseNumber } from '../../domain/numbering/case-number.js';
import { normaliseQueryCode } from '../../domain/numbering/query-code.js';
import { type CaseKeys, countTry, findCaseKeys, takeBackTry } from './status.repository.js';

/** After so many wrong tries for one case number it cannot be asked for until the period is over. */
export const WRONG_TRIES_PER_NUMBER = 10;
export const WRONG_TRIES_PERIOD_MINUTES = 60;

const LAST_FIGURES = 4;
const NO_CIPHER_CONTEXT = 'Applicant.idNumber:nobody';

export type FoundCase = { kind: 'found'; token: string } | { kind: 'wrong' } | { kind: 'limited' };

/**
 * Finds a case for a citizen (S-09): by its number as typed, with the query code of the notice or the last four
 * characters of the applicant's identity number. A wrong number and a wrong code give the same answer after the
 * same work, and both count against the number. The try is counted before it is looked at, so that many at once
 * get no more tries than one after the other.
 */
export function createCaseFinder(deps: { database: Database; vault: Vault }) {
  const nobody = deps.vault.seal('0'.repeat(18), NO_CIPHER_CONTEXT);
  return async (asked: { number: string; code: string }, now: Date): Promise<FoundCase> => {
    const { key, spellings } = readNumber(asked.number);
    const tries = await deps.database.write((tx) =>
      countTry(tx, key, now, WRONG_TRIES_PERIOD_MINUTES * 60_000),
    );
    if (tries > WRONG_TRIES_PER_NUMBER) return { kind: 'limited' };
    const keys = await findCaseKeys(deps.database, spellings);
    const lastFour = lastFourOf(deps.vault, keys, nobody);
    const code = normaliseQueryCode(asked.code);
    const right = [isSame(code, keys?.queryCode ?? ''), isSame(code, lastFour)].includes(true);
    if (!right || keys === undefined) return { kind: 'wrong' };
    await deps.database.write((tx) => takeBackTry(tx, key));
    return { kind: 'found', token: keys.publicToken };
  };
}

/** The key of the counter is the same for every spelling and does not tell what was typed. */
function readNumber(text: string): { key: string; spellings: readonly [string, string, string] } {
  const parsed = parseCaseNumber(text);
  const typed = numberAsTyped(text);
  const compact = parsed.ok ? compactNumber(parsed.number) : compactNumber(text);
  const key = `status:${createHash('sha256').update(compact).digest('base64url')}`;
  return { key, spellings: [parsed.ok ? parsed.number : typed, typed, text.trim()] };
}

/** The last four of the identity number; '' without one. Without a case the same work is done on nobody's. */
function lastFourOf(vault: Vault, keys: CaseKeys | undefined, nobody: string): string {
  const { rowKey, idNumberCipher } = keys ?? {};
  if (!rowKey || !idNumberCipher) {
    vault.open(nobody, NO_CIPHER_CONTEXT);
    return '';
  }
  return compactNumber(vault.open(idNumberCipher, `Applicant.idNumber:${rowKey}`)).slice(-LAST_FIGURES);
}

function isSame(typed: string, right: string): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(typed), digest(right)) && right !== '';
}
