import { distanceM } from '@entraide/model/geo';
import { placeKey } from '../gazetteer/place-key.ts';
import type { Geocoded } from './geocoder/index.ts';
import { called } from './look-up-names.ts';
import { placeAround } from './nearest-place.ts';
import { type FoundPlace, isArea, type Place, type PlaceTx, placeName, toPlace } from './place.ts';
import { readQuery } from './read-query.ts';

const SAME_TOWN_M = 30_000;

/**
 * A third party's answers as places of ours: a town that we know is ours, with our name for it; a street or a quarter keeps its own
 * name and point under the id of the place around it, which is what a listing there is labelled with. Each place once.
 */
export async function resolveGeocoded(
  tx: PlaceTx,
  answers: readonly Geocoded[],
  { q, locale }: { q: string; locale: string },
): Promise<FoundPlace[]> {
  const places = new Map<string, FoundPlace>();
  const typed = placeKey(q);
  for (const answer of answers) {
    const place = (answer.isTown && (await knownTown(tx, answer, locale))) || (await pointIn(tx, answer));
    if (!place) continue;
    const key = `${place.id} ${place.name}`;
    // Whoever says what was typed has understood it; anything else is a guess of theirs.
    const strength = places.size === 0 && placeKey(answer.name) === typed ? 'strong' : 'weak';
    if (!places.has(key)) places.set(key, { ...place, strength });
  }
  return [...places.values()];
}

async function knownTown(tx: PlaceTx, answer: Geocoded, locale: string): Promise<Place | undefined> {
  const [reading] = readQuery(answer.name);
  if (!reading) return undefined;
  const [best] = (await called(tx, [reading]))
    .filter(({ how, place }) => how === 'exact' && !isArea(place) && distanceM(place, answer) < SAME_TOWN_M)
    .sort((a, b) => b.place.population - a.place.population);
  return best && toPlace(best.place, placeName(best.place, locale));
}

async function pointIn(tx: PlaceTx, { name, lat, lon, country }: Geocoded): Promise<Place | undefined> {
  const around = await placeAround(tx, { lat, lon });
  if (!around) return undefined;
  const { id, admin1 } = around;
  const code = country ?? around.country;
  // On the other side of a border the nearest place's region is not this one's.
  const region = admin1 !== null && code === around.country ? { admin1 } : {};
  return { id, name, country: code, ...region, lat, lon, population: 0, kind: 'point', finer: true };
}
