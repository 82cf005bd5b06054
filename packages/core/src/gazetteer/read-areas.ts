import { distanceM } from '@entraide/model/geo';
import { placeKey } from './place-key.ts';
import type { City } from './read-cities.ts';
import { type GazetteerSource, type Region, readTable } from './source.ts';

/** How a name leads to something: undefined when it is a name of its own. */
export type Via = 'quarter' | 'village' | 'postcode' | 'code';

export interface KnownName {
  name: string;
  /** How well known it is, in people. */
  fame: number;
  via?: Via;
}

/** A country, region or airport, with its names by their keys. */
export interface Area {
  id: number;
  kind: 'country' | 'region' | 'airport';
  name: string;
  country: string;
  region: string | null;
  lat: number;
  lon: number;
  population: number;
  labels: Record<string, string>;
  box: [south: number, west: number, north: number, east: number] | null;
  largest: number[];
  names: Map<string, KnownName>;
}

/** A row of areas.tsv: what is said by people about a country or a region, and reviewed. */
interface Reviewed {
  country: string;
  /** Empty: the country. A region's name as in regions.tsv; or `=67,68`: the parts of the country with these second-level codes. */
  what: string;
  fr: string[];
  en: string[];
  ar: string[];
  others: string[];
}

const FIRST_ID = 900_000_000;
const REGIONS_FROM = FIRST_ID + 10_000_000;
const REGION_IDS = 80_000_000;
/** People that a country's name in another language counts for: there are sixty of them. */
const FOREIGN = 20_000;
/** A region that nobody reviewed is known by its own people: its large towns come first. */
const UNREVIEWED = 10;

/** The languages of the first columns of countries.tsv. */
const labelled = ['fr', 'en', 'ar', 'es', 'pt', 'de'];

export async function readAreas(
  source: GazetteerSource,
  cities: readonly City[],
  regions: ReadonlyMap<string, Region>,
): Promise<Area[]> {
  const reviewed = (await readTable(source.areas)).map(readReviewed);
  const called = new Map((await readTable(source.countries)).map(([code = '', ...names]) => [code, names]));
  const byCountry = groupBy(cities, ({ country }) => country);
  const byRegion = groupBy(cities, ({ country, admin1Code }) => `${country}.${admin1Code}`);
  const areas: Area[] = [];
  for (const [country, towns] of byCountry) {
    const row = reviewed.find((each) => each.country === country && each.what === '');
    areas.push(countryOf(country, called.get(country) ?? [], towns, row));
  }
  for (const [code, towns] of byRegion) {
    const name = regions.get(code)?.name;
    const [country = ''] = code.split('.');
    if (!name) continue;
    const row = reviewed.find((each) => each.country === country && each.what === name);
    areas.push(regionOf({ code, country, name, towns, row }));
  }
  for (const row of reviewed.filter(({ what }) => what.startsWith('='))) {
    const parts = new Set(row.what.slice(1).split(','));
    const towns = (byCountry.get(row.country) ?? []).filter(({ admin2Code }) => parts.has(admin2Code));
    const name = row.en[0] ?? row.fr[0] ?? '';
    if (towns.length > 0)
      areas.push(regionOf({ code: `${row.country}${row.what}`, country: row.country, name, towns, row }));
  }
  return areas;
}

function readReviewed([country = '', what = '', ...lists]: string[]): Reviewed {
  const [fr = [], en = [], ar = [], others = []] = lists.map((list) => list.split(';').filter(Boolean));
  return { country, what, fr, en, ar, others };
}

function countryOf(
  country: string,
  called: readonly string[],
  towns: readonly City[],
  row: Reviewed | undefined,
): Area {
  const population = peopleIn(towns);
  const labels: Record<string, string> = {};
  const names = new Map<string, KnownName>();
  for (const [at, name] of called.entries()) {
    const language = labelled[at];
    if (language && name) labels[language] = name;
    // What another language calls a country may be a town's name in the reader's.
    addName(names, name, language ? population : Math.min(FOREIGN, Math.round(population / 100)));
  }
  for (const name of row ? namesOf(row) : []) addName(names, name, population);
  names.set(country.toLowerCase(), { name: country, fame: population, via: 'code' });
  const id = FIRST_ID + (country.charCodeAt(0) - 65) * 26 + country.charCodeAt(1) - 65;
  const name = labels.en ?? country;
  return { id, kind: 'country', name, country, region: null, population, labels, names, ...extentOf(towns) };
}

