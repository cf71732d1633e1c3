import { randomBytes } from 'node:crypto';
import type { Vault } from '../../db/vault.js';

const SECRET_BYTES = 24;
const SECRET = /^[\w-]{32}$/;

/** A new secret for the address of a tablet. */
export function newTabletSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/** True when the text can be the secret of a tablet. */
export function isTabletSecret(text: string): boolean {
  return SECRET.test(text);
}

/** The keyed hash under which a secret is kept; the prefix keeps it apart from every phone number. */
export function tabletSecretHash(vault: Vault, secret: string): string {
  return vault.hash('tabletSecret', secret);
}
