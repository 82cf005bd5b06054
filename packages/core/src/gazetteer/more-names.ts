import { distanceM } from '@entraide/model/geo';
import { addName, type KnownName, type Via } from './read-areas.ts';
import type { City } from './read-cities.ts';
import { type GazetteerSource, readTable } from './source.ts';

/** People of a quarter that is known outside of its city, and of a village that is not. */
const QUARTER = 150_000;
const VILLAGE = 300;
/** How far from its city's middle a quarter may be. */
const CITY_M = 40_000;

/** Names that GeoNames does not have, by the id of the place that answers for them. */
export async function readMoreNames(
  source: GazetteerSource,
  cities: readonly City[],
): Promise<Map<number, Map<string, KnownName>>> {
  const byId = new Map(cities.map((city) => [city.id, city]));
  const [renamed, quarters] = await Promise.all([readTable(source.renamed), readTable(source.quarters)]);
  const towns = [...renamed, ...quarters].map(([, town = '']) => town);
  const parts = quarters.flatMap(([, , names = '']) => names.split(';'));
  const named = placesCalled(cities, new Set([...towns, ...parts]));

  const all = new Map<number, Map<string, KnownName>>();
  const add = (city: City | undefined, names: readonly string[], fame: number, via?: Via) => {
    if (!city) return;
    const own = all.get(city.id) ?? new Map<string, KnownName>();
    all.set(city.id, own);
    for (const name of names) addName(own, name, fame, via);
  };
  for (const [id, ...names] of await readTable(source.merged)) {
    const city = byId.get(Number(id));
    add(city, names, city?.population ?? 0);
  }
  for (const [country, town = '', names = '', near] of renamed) {
    const city = largestIn(named.get(town), country);
    if (near) add(city, names.split(';'), VILLAGE, 'village');
    else add(city, names.split(';'), city?.population ?? 0);
  }
  for (const [country, town = '', names = ''] of quarters) {
    const city = largestIn(named.get(town), country);
    for (const name of city ? names.split(';') : []) {
      // A quarter that GeoNames has as a place has a point of its own.
      const own = named
        .get(name)
        ?.find((place) => city && place.country === country && distanceM(place, city) < CITY_M);
      if (own) add(own, [name], Math.max(QUARTER, own.population));
      else add(city, [name], QUARTER, 'quarter');
    }
  }
  for (const [id, ...names] of await readTable(source.villages))
    add(byId.get(Number(id)), names, VILLAGE, 'village');
  for (const [id, ...codes] of await readTable(source.postcodes))
    add(byId.get(Number(id)), codes, byId.get(Number(id))?.population ?? 0, 'postcode');
  return all;
}

type Named = ReadonlyMap<string, readonly City[]>;

/** Places by their names, exactly as GeoNames writes them; only of the wanted names, because there are a million. */
function placesCalled(cities: readonly City[], wanted: ReadonlySet<string>): Named {
  const found = new Map<string, City[]>();
  for (const city of cities)
    for (const name of [city.name, ...city.alternates]) {
      if (!wanted.has(name)) continue;
      const known = found.get(name);
      if (!known) found.set(name, [city]);
      else if (known.at(-1) !== city) known.push(city);
    }
  return found;
}

const largestIn = (places: readonly City[] = [], country: string | undefined) =>
  places.filter((place) => place.country === country).sort((a, b) => b.population - a.population)[0];
