import { placeKey } from '../place-key.ts';
import type { City } from '../read-cities.ts';
import { exonyms } from './exonyms.ts';

/** CLDR's time zones: continent, perhaps a region, city; the leaf may carry the city's name in the locale. */
export type ZoneNames = { [part: string]: ZoneNames | string | undefined };

/** Names by locale for the cities CLDR names (one a time zone) and for those in exonyms.ts; the latter win. */
export function findLabels(cities: City[], zones: Map<string, ZoneNames>): string {
  const labels = new Map<number, Map<string, string>>();
  for (const zone of new Set(cities.map((city) => city.timeZone))) {
    const candidates = cities.filter((city) => city.timeZone === zone);
    const english = exemplarCity(zones.get('en'), zone) ?? zone.split('/').at(-1)?.replaceAll('_', ' ') ?? '';
    const city = largestCalled(english, candidates);
    if (city)
      for (const [locale, names] of zones) label(labels, city, locale, exemplarCity(names, zone) ?? english);
  }
  for (const [english, country, byLocale] of exonyms) {
    const city = largestCalled(
      english,
      cities.filter((candidate) => candidate.country === country),
    );
    if (!city) throw new Error(`No city ${english} in ${country}`);
    label(labels, city, 'en', english);
    for (const [locale, name] of Object.entries(byLocale)) {
      if (!isCalled(city, name))
        console.warn(`${english}, ${country}: GeoNames does not know ${locale} ${name}`);
      label(labels, city, locale, name);
    }
  }
  const lines = [...labels]
    .sort(([a], [b]) => a - b)
    .map(([id, names]) =>
      [id, ...Array.from(names, ([locale, name]) => `${locale}=${name}`).sort()].join('\t'),
    );
  return `${lines.join('\n')}\n`;
}

function label(labels: Map<number, Map<string, string>>, city: City, locale: string, name: string): void {
  const own = labels.get(city.id) ?? new Map<string, string>();
  if (name === city.name) own.delete(locale);
  else own.set(locale, name);
  if (own.size > 0) labels.set(city.id, own);
  else labels.delete(city.id);
}

/** CLDR keeps the names that zones had first. */
const olderZones: Record<string, string> = {
  'Asia/Yangon': 'Asia/Rangoon',
  'Asia/Kolkata': 'Asia/Calcutta',
  'Asia/Kathmandu': 'Asia/Katmandu',
  'Asia/Ho_Chi_Minh': 'Asia/Saigon',
  'Europe/Kyiv': 'Europe/Kiev',
  'Atlantic/Faroe': 'Atlantic/Faeroe',
  'America/Argentina/Buenos_Aires': 'America/Buenos_Aires',
  'America/Nuuk': 'America/Godthab',
};

function exemplarCity(zones: ZoneNames | undefined, zone: string): string | undefined {
  let node: ZoneNames | string | undefined = zones;
  for (const part of (olderZones[zone] ?? zone).split('/'))
    node = typeof node === 'object' ? node[part] : undefined;
  const name = typeof node === 'object' ? node.exemplarCity : undefined;
  // "Tripoli (Libye)": the country is told beside the name.
  return typeof name === 'string' ? name.replace(/ \([^)]*\)/, '') : undefined;
}

// By its own name first: Delhi is called New Delhi too, but New Delhi is another city.
function largestCalled(name: string, cities: City[]): City | undefined {
  const key = placeKey(name);
  const named = cities.filter((city) => placeKey(city.name) === key);
  const called = named.length > 0 ? named : cities.filter((city) => isCalled(city, name));
  return called.sort((a, b) => b.population - a.population)[0];
}

function isCalled(city: City, name: string): boolean {
  const key = placeKey(name);
  return [city.name, ...city.alternates].some((known) => placeKey(known) === key);
}
