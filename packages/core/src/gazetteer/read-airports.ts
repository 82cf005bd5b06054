import { airportKey, bareAirportKey } from './airport-key.ts';
import { placeKey } from './place-key.ts';
import { type Area, addName, type KnownName } from './read-areas.ts';
import { type GazetteerSource, readTable } from './source.ts';

const FIRST_ID = 995_000_000;
/** As well known as a town of so many people, by how many use it: see extract/airports.ts. */
const fameOf = [3_000, 30_000, 100_000, 500_000];

/** Airports with an IATA code, under their names and codes, in `countries`. */
export async function readAirports(source: GazetteerSource, countries: ReadonlySet<string>): Promise<Area[]> {
  const airports: Area[] = [];
  for (const row of await readTable(source.airports)) {
    const [id, iata = '', icao = '', name = '', town = '', keywords = '', country = '', lat, lon, use] = row;
    if (!countries.has(country)) continue;
    const names = namesOf({ iata, icao, name, town, keywords }, fameOf[Number(use)] ?? 3_000);
    airports.push({
      ...{ id: FIRST_ID + Number(id), kind: 'airport', name, country, region: town === '' ? null : town },
      ...{ lat: Number(lat), lon: Number(lon), population: 0, labels: {}, box: null, largest: [], names },
    });
  }
  return airports;
}

interface Named {
  iata: string;
  icao: string;
  name: string;
  town: string;
  keywords: string;
}

function namesOf({ iata, icao, name, town, keywords }: Named, fame: number): Map<string, KnownName> {
  const names = new Map<string, KnownName>();
  // "London / Heathrow Airport (LHR)": each part is a name too.
  const called = [name, ...name.split(/[/()]/), ...keywords.split(',')].map((each) => each.trim());
  const [city = ''] = town.split(/[,(/]/);
  const cityKey = bareAirportKey(city);
  for (const each of called) {
    const bare = bareAirportKey(each);
    if (bare.length < 3) continue;
    for (const key of [bare, `${cityKey} ${bare}`, withoutCity(bare, cityKey)])
      if (key) set(names, `airport ${key}`, { name, fame });
  }
  // A town's airport is looked up by the town; without the word for it, the town is meant.
  if (city) set(names, airportKey(city), { name, fame });
  const full = bareAirportKey(name);
  addName(names, name, fame);
  // "Lovell Field" has no word for what it is.
  for (const part of name.split(/[/()]/).slice(1))
    if (part.trim().length > 3) addName(names, part.trim(), Math.round(fame / 5));
  for (const key of [full, withoutCity(full, cityKey)])
    if (key && key !== cityKey && key.length >= 4) set(names, key, { name, fame: Math.round(fame / 5) });
  for (const code of [iata, icao]) {
    if (!code) continue;
    set(names, `airport ${code.toLowerCase()}`, { name, fame });
    set(names, placeKey(code), { name: code, fame, via: 'code' });
  }
  return names;
}

function withoutCity(key: string, city: string): string | undefined {
  return city !== '' && key.startsWith(`${city} `) ? key.slice(city.length + 1) : undefined;
}

function set(names: Map<string, KnownName>, key: string, name: KnownName): void {
  const known = names.get(key);
  if (key.length <= 100 && (!known || known.fame < name.fame)) names.set(key, name);
}
