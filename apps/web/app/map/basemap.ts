import { type Box, widthOf } from '@entraide/model/geo';
import type { Feature, FeatureCollection } from 'geojson';
import { BASEMAP_VERSION, GROUND_TILES, TOWN_TILES } from './basemap-version.ts';

/** As `basemap/build.ts` writes it: differences of whole `steps` a degree, x and y in turn. */
export interface Ground {
  steps: number;
  land: number[][][];
  borders: number[][];
}

export type CityLabel = [
  name: string,
  lon: number,
  lat: number,
  zoom: number,
  more?: { fr?: string; ar?: string; capital?: 1 },
];

export interface Labels {
  countries: [code: string, lon: number, lat: number, zoom: number][];
  cities: CityLabel[];
}

export type Tile = Ground & { towns: CityLabel[] };

const pending = new Map<string, Promise<unknown>>();

/** One request a file and page, however many maps ask; a failed one may be asked again. */
export function loadBasemap<T>(name: string): Promise<T> {
  let file = pending.get(name) as Promise<T> | undefined;
  if (!file) {
    file = fetch(`/map/${BASEMAP_VERSION}/${name}.json`).then((response) => {
      if (!response.ok) throw new Error(`basemap ${name}: ${response.status}`);
      return response.json() as Promise<T>;
    });
    file.catch(() => pending.delete(name));
    pending.set(name, file);
  }
  return file;
}

/** The tiles with land that a view touches. */
export const groundTilesIn = (box: Box) => tilesIn(box, GROUND_TILES);

/** The tiles with small towns that a view touches. */
export const townTilesIn = (box: Box) => tilesIn(box, TOWN_TILES);

function tilesIn(box: Box, tiles: { degrees: number; keys: string }): string[] {
  const { degrees } = tiles;
  const known = new Set(tiles.keys.split(' '));
  const first = Math.floor((box.west + 180) / degrees);
  const last = Math.floor((box.west + widthOf(box) + 180) / degrees);
  const found = new Set<string>();
  for (let column = first; column <= last; column++) {
    for (
      let row = Math.floor((box.south + 90) / degrees);
      row <= Math.floor((box.north + 90) / degrees);
      row++
    ) {
      const key = `${column % (360 / degrees)}-${row}`;
      if (known.has(key)) found.add(key);
    }
  }
  return [...found].sort();
}

function decode(flat: number[], steps: number): [number, number][] {
  const points: [number, number][] = [];
  let x = 0;
  let y = 0;
  for (let i = 0; i + 1 < flat.length; i += 2) {
    x += flat[i] ?? 0;
    y += flat[i + 1] ?? 0;
    points.push([x / steps, y / steps]);
  }
  return points;
}

/** One feature for the land and one for the borders of a piece of ground. */
export function groundFeatures({ steps, land, borders }: Ground): { land: Feature; borders: Feature } {
  return {
    land: {
      type: 'Feature',
      properties: {},
      geometry: {
        type: 'MultiPolygon',
        coordinates: land.map((polygon) => polygon.map((ring) => decode(ring, steps))),
      },
    },
    borders: {
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiLineString', coordinates: borders.map((line) => decode(line, steps)) },
    },
  };
}

/** Names of countries in the page's language, from the browser's own tables. */
export function countryFeatures(countries: Labels['countries'], locale: string): FeatureCollection {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  return points(
    countries.flatMap(([code, lon, lat, zoom]) => {
      const name = names.of(code);
      return name ? [[lon, lat, { name, zoom, order: zoom }]] : [];
    }),
  );
}

/** Names of cities in the page's language where we know them, else as GeoNames has them. */
export function cityFeatures(cities: CityLabel[], locale: string): FeatureCollection {
  const language = locale.split('-')[0];
  return points(
    cities.map(([english, lon, lat, zoom, more], index) => {
      const name = (language === 'fr' && more?.fr) || (language === 'ar' && more?.ar) || english;
      return [lon, lat, { name, zoom, order: index, capital: more?.capital === 1 }];
    }),
  );
}

function points(list: [lon: number, lat: number, properties: Record<string, unknown>][]): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: list.map(([lon, lat, properties]) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates: [lon, lat] },
    })),
  };
}
