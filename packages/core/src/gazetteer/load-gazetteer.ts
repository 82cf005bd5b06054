import { type Bulk, type Database, loadInBulk, sql } from '@entraide/db';
import { cityNames } from './city-names.ts';
import { readMoreNames } from './more-names.ts';
import { readAirports } from './read-airports.ts';
import { type Area, type KnownName, readAreas } from './read-areas.ts';
import { type City, readCities } from './read-cities.ts';
import { type GazetteerSource, gazetteerVersion, readLabels, readRegions, shippedSource } from './source.ts';

export interface LoadedGazetteer {
  version: string;
  loaded: boolean;
  places: number;
  names: number;
}

/**
 * Fills countries, places, areas and place_names from the shipped GeoNames dump, as the owner, in one transaction. When the
 * version is there already it is one query and nothing else; processes that start together load once.
 * Throws when the source cannot be read or the database refuses: nothing has changed then.
 */
export async function loadGazetteer(options: {
  db: Database;
  ownerUrl: string;
  source?: GazetteerSource;
  onProgress?: (step: string) => void;
}): Promise<LoadedGazetteer> {
  const { db, ownerUrl, source = shippedSource, onProgress = () => {} } = options;
  const version = await gazetteerVersion(source);
  const current = await db.outsideTenant((tx) =>
    tx.execute(sql`select version from gazetteer_version where version = ${version}`),
  );
  if (current.length > 0) return { version, loaded: false, places: 0, names: 0 };

  return await loadInBulk(ownerUrl, async (bulk) => {
    await bulk.query(`select pg_advisory_xact_lock(hashtextextended('gazetteer', 0))`);
    if ((await bulk.query('select from gazetteer_version where version = $1', [version])).length > 0)
      return { version, loaded: false, places: 0, names: 0 };
    onProgress('reading the places of the world');
    const { cities, areas, more } = await readAll(source);
    onProgress(`writing ${cities.length} places`);
    await writePlaces(bulk, cities);
    await writeCountries(bulk, cities);
    await writeAreas(bulk, areas);
    onProgress('writing their names');
    const names = await writeNames(bulk, nameRows(cities, areas, more));
    await bulk.query('delete from gazetteer_version');
    await bulk.query('insert into gazetteer_version (version) values ($1)', [version]);
    return { version, loaded: true, places: cities.length, names };
  });
}

interface Place extends City {
  admin1: string | null;
  admin1Short: string | null;
  labels: Record<string, string>;
}

interface Everything {
  cities: Place[];
  areas: Area[];
  /** Further names, by the place's id. */
  more: ReadonlyMap<number, ReadonlyMap<string, KnownName>>;
}

async function readAll(source: GazetteerSource): Promise<Everything> {
  const [found, regions, labels] = await Promise.all([
    readCities(source.cities),
    readRegions(source),
    readLabels(source),
  ]);
  const cities = found.map((city) => {
    const region = regions.get(`${city.country}.${city.admin1Code}`);
    const [admin1, admin1Short] = [region?.name ?? null, region?.short ?? null];
    return { ...city, admin1, admin1Short, labels: labels.get(city.id) ?? {} };
  });
  const countries = new Set(cities.map(({ country }) => country));
  const areas = [...(await readAreas(source, cities, regions)), ...(await readAirports(source, countries))];
  return { cities, areas, more: await readMoreNames(source, cities) };
}

const columns = [
  'id',
  'name',
  'country',
  'admin1',
  'admin1_code',
  'lat',
  'lon',
  'population',
  'kind',
  'labels',
];

async function writePlaces(bulk: Bulk, places: readonly Place[]): Promise<void> {
  const [known] = await bulk.query('select from places limit 1');
  await bulk.withoutIndexes('places', async () => {
    if (!known) await bulk.copy('places', columns, placeRows(places));
    else await updatePlaces(bulk, places);
  });
}

// A place that is gone stays: a listing may stand on it.
async function updatePlaces(bulk: Bulk, places: readonly Place[]): Promise<void> {
  await bulk.query(
    `create temporary table arriving on commit drop as select ${columns.join(', ')} from places limit 0`,
  );
  await bulk.copy('arriving', columns, placeRows(places));
  const set = columns.slice(1).map((column) => `${column} = excluded.${column}`);
  await bulk.query(
    `insert into places (${columns.join(', ')}) select * from arriving on conflict (id) do update set ${set.join(', ')}`,
  );
}

function* placeRows(places: readonly Place[]): Iterable<(string | number | null)[]> {
  for (const p of places)
    yield [
      p.id,
      p.name,
      p.country,
      p.admin1,
      p.admin1Short,
      p.lat,
      p.lon,
      p.population,
      p.kind,
      JSON.stringify(p.labels),
    ];
}

// A fixed point for a country: its most populous place.
async function writeCountries(bulk: Bulk, places: readonly Place[]): Promise<void> {
  const largest = new Map<string, Place>();
  for (const place of places)
    if (place.population > (largest.get(place.country)?.population ?? -1)) largest.set(place.country, place);
  await bulk.query('delete from countries');
  await bulk.copy(
    'countries',
    ['code', 'lat', 'lon'],
    Array.from(largest, ([code, { lat, lon }]) => [code, lat, lon]),
  );
}

const areaColumns = [
  'id',
  'kind',
  'name',
  'country',
  'region',
  'lat',
  'lon',
  'population',
  'labels',
  'box',
  'largest',
] as const;

async function writeAreas(bulk: Bulk, areas: readonly Area[]): Promise<void> {
  await bulk.query('delete from areas');
  const cellOf = (area: Area, column: (typeof areaColumns)[number]) => {
    if (column === 'box') return area.box && `{${area.box.join(',')}}`;
    if (column === 'largest') return `{${area.largest.join(',')}}`;
    return column === 'labels' ? JSON.stringify(area.labels) : area[column];
  };
  await bulk.copy(
    'areas',
    [...areaColumns],
    areas.map((area) => areaColumns.map((column) => cellOf(area, column))),
  );
}

type NameRow = [id: number, key: string, name: string, population: number, via: string | null];

async function writeNames(bulk: Bulk, rows: Iterable<NameRow>): Promise<number> {
  await bulk.query('truncate place_names');
  return await bulk.withoutIndexes('place_names', () =>
    bulk.copy('place_names', ['place_id', 'key', 'name', 'population', 'via'], rows),
  );
}

function* nameRows(
  places: readonly Place[],
  areas: readonly Area[],
  more: Everything['more'],
): Iterable<NameRow> {
  for (const place of places) {
    const names = cityNames(place.name, place.alternates, Object.values(place.labels));
    const others = more.get(place.id);
    for (const [key, name] of names)
      yield [place.id, key, name, Math.max(place.population, others?.get(key)?.fame ?? 0), null];
    for (const [key, { name, fame, via }] of others ?? [])
      if (!names.has(key)) yield [place.id, key, name, fame, via ?? null];
  }
  for (const area of areas)
    for (const [key, { name, fame, via }] of area.names) yield [area.id, key, name, fame, via ?? null];
}
