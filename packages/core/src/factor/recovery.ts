import { randomInt } from 'node:crypto';
import { hashOf } from '../session/index.ts';

const HOW_MANY = 10;
/** Crockford's base 32: no character is taken for another. Twelve of them are 60 bits. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const CHARACTERS = 12;

/** Codes for whoever lost their phone, to be shown once: `7k2m-9xq4-tbd1`. The caller keeps hashes of them, and deletes each as it is used. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: HOW_MANY }, () =>
    Array.from({ length: CHARACTERS }, (_, n) => {
      const character = ALPHABET.charAt(randomInt(ALPHABET.length));
      return n > 0 && n % 4 === 0 ? `-${character}` : character;
    }).join(''),
  );
}

/**
 * What is kept of a code, and what a typed one is looked up by; null when it is no such code. With its owner's id, so that a code opens
 * nobody else's account and the same code of two people has two hashes.
 */
export function hashOfRecoveryCode(ownerId: string, typed: string): string | null {
  if (typed.length > 64) return null;
  const plain = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cf}\p{Pd}.,_]/gu, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
  if (plain.length !== CHARACTERS || [...plain].some((character) => !ALPHABET.includes(character)))
    return null;
  return hashOf(`${ownerId} ${plain}`);
}
