import { placeKey } from '../place-key.ts';
import type { City } from '../read-cities.ts';
import { regionLetters } from './region-letters.ts';

export interface RecentCity {
  name: string;
  lat: string;
  lng: string;
  country: string;
  admin1: string;
}

// GeoNames has these in English only; everywhere else its names are the ones in use.
const inFrance: Record<string, string> = {
  Brittany: 'Bretagne',
  Normandy: 'Normandie',
  'New Aquitaine': 'Nouvelle-Aquitaine',
  Corsica: 'Corse',
};

/**
 * Region names for the codes of our dump. Codes have changed since it was made (France joined its regions in 2016), so a
 * code gets the name of the region that most of its cities are in today.
 */
export function matchRegions(cities: City[], recent: RecentCity[], names: Map<string, string>): string {
  const today = new Map<string, RecentCity[]>();
  for (const city of recent) push(today, `${city.country} ${placeKey(city.name)}`, city);

  const votes = new Map<string, Map<string, number>>();
  for (const city of cities) {
    if (city.admin1Code === '') continue;
    const same = today.get(`${city.country} ${placeKey(city.name)}`)?.find((other) => isNear(city, other));
    const old = `${city.country}\t${city.admin1Code}`;
    const ballot = votes.get(old) ?? votes.set(old, new Map()).get(old);
    if (same) ballot?.set(same.admin1, (ballot.get(same.admin1) ?? 0) + 1);
  }

  const lines: string[] = [];
  for (const [old, ballot] of [...votes].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [country = '', code = ''] = old.split('\t');
    const [winner] = [...ballot].sort((a, b) => b[1] - a[1])[0] ?? [code];
    const name = names.get(`${country}.${winner}`);
    if (name)
      lines.push([country, code, inFrance[name] ?? name, regionLetters(country, code, name)].join('\t'));
  }
  return `${lines.join('\n')}\n`;
}

function isNear(city: City, other: RecentCity): boolean {
  return Math.abs(city.lat - Number(other.lat)) < 0.2 && Math.abs(city.lon - Number(other.lng)) < 0.3;
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
