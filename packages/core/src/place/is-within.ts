import { placeKey } from '../gazetteer/place-key.ts';
import { countryName } from './country-name.ts';
import type { PlaceRow } from './place.ts';
import type { Reading } from './read-query.ts';

const shortNames: Record<string, string> = {
  usa: 'US',
  uk: 'GB',
  uae: 'AE',
  eau: 'AE',
  rdc: 'CD',
  eeuu: 'US',
  ee: 'US',
};
const keys = new Map<string, string>();

/** Whether the place lies in what the reading says: its region or country, by name (in the reader's language too) or letters. */
export function isWithin(place: PlaceRow, { within, certain }: Reading, locale: string): boolean {
  return within.every((part) => {
    if (part === place.country.toLowerCase() || part === place.admin1Code?.toLowerCase()) return true;
    if (shortNames[part] === place.country) return true;
    const names = [
      countryKey(place.country, locale),
      countryKey(place.country, 'en'),
      countryKey(place.country, 'fr'),
    ];
    if (place.admin1 !== null) names.push(placeKey(place.admin1));
    // A guess must be sure of itself: "la cr" is no "La" in a region on "cr".
    const enough = certain ? 2 : 4;
    return names.some((name) => name === part || (part.length >= enough && name.startsWith(part)));
  });
}

function countryKey(code: string, locale: string): string {
  const at = `${locale} ${code}`;
  const known = keys.get(at);
  if (known !== undefined) return known;
  const key = placeKey(countryName(code, locale));
  if (keys.size < 10_000) keys.set(at, key);
  return key;
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The country that is called so in the reader's language, in English or in French. */
export function countryCalled(key: string, locale: string): string | undefined {
  if (key.length < 4) return undefined;
  for (const words of new Set([locale, 'en', 'fr']))
    for (const first of letters)
      for (const second of letters) if (countryKey(first + second, words) === key) return first + second;
  return undefined;
}
