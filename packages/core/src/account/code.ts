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

/** Digits of the scripts people type with, each to its ASCII digit: `٣` to `3`. */
const digitOf: ReadonlyMap<string, string> = new Map(
  ['arab', 'arabext', 'deva', 'beng', 'thai', 'khmr', 'mymr', 'tamldec'].flatMap((system) => {
    const write = new Intl.NumberFormat('en', { numberingSystem: system, useGrouping: false });
    return Array.from({ length: 10 }, (_, digit): [string, string] => [write.format(digit), String(digit)]);
  }),
);

/** What people add around and between digits: spaces, dashes, full stops, and the invisible marks of right-to-left text. */
const BETWEEN = /[\s\p{Cf}\p{Pd}.,_]/gu;

/** The six digits in what somebody typed or pasted; null when they are not six digits. */
export function readCode(typed: string): string | null {
  if (typed.length > 64) return null;
  const plain = typed.normalize('NFKC').replace(BETWEEN, '');
  const digits = Array.from(plain, (character) => digitOf.get(character) ?? character).join('');
  return /^[0-9]{6}$/.test(digits) ? digits : null;
}
