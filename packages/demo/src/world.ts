import type { Located } from '@entraide/core/place';
import { cellFinder, type PlaceTx } from '@entraide/core/place';
import { sql } from '@entraide/db';
import { cellAt, METRES_PER_DEGREE, type Point, type Precision } from '@entraide/model/geo';

/** A town of the gazetteer. */
export interface Town extends Point {
  id: number;
  name: string;
  country: string;
  population: number;
}

/** Where people live, in memory: millions of listings are spread and snapped without asking the database for each. */
export interface World {
  /** A town by its people; `random` gives 0 <= x < 1. */
  pick(random: () => number): Town;
  /** What is kept of a point in or around a town: the same cells as `locate` gives, named after a town of some size nearby. */
  snap(point: Point, precision: Precision, town: Town): Located;
}

/** Reads the gazetteer once; half a second. */
export async function readWorld(tx: PlaceTx): Promise<World> {
  const towns = [
    ...(await tx.execute<Town & Record<string, unknown>>(
      sql`select id, name, country, lat, lon, population from places where kind <> 'district' and population > 0 order by id`,
    )),
  ];
  if (towns.length === 0)
    throw new Error('the gazetteer is empty: run `platform db migrate` and start again');
  const cellOf = await cellFinder(tx);
  const nearby = largestNear(towns);
  const capitals = new Map<string, Town>();
  const ends = new Float64Array(towns.length);
  let people = 0;
  for (const [at, town] of towns.entries()) {
    people += town.population;
    ends[at] = people;
    if (town.population > (capitals.get(town.country)?.population ?? 0)) capitals.set(town.country, town);
  }
  const at = ({ lat, lon }: Point, radiusM: number, { id, country }: Town) => ({
    ...{ lat, lon, radiusM, country },
    placeId: id,
  });
  const snapAs = (point: Point, precision: Precision, town: Town) => {
    if (precision === 'public-place') return at({ lat: to5(point.lat), lon: to5(point.lon) }, 0, town);
    if (precision === 'neighbourhood') {
      const cell = cellOf(point);
      return at(cell, cell.radiusM, town.population >= NAMED ? town : (nearby(cell, 1) ?? town));
    }
    if (precision === 'city') {
      const square = cellAt(point, 0);
      return at(square, square.radiusM, nearby(square, 2) ?? town);
    }
    const capital = capitals.get(town.country) ?? town;
    return at(cellAt(capital, 0), 0, capital);
  };
  return {
    pick: (random) => towns[firstAbove(ends, random() * people)] ?? (towns[0] as Town),
    snap: (point, precision, town) => ({ ...snapAs(point, precision, town), precision }),
  };
}

/** People of a town that gives its own name to a neighbourhood; others are called after a larger one. */
const NAMED = 10_000;

/** About a metre. */
const to5 = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

function firstAbove(ends: Float64Array, mark: number): number {
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > mark) high = middle;
    else low = middle + 1;
  }
  return low;
}

const BLOCK_DEGREES = 0.15;
const ROW = 10_000;

/** Gives the largest town within so many blocks of about 16 km, all around; undefined where there is none. */
function largestNear(towns: readonly Town[]): (point: Point, reach: number) => Town | undefined {
  const column = (lon: number) => Math.floor((lon + 180) / BLOCK_DEGREES);
  const row = (lat: number) => Math.floor((lat + 90) / BLOCK_DEGREES);
  const largest = new Map<number, Town>();
  for (const town of towns) {
    const key = row(town.lat) * ROW + column(town.lon);
    if (town.population > (largest.get(key)?.population ?? 0)) largest.set(key, town);
  }
  return (point, reach) => {
    let best: Town | undefined;
    for (let north = -reach; north <= reach; north++)
      for (let east = -reach; east <= reach; east++) {
        const town = largest.get((row(point.lat) + north) * ROW + column(point.lon) + east);
        if (town && town.population > (best?.population ?? 0)) best = town;
      }
    return best;
  };
}

/** Metres that a town's people are scattered by: 4,000 live on a square kilometre, and some beyond the edge. */
export function spreadOf({ population }: Pick<Town, 'population'>): number {
  return 300 + 0.6 * 1000 * Math.sqrt(population / 4_000 / Math.PI);
}

const spoken: Record<string, string> = {
  fr: 'FR BE CH LU MC CA SN CI ML BF BJ TG NE GN CM GA CG CD CF TD MG HT RE GP MQ GF YT PF NC DJ KM',
  ar: 'DZ MA TN LY EG SD MR SA AE QA KW BH OM YE JO LB SY IQ PS',
  en: 'GB IE US AU NZ NG GH KE UG ZM ZW ZA IN PK PH SG JM TT MT',
  es: 'ES MX CO AR PE VE CL EC GT CU BO DO HN PY SV NI CR PA UY PR GQ',
  pt: 'PT BR AO MZ CV GW ST TL',
  de: 'DE AT LI',
};
const languageOf = new Map(
  Object.entries(spoken).flatMap(([locale, countries]) =>
    countries.split(' ').map((code) => [code, locale] as const),
  ),
);

/** A language of the space: mostly what the country speaks, where the space does too; else mostly the space's first. */
export function languageIn<L extends string>(
  country: string,
  locales: readonly L[],
  random: () => number,
): L {
  const own = locales.find((locale) => locale === languageOf.get(country));
  const chance = random();
  const [first] = locales;
  if (first === undefined) throw new Error('A space has at least one language.');
  if (chance < 0.85) return own ?? first;
  return locales[Math.floor(((chance - 0.85) / 0.15) * locales.length)] ?? first;
}

/** Scattered around a point with a normal distribution (Box-Muller). */
export function around({ lat, lon }: Point, sigmaM: number, random: () => number): Point {
  const distance = sigmaM * Math.sqrt(-2 * Math.log(1 - random()));
  const angle = 2 * Math.PI * random();
  const north = Math.max(-89.9, Math.min(89.9, lat + (distance * Math.cos(angle)) / METRES_PER_DEGREE));
  const east = (distance * Math.sin(angle)) / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
  return { lat: north, lon: ((lon + east + 540) % 360) - 180 };
}
