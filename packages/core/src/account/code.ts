import { randomInt, timingSafeEqual } from 'node:crypto';
import { hashOf } from '../session/index.ts';

export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;

/** Six digits, each as likely as any other. */
export function newCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** Covers the browser's token, so that six digits cannot be found by trying them all against a copy of the table. */
export function hashOfCode(code: string, browserToken: string): string {
  return hashOf(`${code}:${browserToken}`);
}

export function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
