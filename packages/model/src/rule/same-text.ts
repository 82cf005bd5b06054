import { readWords, type Written } from './read-words.ts';

/** Fewer words than these are said by many who have nothing to do with each other: "Bonjour, je suis intéressée". */
const FEWEST_WORDS = 12;

/**
 * A text as 64 hexadecimal digits that are the same for the same words, whatever the capitals, accents, spaces, digits and punctuation:
 * prices, dates and telephone numbers may change. Who does not know the key learns nothing from it. null: too short to mean anything.
 */
export async function sameTextHash(key: Uint8Array<ArrayBuffer>, text: Written): Promise<string | null> {
  const words = readWords(text).flatMap(({ word }) => word.replace(/\d/g, '') || []);
  if (words.length < FEWEST_WORDS) return null;
  const { subtle } = globalThis.crypto;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const signing = await subtle.importKey('raw', key, algorithm, false, ['sign']);
  // Without spaces: "Western Union" and "WesternUnion" are the same text.
  const hash = await subtle.sign('HMAC', signing, new TextEncoder().encode(words.join('')));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
