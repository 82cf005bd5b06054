import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** Sealed with a key of its own, which is given away and kept nowhere. */
export function seal(bytes: Buffer): { sealed: Buffer; key: string } {
  const key = randomBytes(32);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const inside = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return { sealed: Buffer.concat([nonce, cipher.getAuthTag(), inside]), key: key.toString('base64url') };
}

/** Null when the key is another one. */
export function unseal(sealed: Buffer, key: string): Buffer | null {
  const bytes = Buffer.from(key, 'base64url');
  if (bytes.length !== 32) return null;
  const cipher = createDecipheriv('aes-256-gcm', bytes, sealed.subarray(0, NONCE));
  cipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  try {
    return Buffer.concat([cipher.update(sealed.subarray(NONCE + TAG)), cipher.final()]);
  } catch {
    return null;
  }
}
