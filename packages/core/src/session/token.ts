import { createHash, randomBytes } from 'node:crypto';

/** 192 random bits as 32 URL-safe characters: what a cookie holds, and nothing else does. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}

/** SHA-256 in hexadecimal: what the database holds of a token. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
