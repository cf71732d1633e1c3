import { randomBytes } from 'node:crypto';
import type { Vault } from '../../db/vault.js';
import { normaliseQueryCode, QUERY_CODE_RANDOM_BYTES, queryCode } from '../../domain/numbering/query-code.js';

/** A new query code of a complaint; only its keyed hash is stored, so it is shown once. */
export function newQueryCode(vault: Vault, number: string): { code: string; hash: string } {
  const code = queryCode(randomBytes(QUERY_CODE_RANDOM_BYTES));
  return { code, hash: queryCodeHash(vault, number, code) };
}

/** The keyed hash by which a number and a query code, as typed, are compared. */
export function queryCodeHash(vault: Vault, number: string, typed: string): string {
  return vault.hash('queryCode', `Complaint:${number}:${normaliseQueryCode(typed)}`);
}
