import { placeKey } from '../gazetteer/place-key.ts';
import { countryName } from './country-name.ts';

interface Keys {
  byCode: Map<string, string>;
  byKey: Map<string, string>;
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
// DD, BU or UK are names that Intl has for other codes' countries.
const codes = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => new Intl.Locale(`und-${code}`).region === code);
const known = new Map<string, Keys>();

function keysIn(locale: string): Keys {
  const ready = known.get(locale);
  if (ready) return ready;
  const byCode = new Map(codes.map((code) => [code, placeKey(countryName(code, locale))]));
  const keys = { byCode, byKey: new Map(Array.from(byCode, ([code, key]) => [key, code])) };
  // Locales come from requests: do not let them fill the memory.
  if (known.size < 50) known.set(locale, keys);
  return keys;
}

// Also what people say who read in another language than they think in.
const languages = (locale: string) => [...new Set([locale, 'en', 'fr'])].map(keysIn);

/** The country's names as keys: in the reader's language, English, French. */
export function countryKeys(code: string, locale: string): string[] {
  return languages(locale).flatMap(({ byCode }) => byCode.get(code) ?? []);
}

/** The code of the country that is called so in one of those languages. Codes themselves are no names. */
export function countryCalled(key: string, locale: string): string | undefined {
  if (key.length < 3) return undefined;
  return languages(locale).flatMap(({ byKey }) => byKey.get(key) ?? [])[0];
}
