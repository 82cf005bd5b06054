import type { Database } from '@entraide/db';
import { sql } from '@entraide/db';
import { pick, randomFrom } from '@entraide/demo';
import type { Point } from '@entraide/model/geo';

/** A search as it stands in an address. */
export type Query = Record<string, string>;

export interface Shape {
  name: string;
  verb: 'list' | 'map';
  /** Different ones, in turn: nobody searches one and the same point all day. */
  queries: Query[];
  /** The page of results that is timed; the first unless told. */
  page?: number;
}

/** What is rare and what is common in the data that was planted. */
export interface Vocabulary {
  common: string[];
  rare: string[];
  commonCategory: string;
  rareCategory: string;
  rareLocale: string;
}

const QUERIES = 200;
const point = ({ lat, lon }: Point) => `${lat.toFixed(5)},${lon.toFixed(5)}`;

/** Points by how many people live there, from a fixed seed. */
export async function drawPoints(db: Database) {
  const places = await db.outsideTenant((tx) =>
    tx.execute<{ lat: number; lon: number; population: number }>(
      sql`select lat, lon, population from places where kind <> 'district' and population > 0 order by id`,
    ),
  );
  const draw = (seed: string, fits: (population: number) => boolean, spread: number) => {
    const random = randomFrom(`geosearch ${seed}`);
    const among = [...places].filter(({ population }) => fits(population));
    const ends: number[] = [];
    for (const { population } of among) ends.push((ends.at(-1) ?? 0) + population);
    return Array.from({ length: QUERIES }, () => {
      const mark = random() * (ends.at(-1) ?? 0);
      const { lat, lon } = among[ends.findIndex((end) => end > mark)] ?? { lat: 0, lon: 0 };
      const near = (degrees: number) => degrees + (random() - 0.5) * spread;
      return { lat: Math.max(-90, Math.min(90, near(lat))), lon: Math.max(-180, Math.min(180, near(lon))) };
    });
  };
  return {
    people: draw('people', () => true, 0.1),
    metropolis: draw('metropolis', (population) => population >= 1_000_000, 0.1),
    town: draw('town', (population) => population >= 5_000 && population < 50_000, 0.05),
    desert: deserts(),
  };
}
export type Points = Awaited<ReturnType<typeof drawPoints>>;

/** West, south, east, north: the Sahara, the Australian outback, Siberia, Greenland, the South Pacific, the Amazon. */
const empty = [
  [0, 20, 25, 27],
  [122, -29, 134, -21],
  [95, 64, 125, 71],
  [-45, 66, -30, 76],
  [-140, -50, -95, -30],
  [-68, -6, -62, -2],
] as const;

function deserts(): Point[] {
  const random = randomFrom('geosearch desert');
  return Array.from({ length: QUERIES }, () => {
    const [west, south, east, north] = pick(empty, random);
    return { lat: south + random() * (north - south), lon: west + random() * (east - west) };
  });
}

const around = ({ lat, lon }: Point, height: number): string => {
  const [h, w] = [height / 2, height / 2 / Math.max(0.2, Math.cos((lat * Math.PI) / 180))];
  const wrap = (degrees: number) =>
    degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees;
  const box = [wrap(lon - w), Math.max(-90, lat - h), wrap(lon + w), Math.min(90, lat + h)];
  return box.map((degrees) => degrees.toFixed(4)).join(',');
};

export function listShapes(points: Points, words: Vocabulary, now: Date): Shape[] {
  const shape = (name: string, at: readonly Point[], query: (at: Point, n: number) => Query): Shape => ({
    name,
    verb: 'list',
    queries: at.map(query),
  });
  const near = (name: string, more: Query = {}, at: readonly Point[] = points.people) =>
    shape(`near${name}`, at, (one) => ({ near: point(one), ...more }));
  const box = (name: string, height: number, more: Query = {}) =>
    shape(`box: ${name}`, points.people, (one) => ({ bbox: around(one, height), ...more }));
  const fixedBox = (name: string, bbox: string, byDistance = false) =>
    shape(`box: ${name}`, points.people, (one) => ({
      bbox,
      ...(byDistance ? { near: point(one), sort: 'distance' } : { sort: 'newest' }),
    }));
  const radius = (['metropolis', 'town', 'desert'] as const).flatMap((where) =>
    ['5', '25', '100'].map((km) => near(`, ${km} km, ${where}`, { radiusKm: km }, points[where])),
  );
  const since = new Date(now.getTime() - 2 * 86_400_000).toISOString();
  const { commonCategory, rareCategory, rareLocale } = words;

  const text = (name: string, q: (n: number) => string): Shape[] => [
    shape(`text: ${name}`, points.people, (_, n) => ({ q: q(n) })),
    shape(`text: ${name}, near`, points.people, (one, n) => ({ q: q(n), near: point(one) })),
    shape(`text: ${name}, box`, points.people, (one, n) => ({ q: q(n), bbox: around(one, 4) })),
  ];
  const common = (n: number) => words.common[n % words.common.length] ?? '';
  const rare = (n: number) => words.rare[n % words.rare.length] ?? '';

  return [
    near(''),
    ...radius,
    near(', kind', { kind: 'request' }),
    near(', category', { category: commonCategory }),
    near(', category, kind, urgent', { category: commonCategory, kind: 'request', urgent: '1' }),
    near(', rare category', { category: rareCategory }),
    near(', rare language', { language: rareLocale }),
    near(', since', { since }),
    box('city, newest', 0.3, { sort: 'newest' }),
    box('country, newest', 8, { sort: 'newest' }),
    fixedBox('world, newest', '-180,-90,180,90'),
    fixedBox('antimeridian, newest', '170,-50,-170,70'),
    shape('box: city, distance', points.people, (one) => ({
      bbox: around(one, 0.3),
      near: point(one),
      sort: 'distance',
    })),
    shape('box: country, distance', points.people, (one) => ({
      bbox: around(one, 8),
      near: point(one),
      sort: 'distance',
    })),
    fixedBox('antimeridian, distance', '170,-50,-170,70', true),
    shape('newest', points.people, () => ({})),
    shape('newest, category', points.people, () => ({ category: commonCategory })),
    shape('newest, rare category', points.people, () => ({ category: rareCategory })),
    ...text('common', common),
    ...text('rare', rare),
    ...text('prefix', (n) => common(n).slice(0, 4)),
    ...text('typo', (n) => misspelt(common(n), n)),
    ...text('two words', (n) => `${common(n)} ${common(n + 7)}`),
    { ...near(', page 10'), page: 10 },
    { ...shape('newest, page 10', points.people, () => ({})), page: 10 },
    shape('total', points.people, (_, n) => ({ kind: n % 2 ? 'offer' : 'request', limit: '1' })),
  ];
}

/** Two letters swapped, not the first. */
function misspelt(word: string, n: number): string {
  const at = 1 + (n % Math.max(1, word.length - 2));
  return word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
}

export function mapShapes(points: Points, words: Vocabulary): Shape[] {
  const world = '-180,-85,180,85';
  const shape = (name: string, query: (at: Point) => Query): Shape => ({
    name: `map: ${name}`,
    verb: 'map',
    queries: points.people.map(query),
  });
  return [
    shape('world', () => ({ bbox: world, zoom: '1' })),
    shape('world, kind', () => ({ bbox: world, zoom: '1', kind: 'offer' })),
    shape('world, category', () => ({ bbox: world, zoom: '1', category: words.commonCategory })),
    shape('country', (one) => ({ bbox: around(one, 8), zoom: '6' })),
    shape('city', (one) => ({ bbox: around(one, 0.3), zoom: '11' })),
  ];
}