function regionOf(given: {
  code: string;
  country: string;
  name: string;
  towns: readonly City[];
  row: Reviewed | undefined;
}): Area {
  const { code, country, towns, row } = given;
  const population = peopleIn(towns);
  const names = new Map<string, KnownName>();
  // A department or county is less known than the town it may share its name with: Vienne, Durham.
  const fame = Math.round(population / (code.includes('=') ? 3 : 1));
  for (const name of row ? namesOf(row) : []) addName(names, name, fame);
  addName(names, given.name, row ? fame : Math.round(population / UNREVIEWED));
  const bare = given.name.replace(
    /^(?:Province|State|Region|Department|District|Canton|Community|Governorate) of (?:the )?|(?:'s)? (?:Province|State|Region|Department|District|Oblast|Governorate|Prefecture|County|Parish|Oblast'|Krai|Voivodeship|Division)$/g,
    '',
  );
  addName(names, bare, Math.round(population / UNREVIEWED));
  const labels: Record<string, string> = {};
  for (const language of ['fr', 'en', 'ar'] as const) {
    const [label] = row?.[language] ?? [];
    if (label) labels[language] = label;
  }
  const id = REGIONS_FROM + (hashOf(code) % REGION_IDS);
  const { name } = given;
  return { id, kind: 'region', name, country, region: null, population, labels, names, ...extentOf(towns) };
}

const namesOf = ({ fr, en, ar, others }: Reviewed) => [...fr, ...en, ...ar, ...others];

export function addName(names: Map<string, KnownName>, name: string, fame: number, via?: Via): void {
  const key = placeKey(name);
  if (key.length < 2 || key.length > 100) return;
  const known = names.get(key);
  if (known && known.fame >= fame) return;
  names.set(key, { name, fame, ...(via && { via }) });
}

const MOST_PEOPLE = 2_000_000_000;
const peopleIn = (towns: readonly City[]) =>
  Math.min(
    MOST_PEOPLE,
    towns.reduce((sum, { kind, population }) => (kind === 'district' ? sum : sum + population), 0),
  );

/** Degrees around the towns, so that none lies on the edge. */
const MARGIN = 0.1;
const LARGEST = 6;
/** A few people so far away are a base or an islet, and would make a country's box an ocean. */
const AFAR_M = 1_500_000;
const FEW = 0.0005;

function extentOf(towns: readonly City[]): Pick<Area, 'lat' | 'lon' | 'box' | 'largest'> {
  const lived = towns.filter(({ kind }) => kind !== 'district');
  const byPeople = (lived.length > 0 ? lived : [...towns]).sort(
    (a, b) => b.population - a.population || a.id - b.id,
  );
  const [{ lat, lon } = { lat: 0, lon: 0 }] = byPeople;
  const largest = byPeople.slice(0, LARGEST).map(({ id }) => id);
  const most = peopleIn(towns) * FEW;
  const within = towns.filter(
    (town) => town.population > most || distanceM(town, { lat, lon }) < AFAR_M || town.lat === lat,
  );
  const lats = within.map((town) => town.lat);
  const { west, east } = widthOf(within.map((town) => town.lon));
  const south = Math.max(-90, Math.min(...lats) - MARGIN);
  const north = Math.min(90, Math.max(...lats) + MARGIN);
  return { lat, lon, box: [south, west, north, east], largest };
}

/** The smallest arc that holds all of them: what is left of the widest gap. */
function widthOf(lons: number[]): { west: number; east: number } {
  const sorted = [...lons].sort((a, b) => a - b);
  const [first = 0] = sorted;
  let [west, east, widest] = [first, sorted.at(-1) ?? 0, first + 360 - (sorted.at(-1) ?? 0)];
  for (const [at, lon] of sorted.entries()) {
    const gap = at === 0 ? 0 : lon - (sorted[at - 1] ?? lon);
    if (gap > widest) [west, east, widest] = [lon, sorted[at - 1] ?? lon, gap];
  }
  return { west: Math.max(-180, west - MARGIN), east: Math.min(180, east + MARGIN) };
}

/** FNV-1a: an id that stays the same from one load to the next. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
