import { countryKeys } from './country-keys.ts';
import { knownKey } from './known-key.ts';
import { placeName } from './place.ts';
import type { Hit } from './rank-places.ts';
import type { Reading } from './read-query.ts';

const shortNames: Record<string, string> = {
  usa: 'US',
  eeuu: 'US',
  uk: 'GB',
  uae: 'AE',
  eau: 'AE',
  rdc: 'CD',
};

/** Whether the place lies in what the reading says: its region or country, by name (in the reader's language too) or letters. */
export function isWithin(
  { place, via }: Pick<Hit, 'place' | 'via'>,
  reading: Reading,
  locale: string,
): boolean {
  const { within, certain } = reading;
  if (within.length === 0) return true;
  const names = countryKeys(place.country, locale);
  if (place.admin1 !== null) names.push(knownKey(place.admin1));
  // "Montmartre, Paris": a quarter is in the city that answers for it.
  if (via) names.push(knownKey(place.name), knownKey(placeName(place, locale)));
  // A guess must be sure of itself: "San Juan la" is in no "Land".
  const enough = certain ? 2 : 4;
  const fits = (part: string) =>
    part === place.country.toLowerCase() ||
    part === place.admin1Code?.toLowerCase() ||
    shortNames[part] === place.country ||
    names.some((name) => name === part || (part.length >= enough && name.startsWith(part)));
  return within.every((part) => fits(part) || part.split(' ').every(fits));
}
