import { placeKey } from '../gazetteer/place-key.ts';
import { countryName } from './country-name.ts';

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
// DD, BU or UK are names that Intl has for other codes' countries.
const codes = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => new Intl.Locale(`und-${code}`).region === code);
const known = new Map<string, Map<string, string>>();

function keysIn(locale: string): Map<string, string> {
  const ready = known.get(locale);
  if (ready) return ready;
  const keys = new Map(codes.map((code) => [code, placeKey(countryName(code, locale))]));
  // Locales come from requests: do not let them fill the memory.
  if (known.size < 50) known.set(locale, keys);
  return keys;
}

// Also what people say who read in another language than they think in.
const languages = (locale: string) => [...new Set([locale, 'en', 'fr'])].map(keysIn);

/** The country's names as keys: in the reader's language, English, French. */
export function countryKeys(code: string, locale: string): string[] {
  return languages(locale).flatMap((keys) => keys.get(code) ?? []);
}
