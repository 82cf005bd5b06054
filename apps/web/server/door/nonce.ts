import { randomBytes } from 'node:crypto';

/** 128 random bits. */
export function newNonce(): string {
  return randomBytes(16).toString('base64');
}
