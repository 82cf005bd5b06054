import { type Cell, cellAt, MOST_CUTS, partAt, SQUARE_SIDE_M, type Square, squareAt } from './cell.ts';
import { distanceM, METRES_PER_DEGREE, type Point, wrapLon } from './earth.ts';

/** A place of the gazetteer, districts of a city left out: their people are counted in the city. */
export interface Town extends Point {
  id: number;
  population: number;
}

/** A cell is cut in four only when at least so many people are expected to live in each of the quarters. */
export const PEOPLE_A_CELL = 2_000;

/** People a square kilometre in the middle of a large town: Paris has 20,000, inner London 10,000, other towns fewer. */
const DENSEST = 8_000;
/** A village is spread over so many metres at least, and the gazetteer does not say where its middle is to better. */
const NARROWEST_M = 1_500;
/** A town ends at so many standard deviations. */
const SPREAD = 3;
const PARTS = 2 ** MOST_CUTS;

/** Standard deviation in metres of where a town's people live around its point, were they spread like a bell. */
const spreadM = (population: number) =>
  Math.max(NARROWEST_M, Math.sqrt((population * 1e6) / (2 * Math.PI * DENSEST)));

/**
 * Metres around its point in which seven of eight of a town's people live: all that its name alone says of a home in it. By
 * the half kilometre, as cells are.
 */
export const townRadiusM = (population: number) => 500 * Math.ceil((2 * spreadM(population)) / 500);

/** Metres from the centre of a square within which a town of `population` counts in it. */
export const reachM = (population: number) => SPREAD * spreadM(population) + SQUARE_SIDE_M;

/** The middle of a square, in degrees. */
export const middleOf = ({ south, west, height, width }: Square): Point => ({
  lat: south + height / 2,
  lon: wrapLon(west + width / 2),
});

/**
 * How often to cut a square for each of its smallest cells, row by row from the south-west: a function of the square and of the
 * towns around alone, never of who asks, of the day or of other listings.
 * @param towns at least all whose {@link reachM} holds the square's middle; more change nothing
 */
export function cutsOf(square: Square, towns: readonly Town[]): Uint8Array {
  const cuts = new Uint8Array(PARTS * PARTS);
  if (square.polar) return cuts;
  const people = peopleIn(square, towns);
  const sum = (row: number, column: number, size: number) => {
    let total = 0;
    for (let r = row; r < row + size; r++)
      for (let c = column; c < column + size; c++) total += people[r * PARTS + c] ?? 0;
    return total;
  };
  const cut = (row: number, column: number, size: number, depth: number) => {
    const half = size / 2;
    const quarters = [0, half].flatMap((r) => [0, half].map((c) => [row + r, column + c] as const));
    const enough = depth < MOST_CUTS && quarters.every(([r, c]) => sum(r, c, half) >= PEOPLE_A_CELL);
    if (enough) for (const [r, c] of quarters) cut(r, c, half, depth + 1);
    else
      for (let r = row; r < row + size; r++) cuts.fill(depth, r * PARTS + column, r * PARTS + column + size);
  };
  cut(0, 0, PARTS, 0);
  return cuts;
}

/** The cell of a point in a square that {@link cutsOf} has cut. */
export function cellIn(square: Square, cuts: Uint8Array, point: Point): Cell {
  const { row, column } = partAt(square, point, PARTS);
  return cellAt(point, cuts[row * PARTS + column] ?? 0);
}

/** The cell of a point by how many people live around. `towns` as for {@link cutsOf}. */
export function cellByPeople(point: Point, towns: readonly Town[]): Cell {
  const square = squareAt(point);
  return cellIn(square, cutsOf(square, towns), point);
}

/** People expected in each of a square's smallest cells. */
function peopleIn(square: Square, towns: readonly Town[]): Float64Array {
  const people = new Float64Array(PARTS * PARTS);
  const middle = middleOf(square);
  const metresEast = METRES_PER_DEGREE * Math.cos((middle.lat * Math.PI) / 180);
  const [high, wide] = [(square.height * METRES_PER_DEGREE) / PARTS, (square.width * metresEast) / PARTS];
  // In one order whatever the caller's, because a sum of fractions depends on it.
  const near = towns
    .filter((town) => distanceM(middle, town) <= reachM(town.population))
    .sort((a, b) => a.id - b.id);
  for (const { lat, lon, population } of near) {
    const spread = spreadM(population);
    const [north, east] = [(lat - middle.lat) * METRES_PER_DEGREE, wrapLon(lon - middle.lon) * metresEast];
    const rows = bell(north, high, spread);
    const columns = bell(east, wide, spread);
    for (let r = 0; r < PARTS; r++)
      for (let c = 0; c < PARTS; c++)
        people[r * PARTS + c] =
          (people[r * PARTS + c] ?? 0) + population * (rows[r] ?? 0) * (columns[c] ?? 0);
  }
  return people;
}

/** The share of a bell around `centre` in each part of a line of parts `size` long around 0, by the height at its middle. */
function bell(centre: number, size: number, spread: number): number[] {
  return Array.from({ length: PARTS }, (_, part) => {
    const away = ((part + 0.5 - PARTS / 2) * size - centre) / spread;
    return (Math.exp(-(away ** 2) / 2) * size) / (spread * Math.sqrt(2 * Math.PI));
  });
}
