import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts personal data at rest and makes the keyed hashes by which it is found (issue of S-33). */
export interface Vault {
  /** @param context where the value lives: `Table.column:rowKey`; decrypting elsewhere fails */
  seal(plain: string, context: string): string;
  /** @throws Error when the value was changed, or belongs to another place or key */
  open(sealed: string, context: string): string;
  /** @param kind of what the value is, which keeps hashes apart; equal values give equal hashes, and nothing else is told */
  hash(kind: 'idNumber' | 'phone' | 'queryCode' | 'tabletSecret' | 'ballot', value: string): string;
}

/** @param key 32 bytes (DATA_KEY) */
export function createVault(key: Buffer): Vault {
  const sealKey = Buffer.from(hkdfSync('sha256', key, '', 'banjie seal', 32));
  const hashKey = Buffer.from(hkdfSync('sha256', key, '', 'banjie hash', 32));
  return {
    seal(plain, context) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes[0] !== VERSION) throw new Error('sealed value of an unknown version');
      const iv = bytes.subarray(1, 1 + IV_BYTES);
      const tag = bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', sealKey, iv)
        .setAAD(Buffer.from(context))
        .setAuthTag(tag);
      const body = bytes.subarray(1 + IV_BYTES + TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
    hash(kind, value) {
      return createHmac('sha256', hashKey).update(`${kind}:${value}`).digest('base64url').slice(0, 32);
    },
  };
}
